import { formatDecimal } from '#money';
import type { EntityManager } from 'typeorm';
import type { DueRefund } from './settlement.rules.js';
import type { Routed } from './outcome.rules.js';

/** Whose money it is. */
export interface Reservation {
  refundId: string;
  merchantId: string;
  returnId: string;
  orderId: string;
  currency: string;
  due: DueRefund;
  /** The gateway of each tender. */
  gatewayOf: (tender: Routed) => string;
  approvalsNeeded: 0 | 1 | 2;
  by: string;
  note?: string;
  at: Date;
}

/**
 * Writes a reserved refund and takes its money from the payments, in one statement. Two indexes and a check are the
 * walls: one live refund per line, shipping once per order, and no payment gives back more than was captured.
 */
export async function insertReservation(tx: EntityManager, reservation: Reservation): Promise<void> {
  const { refundId, merchantId, returnId, orderId, currency, due, gatewayOf, at, approvalsNeeded, by } =
    reservation;
  await tx.query(insert, [
    refundId,
    merchantId,
    returnId,
    orderId,
    currency,
    at,
    due.amountMinor,
    due.shippingMinor,
    due.restockingFeeMinor,
    due.returnShippingFeeMinor,
    due.shortfallMinor,
    JSON.stringify(due.lines),
    JSON.stringify(due.tenders.map((tender) => ({ ...tender, gateway: gatewayOf(tender) }))),
    reservation.note ?? noteOf(reservation),
    by,
    approvalsNeeded,
    due.means ?? 'original',
    due.bonusMinor ?? 0,
  ]);
}

const insert = `
  with reserved as (
    insert into refund (refund_id, merchant_id, return_id, order_id, status, currency, reserved_at,
      amount_minor, shipping_minor, restocking_fee_minor, return_shipping_fee_minor, shortfall_minor,
      approvals_needed, two_to_confirm, means, bonus_minor)
    values ($1, $2, $3, $4, 'reserved', $5, $6, $7, $8, $9, $10, $11, $16, $16 = 2, $17, $18)),
  line as (
    insert into refund_line (refund_id, merchant_id, return_id, order_id, return_line_id, order_line_id, position,
      sku, quantity, refund_minor, tax_minor, kind)
    select $1, $2, $3, $4, return_line_id, order_line_id, position, sku, quantity, refund_minor, tax_minor,
      coalesce(kind, 'goods')
    from rows from (jsonb_to_recordset($12) as ("returnLineId" text, "orderLineId" text, sku text, quantity int,
        "refundMinor" bigint, "taxMinor" bigint, kind text))
      with ordinality as l(return_line_id, order_line_id, sku, quantity, refund_minor, tax_minor, kind, position)),
  tender as (
    insert into refund_tender (refund_id, merchant_id, order_id, payment_id, position, gateway, amount_minor)
    select $1, $2, $4, payment_id, position, gateway, amount_minor
    from rows from (jsonb_to_recordset($13) as ("paymentId" text, gateway text, "amountMinor" bigint))
      with ordinality as t(payment_id, gateway, amount_minor, position)
    returning payment_id, amount_minor),
  taken as (
    update payment p set refunded_minor = p.refunded_minor + t.minor
    from (select payment_id, sum(amount_minor)::bigint as minor from tender group by payment_id) t
    where p.merchant_id = $2 and p.order_id = $4 and p.payment_id = t.payment_id)
  insert into refund_transition (merchant_id, refund_id, action, to_status, acted_by, acted_at, note)
  values ($2, $1, 'reserve', 'reserved', $15, $6, $14)`;

/** Tells of money that the payments on file do not cover: the order's data is at odds with itself. */
function noteOf({ due, currency }: Reservation): string | null {
  if (due.shortfallMinor === 0) return null;
  const short = formatDecimal({ amountMinor: due.shortfallMinor, currency });
  return `the payments on file cover ${short} ${currency} less than what came back is worth`;
}
