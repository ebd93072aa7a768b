/** One line as it was paid. All amounts are for the whole line, in minor units, and never negative. */
export interface PaidLine {
  readonly lineId: string;
  readonly quantity: number;
  /** Price × quantity, before the discount. */
  readonly grossMinor: number;
  /** This line's share of every discount. */
  readonly discountMinor: number;
  readonly taxMinor: number;
  /** Whether `grossMinor` already contains `taxMinor`. */
  readonly taxIncluded: boolean;
}

/** `shippingMinor` is what was charged after any shipping discount. */
export interface PaidOrder {
  readonly currency: string;
  readonly lines: readonly PaidLine[];
  readonly shippingMinor: number;
  readonly shippingTaxMinor: number;
  readonly shippingTaxIncluded: boolean;
}

export interface LineQuantity {
  readonly lineId: string;
  readonly quantity: number;
}

/** What an earlier refund gave for a line; without amounts it counts as the exact share of its pieces. */
export interface RefundedPart extends LineQuantity {
  /** Tax included. */
  readonly refundMinor?: number;
  readonly taxMinor?: number;
}

/** A line may appear several times, once for each earlier refund. */
export interface RefundedSoFar {
  readonly lines: readonly RefundedPart[];
  /** Whether all of the shipping was given back. */
  readonly shippingRefunded: boolean;
  /** What was given back of the shipping, where it was only a part. */
  readonly shipping?: ShippingRefund;
}

/**
 * Pieces of a line, and by default all they are worth. With `amountMinor` that much of them, tax included, and with
 * `taxOnly` nothing but their tax: such pieces stay the customer's and can still come back for the rest.
 */
export interface RequestedPart extends LineQuantity {
  readonly amountMinor?: number;
  readonly taxOnly?: boolean;
}

/** All that is left of the shipping, none of it, the goods' share of it, or an amount, tax included. */
export type ShippingRequest = boolean | 'proportional' | { readonly amountMinor: number };

export type FeeCode = 'restocking_fee' | 'return_shipping_fee' | 'diminished_value';
export type FeeWaiver = 'seller_at_fault' | 'goodwill' | 'not_allowed_by_law';

export interface Fee {
  readonly code: FeeCode;
  readonly amountMinor: number;
  /** The line whose refund bears the fee; without it the whole refund does. */
  readonly lineId?: string;
  /** Why the fee is not kept. */
  readonly waiver?: FeeWaiver;
  /** References of photos and findings; `diminished_value` needs one at least. */
  readonly evidence?: readonly string[];
}

/** A line may appear several times, for example once for each reason. */
export interface RefundRequest {
  readonly lines: readonly RequestedPart[];
  readonly refundShipping: ShippingRequest;
  readonly fees: readonly Fee[];
}

/** Can be handed in as a part of what was refunded so far. */
export interface LineRefund {
  readonly lineId: string;
  /** Pieces that are used up; 0 where only a part of their worth was refunded. */
  readonly quantity: number;
  /** Price after discount, as the customer saw it: with tax where prices include tax. */
  readonly goodsMinor: number;
  readonly discountMinor: number;
  readonly taxMinor: number;
  readonly refundMinor: number;
}

export interface ShippingRefund {
  readonly refundMinor: number;
  readonly taxMinor: number;
}

/** `amountMinor` is what is kept; `waivedMinor` is what was waived or the refund could not bear. */
export interface ChargedFee extends Fee {
  readonly waivedMinor: number;
}

/** One entry in `lines` and `fees` for each one requested, in that order. */
export interface RefundBreakdown {
  readonly currency: string;
  readonly lines: readonly LineRefund[];
  readonly shipping: ShippingRefund;
  readonly fees: readonly ChargedFee[];
  /** Lines plus shipping minus fees; never below zero. */
  readonly totalMinor: number;
}
