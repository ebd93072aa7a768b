import type { LineFacts, PurchaseFacts, ReturnFacts } from './facts.js';
import type { Period } from './period.js';
import type { MerchantPolicy } from './policy.js';
import { finding, type Finding } from './responses.js';
import { epochOf, hasHappened } from './zone.js';

/** One requested line with its purchase, and all else that a rule may look at. */
export interface LineCase {
  readonly line: LineFacts;
  readonly purchase: PurchaseFacts;
  readonly faulty: boolean;
  /** Null until the event that starts it has happened. */
  readonly window: Period | null;
  readonly facts: ReturnFacts;
  readonly policy: MerchantPolicy;
  readonly now: string;
}

/** Says what it found, or null where it has nothing to say. */
export type Rule = (line: LineCase) => Finding | null;

/** All are asked, whatever the others say: a refusal names every reason. */
export const rules: readonly Rule[] = [
  enoughPiecesLeft,
  goodsOnly,
  delivered,
  insideWindow,
  noFinalSale,
  hygieneSealIntact,
  faultyGoods,
  somethingPaid,
  valueWithinLimit,
];

/** Counts the whole request: two lines may ask for pieces of the same order line. */
function enoughPiecesLeft({ line, purchase, facts }: LineCase): Finding | null {
  const sameLine = facts.lines.filter(({ lineId }) => lineId === line.lineId);
  const quantityRequested = sameLine.reduce((total, { quantity }) => total + quantity, 0);
  const quantityReturnable = Math.max(0, purchase.quantityPurchased - purchase.quantityAlreadyReturned);
  if (quantityRequested <= quantityReturnable) return null;
  return finding('quantity_exceeds_returnable', { quantityRequested, quantityReturnable });
}

function goodsOnly({ purchase }: LineCase): Finding | null {
  return purchase.isGoods ? null : finding('not_goods');
}

function delivered({ purchase, now }: LineCase): Finding | null {
  return hasHappened(purchase.deliveredAt, now) ? null : finding('not_yet_delivered');
}

function insideWindow({ window, now }: LineCase): Finding | null {
  if (!window) return null;
  const { lastDayOn, endsAt } = window;
  return finding(epochOf(now) < epochOf(endsAt) ? 'within_window' : 'outside_window', { lastDayOn });
}

function noFinalSale({ purchase, faulty }: LineCase): Finding | null {
  return purchase.finalSale && !faulty ? finding('final_sale') : null;
}

function hygieneSealIntact({ line, faulty }: LineCase): Finding | null {
  return line.hygieneSeal === 'broken' && !faulty ? finding('hygiene_seal_broken') : null;
}

function faultyGoods({ line, faulty }: LineCase): Finding | null {
  return faulty ? finding('faulty_goods_always_accepted', { reasonCode: line.reasonCode }) : null;
}

function somethingPaid({ purchase }: LineCase): Finding | null {
  return purchase.paidMinor > 0 ? null : finding('nothing_paid');
}

/** Looks at the return as a whole, so that splitting it into lines changes nothing. */
function valueWithinLimit({ facts, policy }: LineCase): Finding | null {
  const limitMinor = policy.reviewAboveMinor[facts.order.currency];
  const valueMinor = facts.lines.reduce((total, { purchase }) => total + (purchase?.paidMinor ?? 0), 0);
  if (limitMinor === undefined || valueMinor <= limitMinor) return null;
  return finding('high_value_review', { valueMinor, limitMinor });
}
