export type Resolution = 'refund' | 'exchange' | 'store_credit' | 'repair' | 'keep_item';

/** Minor units by ISO 4217 code. A currency that is not listed has no such amount. */
export type AmountsMinor = Readonly<Record<string, number>>;

/** A merchant's rules, as data. What faulty goods are owed cannot be switched off. */
export interface MerchantPolicy {
  readonly version: string;
  readonly windowStartsWhen: 'delivered' | 'placed';
  readonly returnWindowDays: number;
  /** Instead of `returnWindowDays`. */
  readonly windowDaysByReason: Readonly<Record<string, number>>;
  /** Reasons where the goods, not the consumer's mind, are the cause: no exclusion and no fee applies. */
  readonly faultyReasons: readonly string[];
  /** The least that a faulty reason gets. */
  readonly faultyWindowDays: number;
  /** A return worth more than this goes to a person. */
  readonly reviewAboveMinor: AmountsMinor;
  /** Whole percent of what was paid. */
  readonly restockingFeePercentByReason: Readonly<Record<string, number>>;
  /** Kept back once per return, unless a line is faulty. */
  readonly returnShippingFeeMinor: AmountsMinor;
  /** `whole_order`: once no piece of the order stays with the consumer. */
  readonly refundShippingWhen: 'never' | 'whole_order' | 'whole_order_or_faulty';
  /** Days the consumer has to hand the parcel over, once accepted. */
  readonly shipByDays: number;
  readonly resolutions: readonly Resolution[];
}

export const defaultPolicy: MerchantPolicy = {
  version: 'default-1',
  windowStartsWhen: 'delivered',
  returnWindowDays: 30,
  windowDaysByReason: {},
  faultyReasons: ['not_as_described', 'damaged_in_transit', 'defective', 'wrong_item_sent', 'missing_parts'],
  faultyWindowDays: 730,
  reviewAboveMinor: {},
  restockingFeePercentByReason: {},
  returnShippingFeeMinor: {},
  refundShippingWhen: 'whole_order',
  shipByDays: 14,
  resolutions: ['refund', 'exchange', 'store_credit'],
};

export function isFaulty({ faultyReasons }: MerchantPolicy, reasonCode: string): boolean {
  return faultyReasons.includes(reasonCode);
}

export function windowDays(policy: MerchantPolicy, reasonCode: string): number {
  const days = policy.windowDaysByReason[reasonCode] ?? policy.returnWindowDays;
  return isFaulty(policy, reasonCode) ? Math.max(days, policy.faultyWindowDays) : days;
}
