import type { Fee } from '#money';
import type { PolicyActions, PolicyQuestion, Resolution } from './policy-document.js';

/** A rule's own answer: which rule gave it. */
export interface Said {
  readonly ruleId: string;
  /** A response code of the merchant's. */
  readonly code: string;
}

/** What a merchant's policy says of one line, before the law is asked. */
export interface MerchantTerms {
  /** Null: no end. */
  readonly windowDays: number | null;
  readonly windowStarts: NonNullable<PolicyActions['windowStarts']>;
  /** The rule that set the window; null for the base terms. */
  readonly windowRuleId: string | null;
  readonly declines: readonly Said[];
  readonly reviews: readonly Said[];
  readonly bypass: readonly string[];
  readonly resolutions: readonly Resolution[];
  /** For all pieces of the line, together never above what was paid for them. */
  readonly lineFees: readonly Fee[];
  /** Kept back once from the whole return, if every line that stands has them; then the lowest counts. */
  readonly returnFees: readonly Fee[];
  readonly keepItem: boolean;
  readonly donateItem: boolean;
  /** With `keepItem`: what the customer gets of the price; null for all of it. */
  readonly partialCreditMinor: number | null;
  readonly returnShippingPaidBy: 'seller' | 'consumer';
  readonly refundShipping: NonNullable<PolicyActions['refundShipping']>;
  readonly bonusCreditMinor: number;
  readonly shopNowBonusMinor: number;
  readonly questions: readonly PolicyQuestion[];
  readonly photoRequired: boolean;
  /** Null: all that there are, save `excludedMethods`. */
  readonly methods: readonly string[] | null;
  readonly excludedMethods: readonly string[];
  readonly exchangeDelivery: string | null;
  readonly reasonGroup: string | null;
  readonly hideProduct: boolean;
  readonly destination: string | null;
  readonly restockLocation: string | null;
  readonly shipByDays: number;
  readonly refundTrigger: NonNullable<PolicyActions['refundTrigger']>;
  readonly tenderStrategy: NonNullable<PolicyActions['tenderStrategy']>;
  /** Every rule whose condition held, in order. */
  readonly firedRules: readonly string[];
}
