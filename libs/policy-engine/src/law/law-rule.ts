import type {
  ConditionCode,
  Flag,
  GoodsType,
  LegalReason,
  Remedy,
  ReturnShipping,
  RuleKind,
  SaleChannel,
  TriggerEvent,
  WeekendDay,
} from './vocabulary.js';
import type { RefundTrigger } from './refund-triggers.js';

/** One rule of law as a pack holds it. Field guide: docs/LAW.md. Null means not applicable, or that the text is silent. */
export interface LawRule {
  readonly ruleId: string;
  /** ISO 3166-1 or 3166-2 code; `EU` for a template that only member states' rows bring into force, `ZZ` for any place. */
  readonly jurisdiction: string;
  readonly jurisdictionName: string;
  readonly inheritsFrom: string | null;
  readonly kind: RuleKind;
  /** Law; otherwise the store's own rule, or the statement that there is none. */
  readonly statutory: boolean;
  readonly mandatory: boolean;
  readonly legalInstrument: string;
  readonly section: string;
  readonly appliesTo: {
    readonly channels: readonly SaleChannel[];
    readonly subjects: readonly GoodsType[];
    readonly reasons: readonly (LegalReason | 'any')[];
    readonly conditions: readonly ConditionCode[];
  };
  readonly trigger: { readonly event: TriggerEvent; readonly countEventDay: boolean } | null;
  readonly period: RulePeriod | null;
  readonly endOfDay: 'end_of_last_local_day' | null;
  readonly clock: 'consumer_local' | null;
  readonly noticeEffectiveOn: 'dispatch' | 'receipt' | null;
  readonly rollover: Rollover | null;
  readonly minAmount: readonly AmountThreshold[] | null;
  readonly exclusions: readonly Flag[];
  readonly refundDeadline: RefundDeadlineRule | null;
  readonly returnGoodsDeadline: {
    readonly length: number;
    readonly unit: PeriodUnit;
    readonly trigger: string;
    readonly effect: string;
    readonly who: string;
  } | null;
  readonly returnShippingPaidBy: ReturnShipping | null;
  readonly outboundShippingRefunded: boolean | 'standard_delivery_only' | null;
  readonly consumerFee: {
    readonly rule: 'min';
    readonly percent: number;
    /** Major units of `currency`. */
    readonly amount: number;
    readonly currency: string;
  } | null;
  readonly extensionIfNotInformed: NotInformed | null;
  readonly noticeForm: Readonly<Record<string, unknown>> | null;
  /** Local days; an order is judged by the rules in force on its contract day. `effectiveTo` is the first day without. */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly amendments: readonly string[];
  /** Rules of low confidence are disabled. */
  readonly confidence: 'high' | 'medium' | 'low';
  readonly sourceUrls: readonly string[];
  readonly sourceBasis: 'primary-text' | 'secondary-text' | 'knowledge';
  readonly engineHints: Readonly<Record<string, unknown>>;
  readonly notes: string | null;
  readonly asOf: string;
  readonly remedy: Remedy | null;
  /** 3: refund at the consumer's choice; 2: repair first; 0: none. */
  readonly remedyStrength: number;
}

export type PeriodUnit = 'calendar_day' | 'business_day' | 'working_day' | 'month' | 'year';

export interface RulePeriod {
  readonly length: number;
  readonly unit: PeriodUnit;
  readonly businessDays: {
    readonly weekend: readonly WeekendDay[];
    /** Id of a calendar; `AU-<state>` stands for the consumer's state. */
    readonly holidayCalendar: string;
  } | null;
}

export interface Rollover {
  readonly mode: 'none' | 'next_working_day' | 'not_applicable' | 'unclear';
  readonly nonWorkingDays: readonly (WeekendDay | 'holiday')[];
  readonly holidayCalendar: string | null;
  readonly basis: string | null;
  readonly confidence: string | null;
}

export interface AmountThreshold {
  /** Major units of `currency`. */
  readonly value: number;
  readonly currency: string;
  readonly comparison: '>=' | '>';
  /** A channel, `any`, or a condition code. */
  readonly when: string;
  /** Contract days that it governs, the last one excluded; left out: as long as the rule. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
}

export interface RefundDeadlineRule {
  /** 0: at once. Null: the text sets no term. */
  readonly length: number | null;
  readonly unit: PeriodUnit | null;
  readonly trigger: RefundTrigger | null;
  readonly mayWithholdUntil: 'goods_received_or_proof_of_dispatch' | null;
  readonly holidayCalendar: string | null;
  readonly note: string | null;
}

/** What happens to the period of a consumer who was not told of the right, or too late. */
export type NotInformed =
  | {
      readonly type: 'extend';
      readonly addMonths: number;
      readonly from: 'end_of_initial_period';
      readonly ifInformedLater?: {
        readonly length: number;
        readonly unit: PeriodUnit;
        readonly from: string;
      };
    }
  | {
      readonly type: 'replace';
      readonly length: number;
      readonly unit: PeriodUnit;
      readonly from: 'delivery' | 'contract' | 'contract_copy_received';
      readonly condition?: string;
    }
  | { readonly type: 'tiered'; readonly tiers: readonly { readonly months: number; readonly if: string }[] }
  | {
      readonly type: 'starts_when_informed';
      readonly capMonths: number;
      readonly from: string;
    }
  | { readonly type: 'from_day_address_known'; readonly length: number; readonly unit: PeriodUnit }
  | {
      readonly type:
        | 'open_until_compliant_notice_given'
        | 'starts_only_when_informed'
        | 'no_expiry_until_informed'
        | 'any_time_if_disclosure_failed'
        | 'from_day_notice_brought_to_attention'
        | 'federal_rule_silent';
      readonly note?: string;
    };

/** The law of one place: its rules, and the cases that hold the engine to them. */
export interface LawPack {
  readonly jurisdiction: string;
  readonly name: string;
  readonly rules: readonly LawRule[];
  readonly cases: readonly LawCase[];
}

/** A case with its answer, in the format of a vectors file. */
export interface LawCase {
  readonly id: string;
  readonly jurisdiction: string;
  readonly channel: SaleChannel;
  readonly reason: LegalReason;
  /** Major units. */
  readonly amount: number;
  readonly currency: string;
  readonly consumerTimeZone: string;
  readonly orderedAt: string;
  readonly deliveredAt: string | null;
  readonly deliveries: readonly string[] | null;
  readonly regularDelivery: boolean;
  readonly contractCopyReceivedAt: string | null;
  readonly informedAt: string;
  readonly requestedAt: string;
  readonly goods: { readonly type: GoodsType; readonly flags: readonly Flag[] };
  /** Codes of circumstances that hold. */
  readonly facts: readonly string[];
  readonly merchantPolicy: { readonly usThreeDay?: boolean; readonly windowDays?: number } | null;
  readonly holidayCalendar: string | null;
  readonly expected: LawCaseAnswer;
  readonly why: string;
  readonly tags: readonly string[];
  readonly confidence: string;
}

export interface LawCaseAnswer {
  readonly statutoryEligible: boolean;
  readonly ruleId: string | null;
  readonly alsoAcceptableRuleIds: readonly string[];
  readonly deadlineLocalDate: string | null;
  readonly deadlineInstant: string | null;
  readonly reasonCode: string;
  readonly remedy: string | null;
  readonly merchant: {
    readonly ruleId: string;
    readonly eligible: boolean;
    readonly deadlineLocalDate: string | null;
    readonly reasonCode: string;
  } | null;
  readonly overallEligible: boolean;
}
