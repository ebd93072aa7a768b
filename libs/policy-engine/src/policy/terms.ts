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
  /** For all pieces of the line. */
  readonly lineFees: readonly Fee[];
  /** Kept back once from the whole return. */
  readonly returnFees: readonly Fee[];
  readonly keepItem: boolean;
  readonly returnShippingPaidBy: 'seller' | 'consumer';
  readonly refundShipping: NonNullable<PolicyActions['refundShipping']>;
  readonly bonusCreditMinor: number;
  readonly questions: readonly PolicyQuestion[];
  readonly photoRequired: boolean;
  readonly methods: readonly string[] | null;
  readonly destination: string | null;
  readonly restockLocation: string | null;
  readonly shipByDays: number;
  readonly refundTrigger: NonNullable<PolicyActions['refundTrigger']>;
  readonly tenderStrategy: NonNullable<PolicyActions['tenderStrategy']>;
  /** Every rule whose condition held, in order. */
  readonly firedRules: readonly string[];
}
