import { NotFound } from '#contracts';
import type { PaidOrder } from '#money';

/** What live refunds have given back for one order line; amounts for pieces that stay count no piece. */
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

/** What a refund takes of an order. */
export interface Taken {
  lines: readonly GivenBack[];
  tenders: readonly { paymentId: string; amountMinor: number }[];
}

/**
 * Whether a refund that gave its pieces and its money back may have them again: what was refunded in the meantime must
 * leave enough of every line, in pieces and in money, and of every payment.
 */
export function fitsAgain(
  order: PaidOrder,
  now: { givenBack: readonly GivenBack[]; payments: readonly { paymentId: string; leftMinor: number }[] },
  { lines, tenders }: Taken,
): boolean {
  const linesFit = order.lines.every((line) => {
    const parts = [...now.givenBack, ...lines].filter((part) => part.orderLineId === line.lineId);
    const worthMinor = line.grossMinor - line.discountMinor + (line.taxIncluded ? 0 : line.taxMinor);
    return (
      parts.length === 0 ||
      (total(parts.map((part) => part.quantity)) <= line.quantity &&
        total(parts.map((part) => part.refundMinor)) <= worthMinor)
    );
  });
  const paymentsFit = now.payments.every(({ paymentId, leftMinor }) => {
    const parts = tenders.filter((tender) => tender.paymentId === paymentId);
    return total(parts.map(({ amountMinor }) => amountMinor)) <= leftMinor;
  });
  return linesFit && paymentsFit;
}

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);
