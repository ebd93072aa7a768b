import type { SpokenRight, Amount } from '../explain/statement.js';
import type { Speech } from '../explain/speech.js';
import type { PeriodUnit } from '../law/law-rule.js';
import type { PolicyFee } from '../policy/policy-document.js';
import type { MerchantTerms } from '../policy/terms.js';

export const sectionIds = ['time', 'exclusions', 'how', 'cost', 'refund', 'faulty', 'law'] as const;
export type SectionId = (typeof sectionIds)[number];

/** What a legal period counts from, as a page tells it. */
export type PeriodStart = 'delivery' | 'contract' | 'document' | 'delivery_and_document';

/** The sentences of a policy page. `other` is what merchants write themselves: it stands as it is. */
export interface PageTexts {
  readonly title: string;
  /** A name and what is said of it. */
  readonly about: (name: string, text: string) => string;
  readonly headings: Readonly<Record<SectionId, string>>;
  readonly window: (about: { days: number; starts: MerchantTerms['windowStarts'] }, speech: Speech) => string;
  readonly noEnd: string;
  readonly noReturns: string;
  readonly season: (about: { startOn: string; endOn: string; days: number | null }, speech: Speech) => string;
  readonly house: (
    about: { minAmount: Amount | null; length: number; unit: PeriodUnit },
    speech: Speech,
  ) => string;
  readonly lawLonger: string;
  readonly excluded: string;
  readonly nothingExcluded: string;
  /** Where every exclusion of the policy spares faulty goods. */
  readonly faultyAllTheSame: string;
  readonly excludedNotByLaw: string;
  readonly start: string;
  readonly shipBy: (days: number, speech: Speech) => string;
  readonly fee: (
    about: { fee: PolicyFee; amountMinor: number | null; currency: string },
    speech: Speech,
  ) => string;
  readonly noFees: string;
  readonly feesNotByLaw: string;
  readonly resolutions: (items: readonly string[], speech: Speech) => string;
  readonly outbound: Readonly<Record<MerchantTerms['refundShipping'], string>>;
  /** Leads a sentence that holds only for returns by law. */
  readonly byLegalRight: (sentence: string) => string;
  readonly noTerm: string;
  readonly faultyWindow: (days: number, speech: Speech) => string;
  readonly faultyNoEnd: string;
  readonly faultyShipping: Readonly<Record<'seller' | 'consumer', string>>;
  readonly right: (
    about: {
      citation: string;
      right: SpokenRight;
      length: number;
      unit: PeriodUnit;
      start: PeriodStart;
      dayOne: boolean;
    },
    speech: Speech,
  ) => string;
  readonly notWhere: (right: string) => string;
  readonly noLaw: string;
  readonly ownChoice: string;
}

/** For a sentence that follows a colon. */
export function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
