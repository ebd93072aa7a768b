import type { FeeCode } from '#money';

export const resolutionsOffered = ['refund', 'exchange', 'store_credit', 'repair', 'keep_item'] as const;
export type Resolution = (typeof resolutionsOffered)[number];

/** Why goods come back: the list of `#contracts`, which this lib may not import; a spec holds the two together. */
export const reasonCodes = [
  'changed_mind',
  'no_longer_needed',
  'better_price_found',
  'ordered_by_mistake',
  'does_not_fit',
  'quality_not_expected',
  'not_as_described',
  'arrived_too_late',
  'damaged_in_transit',
  'defective',
  'wrong_item_sent',
  'missing_parts',
  'other',
  'not_specified',
] as const;

/** Minor units by ISO 4217 code. A currency that is not listed has no such amount. */
export type AmountsMinor = Readonly<Record<string, number>>;

/**
 * A merchant's policy as data, written as JSON or YAML. Rules stand in order: for each action the first rule that
 * matches and says something about it wins, for `fees` and `questions` the first for each code or id. Of `decline`,
 * `review`, `bypass`, `waiveFees`, `excludeResolutions` and `excludeMethods` all count. What the law gives cannot be
 * taken away here.
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

/**
 * Exactly one operator stands beside `fact` (`fact-fields.ts`). Amounts are in minor units, days are whole. A fact
 * that is not known (null) is neither above nor below anything.
 */
export interface Comparison {
  readonly fact: string;
  readonly is?: FactValue;
  readonly isNot?: FactValue;
  readonly in?: readonly FactValue[];
  readonly notIn?: readonly FactValue[];
  /** A number; of a day, YYYY-MM-DD. So are the next three. */
  readonly above?: number | string;
  readonly atLeast?: number | string;
  readonly below?: number | string;
  readonly atMost?: number | string;
  /** Of a list fact: holds this element. */
  readonly has?: string;
  /** Of a list fact: holds one of these. */
  readonly hasAny?: readonly string[];
}

export type FactValue = string | number | boolean | null;

export const feeCodes = ['restocking_fee', 'return_shipping_fee'] as const satisfies readonly FeeCode[];
export const refundTriggers = ['authorization', 'carrier_scan', 'dock_scan', 'inspection'] as const;
export const tenderStrategies = [
  'original_ratio',
  'newest_first',
  'gift_card_first',
  'card_first',
  'same_means',
] as const;
export const windowStarts = ['delivered', 'placed', 'dispatched'] as const;
export const shippingPayers = ['seller', 'consumer'] as const;
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
  /** Taken from whatever is offered. */
  readonly excludeResolutions?: readonly Resolution[];
  readonly fees?: readonly PolicyFee[];
  readonly waiveFees?: readonly FeeCode[];
  readonly keepItem?: boolean;
  /** The customer may give the goods away instead of sending them. */
  readonly donateItem?: boolean;
  /** With `keepItem`: the part of what was paid that the customer gets, instead of all. */
  readonly partialCreditPercent?: number;
  readonly returnShippingPaidBy?: (typeof shippingPayers)[number];
  readonly refundShipping?: (typeof shippingRefunds)[number];
  /** On top of what was paid for the line, where it is taken as store credit. */
  readonly bonusCredit?: PolicyBonus;
  /** On top of what was paid for the line, where it is spent in the shop at once. */
  readonly shopNowBonus?: PolicyBonus;
  readonly questions?: readonly PolicyQuestion[];
  readonly photoRequired?: boolean;
  readonly methods?: readonly string[];
  readonly excludeMethods?: readonly string[];
  /** How an exchange travels to the customer, for example `ship_at_once`. */
  readonly exchangeDelivery?: string;
  /** Which reasons the portal offers. */
  readonly reasonGroup?: string;
  /** The portal does not show the line. */
  readonly hideProduct?: boolean;
  readonly destination?: string;
  readonly restockLocation?: string;
  readonly shipByDays?: number;
  readonly refundTrigger?: (typeof refundTriggers)[number];
  readonly tenderStrategy?: (typeof tenderStrategies)[number];
}

/** `percent` of what was paid for the line, an amount, or both together. */
export interface PolicyBonus {
  readonly percent?: number;
  readonly amountMinor?: AmountsMinor;
}

/**
 * `percent` of what was paid, or an amount, never both. `per` line it is kept back from each; `per` return once, and
 * the percent is of the whole return. Percents have at most two decimals.
 */
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
