import type { Fee } from '#money';
import type { Holiday } from './calendars.js';
import type { PeriodUnit } from './law/law-rule.js';
import type { Remedy, RuleKind, TriggerEvent, WeekendDay } from './law/vocabulary.js';
import type { Resolution } from './policy/policy-document.js';
import type { MerchantTerms } from './policy/terms.js';
import type { Finding, ResponseCode, Verdict } from './responses.js';

/** `law`: a statute. `house`: a store rule the product ships, such as the US three-day cancellation. `policy`: the merchant's. */
export type RuleSource = 'law' | 'house' | 'policy';

export interface RuleRef {
  readonly source: RuleSource;
  readonly ruleId: string;
  /** Instrument and section of a law; the title of a policy's rule. */
  readonly citation: string;
  /** Null for a rule of the merchant's policy. */
  readonly kind: RuleKind | null;
  readonly confidence: 'high' | 'medium' | 'low' | null;
}

export interface RejectedRule {
  readonly rule: RuleRef;
  /** A code: `channel`, `subject`, `reason`, `condition:<code>`, `not_in_force`, `disabled`, or the reason code of its finding. */
  readonly why: string;
}

/** A day that was not counted, and why. `names` are those of the holiday, by language. */
export interface SkippedDay {
  readonly on: string;
  readonly why: WeekendDay | 'holiday';
  readonly names?: Holiday['names'];
}

/** The time in which something may be asked, as one rule counts it in the consumer's days. */
export interface Window {
  readonly rule: RuleRef;
  readonly event: TriggerEvent | 'placed' | 'dispatched' | 'informed';
  /** Local day of the event; null while it has not happened. */
  readonly startsOn: string | null;
  /** Null where the law names no number of days. */
  readonly length: number | null;
  readonly unit: PeriodUnit | null;
  readonly countEventDay: boolean;
  /** Last day before any extension or rollover. */
  readonly plainLastDayOn: string | null;
  /** Null where the window has no end, or has not started. */
  readonly lastDayOn: string | null;
  /** The first instant that is too late. */
  readonly endsAt: string | null;
  /** Inside a count of business days, in order. */
  readonly skipped: readonly SkippedDay[];
  /** Days at the end that moved the last day on. */
  readonly rolledOver: readonly SkippedDay[];
  /** The basis of the rollover, as the pack cites it. */
  readonly rolloverBasis: string | null;
  /** Set where the consumer was not told of the right, or late. */
  readonly notInformed: string | null;
  readonly status: 'open' | 'closed' | 'not_started' | 'no_fixed_end';
}

/** What the law says of one line, or the store's own rule: the most favourable rule that matched. */
export interface RightFinding {
  readonly eligible: boolean;
  readonly rule: RuleRef | null;
  /** Other rules that give the same. */
  readonly alsoRuleIds: readonly string[];
  /** `within_window`, `after_deadline`, `below_min_amount`, `excluded:<flag>`, `no_statutory_right`, `no_fixed_window`, `period_not_started`. */
  readonly reasonCode: string;
  readonly window: Window | null;
  /** What the order must come to under this rule, in minor units of its currency; null where any order will do. */
  readonly minAmount: {
    readonly amountMinor: number;
    readonly currency: string;
    readonly comparison: '>=' | '>';
  } | null;
  readonly remedy: Remedy | null;
  readonly remedyStrength: number;
}

/** One for each requested line, in the order of the request; it holds for all pieces of the line. */
export interface LineDecision {
  readonly lineId: string;
  readonly quantity: number;
  /** Pieces of the order line that may still come back, other live returns counted. */
  readonly returnableQuantity: number;
  /** Whether the reason counts as a fault of the goods or of the seller. */
  readonly faulty: boolean;
  readonly verdict: Verdict;
  /** Every reason for the verdict. */
  readonly responseCodes: readonly ResponseCode[];
  /** All that the rules found, also what did not decide. */
  readonly findings: readonly Finding[];
  readonly statutory: RightFinding;
  /** Null where the store has no rule of this kind. */
  readonly house: RightFinding | null;
  /** Every window that matched: law, house, policy. */
  readonly windows: readonly Window[];
  /** The window that counts for the customer: of those that are open, the last to end; else the last that was. */
  readonly window: Window | null;
  /** Remedies the law gives now. */
  readonly remedies: readonly Remedy[];
  /** For all pieces of the line; if fewer come back, take the `share` of those. Empty when declined. */
  readonly fees: readonly Fee[];
  /** What the consumer may choose. Empty when declined. */
  readonly resolutions: readonly Resolution[];
  /** The merchant's terms for the line; null where no purchase matches. */
  readonly terms: MerchantTerms | null;
  readonly appliedRules: readonly RuleRef[];
  readonly rejectedRules: readonly RejectedRule[];
}

/** When the money must be back, by law or by the policy. */
export interface RefundDeadline {
  readonly rule: RuleRef;
  readonly startsWhen: 'notice' | 'goods_received' | 'goods_received_or_proof_of_sending' | 'agreed';
  /** 0: at once. */
  readonly length: number;
  readonly unit: PeriodUnit;
  /** Known already where the notice starts the term; null until the goods are back or the proof is there. */
  readonly dueOn: string | null;
  readonly mayWithholdUntil: 'goods_received_or_proof_of_dispatch' | null;
}

export interface Decision {
  readonly decidedAt: string;
  /** Of every amount here, and the consumer's zone in which days were counted: those of the order. */
  readonly currency: string;
  readonly timeZone: string;
  /** Review while any line needs a person; else accept if any line is accepted; else decline. */
  readonly verdict: Verdict;
  readonly responseCodes: readonly ResponseCode[];
  readonly lines: readonly LineDecision[];
  readonly returnShipping: { readonly paidBy: 'seller' | 'consumer'; readonly rule: RuleRef | null };
  /** Outbound shipping that is owed, if no earlier refund paid it back. */
  readonly outboundShippingRefunded: {
    readonly extent: 'none' | 'standard_delivery' | 'all';
    readonly rule: RuleRef | null;
  };
  /** Null when declined, or where no rule sets a term. */
  readonly refundDeadline: RefundDeadline | null;
  /** Fees of the return as a whole, beside those of its lines. */
  readonly fees: readonly Fee[];
  /** When the parcel must be on its way. Null when declined. */
  readonly shipWithin: {
    readonly startsOn: string;
    readonly lastDayOn: string;
    readonly endsAt: string;
  } | null;
  readonly versions: {
    readonly engine: string;
    readonly policy: string;
    readonly law: string;
    readonly calendars: string;
  };
}
