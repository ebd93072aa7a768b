import { MoneyError } from './errors.js';
import { naturalNumber } from './integers.js';
import { multiplyRatio } from './ratio.js';
import type { PaidOrder, RefundedSoFar, ShippingRefund, ShippingRequest } from './refund.types.js';

const none: ShippingRefund = { refundMinor: 0, taxMinor: 0 };

/** What was given back of the goods, this refund included, and what all of them are worth. */
interface Goods {
  givenMinor: number;
  worthMinor: number;
}

/** What a request gives back of the shipping. */
export function refundShipping(
  order: PaidOrder,
  already: RefundedSoFar,
  asked: ShippingRequest,
  goodsOf: () => Goods,
): ShippingRefund {
  if (asked === false) return none;
  const paid = paidShipping(order);
  const given = already.shippingRefunded ? paid : (already.shipping ?? none);
  if (already.shippingRefunded || (paid.refundMinor > 0 && given.refundMinor >= paid.refundMinor)) {
    throw new MoneyError('shipping_already_refunded', 'shipping has been refunded before');
  }
  const untilMinor = given.refundMinor + amountOf(asked, { paid, given, goodsOf });
  const taxUntil = paid.refundMinor === 0 ? 0 : multiplyRatio(paid.taxMinor, untilMinor, paid.refundMinor);
  return {
    refundMinor: untilMinor - given.refundMinor,
    taxMinor: Math.max(0, taxUntil - given.taxMinor),
  };
}

function paidShipping(order: PaidOrder): ShippingRefund {
  const shippingMinor = naturalNumber(order.shippingMinor, 'shippingMinor');
  const taxMinor = naturalNumber(order.shippingTaxMinor, 'shippingTaxMinor');
  return { refundMinor: shippingMinor + (order.shippingTaxIncluded ? 0 : taxMinor), taxMinor };
}

interface Shipping {
  paid: ShippingRefund;
  given: ShippingRefund;
  goodsOf: () => Goods;
}

function amountOf(asked: Exclude<ShippingRequest, false>, { paid, given, goodsOf }: Shipping): number {
  const leftMinor = paid.refundMinor - given.refundMinor;
  if (asked === true) return leftMinor;
  if (asked === 'proportional') {
    const { givenMinor, worthMinor } = goodsOf();
    if (worthMinor === 0) return leftMinor;
    const untilMinor = multiplyRatio(paid.refundMinor, givenMinor, worthMinor);
    return Math.min(leftMinor, Math.max(0, untilMinor - given.refundMinor));
  }
  if (naturalNumber(asked.amountMinor, 'shipping') > leftMinor) {
    throw new MoneyError(
      'amount_exceeds_remaining',
      `shipping: ${asked.amountMinor} asked, ${leftMinor} left`,
    );
  }
  return asked.amountMinor;
}
