import type { CloseReason } from '../withdrawal.dto.js';
import type { CostBearer, RefundRule, Regime } from '../withdrawal.terms.js';

export const receiptLanguages = ['en', 'es', 'fr', 'de', 'pt'] as const;
export type ReceiptLanguage = (typeof receiptLanguages)[number];

/** What the receipt and the letters after it say, in one language. */
export interface ReceiptWords {
  /** The right, as the regime's consumers know it, within a sentence. */
  right: Record<Regime, string>;
  title(right: string): string;
  subject(right: string, contract: string): string;
  greeting(name: string): string;
  lead(shop: string): string;
  declared: string;
  stated: string;
  name: string;
  contract: string;
  email: string;
  goods: string;
  allGoods: string;
  line(quantity: number, orderLineId: string): string;
  reason: string;
  number: string;
  next: string;
  /** Receipt is not acceptance. */
  receiptOnly: string;
  look: string;
  refund: Record<RefundRule, (days: number) => string>;
  wait: string;
  undelivered: string;
  sendBack(days: number): string;
  sendBackSoon: string;
  costs: Record<CostBearer, string>;
  mistake: string;
  law(law: string): string;
  otherLaw: string;
  hash: string;
  hashHint: string;
  link: string;
  asked(contract: string): string;
  askedLead(right: string, instant: string): string;
  askedEnd: string;
  closed(contract: string): string;
  closedLead(right: string, instant: string): string;
  closedBecause: Record<CloseReason, string>;
  closedEnd: string;
}
