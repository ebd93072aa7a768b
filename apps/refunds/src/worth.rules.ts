import { NotFound } from '#contracts';
import { refundLines } from '#money';
import type { PaidOrder, RefundBreakdown } from '#money';

/** What live refunds have given back for one order line. */
export interface GivenBack {
  orderLineId: string;
  quantity: number;
  refundMinor: number;
  taxMinor: number;
}

/** Pieces of one order line that the bench accepted. */
export interface AcceptedLine {
  orderLineId: string;
  authorizedQuantity: number;
  acceptedQuantity: number;
}

/**
 * For each line the pieces to refund now: those accepted, but no more than were authorized or than no live refund has
 * given back yet. Throws NotFound for a line the order does not have.
 */
export function piecesToRefund(
  order: PaidOrder,
  givenBack: readonly GivenBack[],
  lines: readonly AcceptedLine[],
): number[] {
  const remaining = new Map(order.lines.map((line) => [line.lineId, line.quantity]));
  const take = (orderLineId: string, quantity: number): number => {
    const left = remaining.get(orderLineId) ?? 0;
    const taken = Math.max(0, Math.min(quantity, left));
    remaining.set(orderLineId, left - taken);
    return taken;
  };
  for (const { orderLineId, quantity } of givenBack) take(orderLineId, quantity);
  return lines.map(({ orderLineId, acceptedQuantity, authorizedQuantity }) => {
    if (!order.lines.some(({ lineId }) => lineId === orderLineId))
      throw new NotFound('order line', orderLineId);
    return take(orderLineId, Math.min(acceptedQuantity, authorizedQuantity));
  });
}

interface Pieces {
  orderLineId: string;
  quantity: number;
}

/** Tax included, before fees; one entry for each of `lines`. */
export interface Worth {
  lines: { refundMinor: number; taxMinor: number }[];
  shippingMinor: number;
}

/**
 * What the pieces are worth. The calculator values what was given back before and what comes back now in one run; where
 * the former was given another amount then (a failed refund freed pieces in the middle, or the order was registered
 * again), the difference goes into this refund, so that all parts still add up to what was paid.
 */
export function worthOf(
  order: PaidOrder,
  givenBack: readonly GivenBack[],
  now: { lines: readonly Pieces[]; refundShipping: boolean },
): Worth {
  const before = givenBack.filter((given) =>
    now.lines.some((line) => line.orderLineId === given.orderLineId),
  );
  const breakdown = refundLines(
    order,
    { lines: [], shippingRefunded: false },
    { lines: [...before, ...now.lines].map(asQuantity), refundShipping: now.refundShipping, fees: [] },
  );
  const refundOf = catchUp(before, breakdown, 'refundMinor');
  const taxOf = catchUp(before, breakdown, 'taxMinor');
  const lines = now.lines.map(({ orderLineId }, at) => {
    const { refundMinor, taxMinor } = breakdown.lines[before.length + at]!;
    return { refundMinor: refundOf(orderLineId, refundMinor), taxMinor: taxOf(orderLineId, taxMinor) };
  });
  return { lines, shippingMinor: breakdown.shipping.refundMinor };
}

/** Gives a line's share plus what is open from before; what would fall below zero is carried to the next share. */
function catchUp(before: GivenBack[], breakdown: RefundBreakdown, field: 'refundMinor' | 'taxMinor') {
  const open = new Map(
    before.map((given, at) => [given.orderLineId, breakdown.lines[at]![field] - given[field]]),
  );
  return (orderLineId: string, shareMinor: number): number => {
    const dueMinor = shareMinor + (open.get(orderLineId) ?? 0);
    open.set(orderLineId, Math.min(0, dueMinor));
    return Math.max(0, dueMinor);
  };
}

const asQuantity = ({ orderLineId, quantity }: Pieces) => ({ lineId: orderLineId, quantity });
