import { MoneyError } from './errors.js';
import { naturalNumber, sum } from './integers.js';
import { share } from './ratio.js';

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

/** A line may appear several times, once for each earlier refund. */
export interface RefundedSoFar {
  readonly lines: readonly LineQuantity[];
  readonly shippingRefunded: boolean;
}

export type FeeCode = 'restocking_fee' | 'return_shipping_fee';

export interface Fee {
  readonly code: FeeCode;
  readonly amountMinor: number;
}

/** A line may appear several times, for example once for each reason. */
export interface RefundRequest {
  readonly lines: readonly LineQuantity[];
  readonly refundShipping: boolean;
  readonly fees: readonly Fee[];
}

export interface LineRefund {
  readonly lineId: string;
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

/** `amountMinor` is what is kept; `waivedMinor` is what the refund could not bear. */
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

/**
 * What to pay back. The quote and the refund both call this, so they cannot differ. Each unit gives back exactly
 * its share: however an order comes back, piece by piece and in any order, the parts add up to what was paid.
 * Throws `unknown_line`, `invalid_quantity`, `quantity_exceeds_remaining`, `shipping_already_refunded` and, for
 * an order or a fee that makes no sense, `invalid_amount`.
 */
export function refundLines(
  order: PaidOrder,
  alreadyRefunded: RefundedSoFar,
  request: RefundRequest,
): RefundBreakdown {
  const lines = refundEachLine(order, alreadyRefunded.lines, request.lines);
  const shipping = refundShipping(order, alreadyRefunded, request);
  const refundMinor = sum([...lines.map((line) => line.refundMinor), shipping.refundMinor]);
  const fees = chargeFees(request.fees, refundMinor);
  const totalMinor = refundMinor - sum(fees.map((fee) => fee.amountMinor));
  return { currency: order.currency, lines, shipping, fees, totalMinor };
}

function refundEachLine(
  order: PaidOrder,
  alreadyRefunded: readonly LineQuantity[],
  requested: readonly LineQuantity[],
): LineRefund[] {
  const paidLines = new Map(order.lines.map((line) => [line.lineId, line]));
  const refunded = new Map<string, number>();
  const take = ({ lineId, quantity }: LineQuantity): number => {
    const before = refunded.get(lineId) ?? 0;
    refunded.set(lineId, before + quantity);
    return before;
  };

  alreadyRefunded.forEach(take);
  return requested.map((wanted) => {
    const paid = paidLines.get(wanted.lineId);
    if (!paid) throw new MoneyError('unknown_line', `the order has no line "${wanted.lineId}"`);
    return refundLine(paid, take(wanted), wanted.quantity);
  });
}

function refundLine(paid: PaidLine, before: number, quantity: number): LineRefund {
  checkQuantity(paid, before, quantity);
  const sharedOut = (totalMinor: number): number =>
    share(naturalNumber(totalMinor, `line "${paid.lineId}"`), before, before + quantity, paid.quantity);

  const goodsMinor = sharedOut(paid.grossMinor - paid.discountMinor);
  const discountMinor = sharedOut(paid.discountMinor);
  const taxMinor = sharedOut(paid.taxMinor);
  const refundMinor = goodsMinor + (paid.taxIncluded ? 0 : taxMinor);
  return { lineId: paid.lineId, quantity, goodsMinor, discountMinor, taxMinor, refundMinor };
}

function checkQuantity({ lineId, quantity: paidQuantity }: PaidLine, before: number, quantity: number): void {
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    throw new MoneyError('invalid_quantity', `line "${lineId}": quantity must be a whole number above zero`);
  }
  const remaining = paidQuantity - before;
  if (quantity > remaining) {
    throw new MoneyError(
      'quantity_exceeds_remaining',
      `line "${lineId}": ${quantity} asked, ${remaining} left`,
    );
  }
}

function refundShipping(order: PaidOrder, already: RefundedSoFar, request: RefundRequest): ShippingRefund {
  if (!request.refundShipping) return { refundMinor: 0, taxMinor: 0 };
  if (already.shippingRefunded) {
    throw new MoneyError('shipping_already_refunded', 'shipping has been refunded before');
  }
  const shippingMinor = naturalNumber(order.shippingMinor, 'shippingMinor');
  const taxMinor = naturalNumber(order.shippingTaxMinor, 'shippingTaxMinor');
  return { refundMinor: shippingMinor + (order.shippingTaxIncluded ? 0 : taxMinor), taxMinor };
}

function chargeFees(fees: readonly Fee[], refundMinor: number): ChargedFee[] {
  let leftMinor = refundMinor;
  return fees.map(({ code, amountMinor }) => {
    const chargedMinor = Math.min(naturalNumber(amountMinor, code), leftMinor);
    leftMinor -= chargedMinor;
    return { code, amountMinor: chargedMinor, waivedMinor: amountMinor - chargedMinor };
  });
}
