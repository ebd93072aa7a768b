import type { FeeCode } from '#money';

export const resolutionsOffered = ['refund', 'exchange', 'store_credit', 'repair', 'keep_item'] as const;
export type Resolution = (typeof resolutionsOffered)[number];

/** Minor units by ISO 4217 code. A currency that is not listed has no such amount. */
export type AmountsMinor = Readonly<Record<string, number>>;

/**
 * A merchant's policy as data, written as JSON or YAML. Rules stand in order: for each action the first rule that
 * matches and says something about it wins, save `decline`, `review` and `bypass`, which all count. What the law gives
 * cannot be taken away here.
 */
export interface PolicyDocument {
  readonly name: string;
  readonly usThreeDayCancellation: {
    readonly enabled: boolean;
    /** At least 3. */
    readonly businessDays: number;
  };
  /** Reasons where the goods or the seller, not the consumer's mind, are the cause. */
  readonly faultyReasons: readonly string[];
  readonly rules: readonly PolicyRule[];
}

export interface PolicyRule {
  readonly id: string;
  readonly title?: string;
  /** Always, where it is left out. */
  readonly when?: Condition;
  readonly then: PolicyActions;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

/** Exactly one operator stands beside `fact`. Amounts are in minor units, days are whole. */
export interface Comparison {
  readonly fact: string;
  readonly is?: FactValue;
  readonly isNot?: FactValue;
  readonly in?: readonly FactValue[];
  readonly notIn?: readonly FactValue[];
  readonly above?: number;
  readonly atLeast?: number;
  readonly below?: number;
  readonly atMost?: number;
  /** Of a list fact: holds this element. */
  readonly has?: string;
  /** Of a list fact: holds one of these. */
  readonly hasAny?: readonly string[];
}

export type FactValue = string | number | boolean | null;

export const refundTriggers = ['authorization', 'carrier_scan', 'dock_scan', 'inspection'] as const;
export const tenderStrategies = [
  'original_ratio',
  'newest_first',
  'gift_card_first',
  'card_first',
  'same_means',
] as const;
export const windowStarts = ['delivered', 'placed', 'dispatched'] as const;
export const shippingRefunds = ['never', 'whole_order', 'whole_order_or_faulty', 'always'] as const;

export interface PolicyActions {
  /** Null: no end. */
  readonly windowDays?: number | null;
  readonly windowStarts?: (typeof windowStarts)[number];
  /** A response code of the merchant's own, lower snake case, for example `final_sale`. */
  readonly decline?: string;
  readonly review?: string;
  /** Response codes of declines that shall not count, for example `final_sale`. */
  readonly bypass?: readonly string[];
  readonly resolutions?: readonly Resolution[];
  readonly fees?: readonly PolicyFee[];
  readonly waiveFees?: readonly FeeCode[];
  readonly keepItem?: boolean;
  readonly returnShippingPaidBy?: 'seller' | 'consumer';
  readonly refundShipping?: (typeof shippingRefunds)[number];
  readonly bonusCredit?: { readonly percent?: number; readonly amountMinor?: AmountsMinor };
  readonly questions?: readonly PolicyQuestion[];
  readonly photoRequired?: boolean;
  readonly methods?: readonly string[];
  readonly destination?: string;
  readonly restockLocation?: string;
  readonly shipByDays?: number;
  readonly refundTrigger?: (typeof refundTriggers)[number];
  readonly tenderStrategy?: (typeof tenderStrategies)[number];
}

/** `percent` of what was paid for the line, or an amount; `per` return is kept back once. */
export interface PolicyFee {
  readonly code: FeeCode;
  readonly per: 'line' | 'return';
  readonly percent?: number;
  readonly amountMinor?: AmountsMinor;
}

export interface PolicyQuestion {
  readonly id: string;
  /** By language; `en` is always there. */
  readonly text: Readonly<Record<string, string>>;
  readonly required: boolean;
}
