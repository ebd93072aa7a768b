import { MoneyError } from './errors.js';
import { sum } from './integers.js';
import { chargeFees } from './refund.fees.js';
import { givenFor, refundPart, worthOf } from './refund.lines.js';
import type { Given } from './refund.lines.js';
import { refundShipping } from './refund.shipping.js';
import type {
  LineRefund,
  PaidLine,
  PaidOrder,
  RefundBreakdown,
  RefundedSoFar,
  RefundRequest,
} from './refund.types.js';

/**
 * What to pay back. The quote and the refund both call this, so they cannot differ. Each part brings what was given
 * back up to exactly the share of all pieces so far: however an order comes back, piece by piece and in any order, the
 * parts add up to what was paid. Throws `unknown_line`, `invalid_quantity`, `quantity_exceeds_remaining`,
 * `amount_exceeds_remaining`, `shipping_already_refunded`, `evidence_missing` and, for an order or a fee that makes no
 * sense, `invalid_amount`.
 */
export function refundLines(
  order: PaidOrder,
  alreadyRefunded: RefundedSoFar,
  request: RefundRequest,
): RefundBreakdown {
  const given = new Map(
    order.lines.map((paid) => [paid.lineId, { paid, given: givenFor(paid, alreadyRefunded.lines) }]),
  );
  const lines = request.lines.map((part): LineRefund => {
    const line = given.get(part.lineId);
    if (!line) throw new MoneyError('unknown_line', `the order has no line "${part.lineId}"`);
    const refund = refundPart(line.paid, line.given, part);
    line.given.add(refund);
    return refund;
  });
  const shipping = refundShipping(order, alreadyRefunded, request.refundShipping, () => goodsOf(given));
  const fees = chargeFees(request.fees, lines, shipping);
  const totalMinor =
    sum(lines.map((line) => line.refundMinor)) +
    shipping.refundMinor -
    sum(fees.map((fee) => fee.amountMinor));
  return { currency: order.currency, lines, shipping, fees, totalMinor };
}

/** What has been given back of the goods, with this refund, and what all of them are worth. */
function goodsOf(lines: ReadonlyMap<string, { paid: PaidLine; given: Given }>) {
  const all = [...lines.values()];
  return {
    givenMinor: sum(all.map(({ given }) => given.refundMinor)),
    worthMinor: sum(all.map(({ paid }) => worthOf(paid))),
  };
}
