import { NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { RefundRecord } from './refund.record.js';
import type { PaymentLeft } from './tenders.rules.js';
import type { GivenBack } from './worth.rules.js';

const selectRefund = `
  select r.refund_id as "refundId", r.merchant_id as "merchantId", r.return_id as "returnId",
    r.order_id as "orderId", r.status, r.attempt, r.told_paid as "toldPaid", r.currency,
    r.means, r.bonus_minor as "bonusMinor", r.approvals_needed as "approvalsNeeded",
    r.approved_by as "approvedBy", r.two_to_confirm as "twoToConfirm",
    r.amount_minor as "amountMinor",
    r.shipping_minor as "shippingMinor", r.shortfall_minor as "shortfallMinor",
    r.restocking_fee_minor as "restockingFeeMinor", r.return_shipping_fee_minor as "returnShippingFeeMinor",
    (select json_agg(json_build_object('returnLineId', l.return_line_id, 'orderLineId', l.order_line_id,
       'sku', l.sku, 'quantity', l.quantity, 'refundMinor', l.refund_minor, 'taxMinor', l.tax_minor, 'kind', l.kind)
       order by l.position) from refund_line l where l.refund_id = r.refund_id) as lines,
    (select json_agg(json_build_object('position', t.position, 'paymentId', t.payment_id, 'method', p.method,
       'amountMinor', t.amount_minor, 'gateway', t.gateway, 'status', t.status, 'attempt', t.attempt,
       'frozen', p.frozen_at is not null, 'submittedAt', t.submitted_at, 'absentAt', t.absent_at,
       'gatewayReference', t.gateway_reference, 'paymentReference', t.payment_reference,
       'paidReference', t.paid_reference, 'paidAt', t.paid_at, 'failureReason', t.failure_reason,
       'confirmedBy', t.confirmed_by,
       'lookUpAfter', t.look_up_after) order by t.position)
       from refund_tender t join payment p using (merchant_id, order_id, payment_id)
       where t.refund_id = r.refund_id) as tenders,
    (select json_agg(json_build_object('tender', h.tender, 'from', h.from_status, 'action', h.action, 'to', h.to_status,
       'by', h.acted_by, 'at', h.acted_at, 'note', h.note) order by h.transition_id)
       from refund_transition h where h.refund_id = r.refund_id) as timeline
  from refund r`;

export interface RefundFilter {
  merchantId: string;
  /** A customer sees the refunds of one order only. */
  orderId?: string | undefined;
  returnId?: string | undefined;
  status?: string | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

/** Newest first. */
export const findRefunds = (tx: EntityManager, filter: RefundFilter): Promise<RefundRecord[]> =>
  tx.query(
    `${selectRefund}
     where r.merchant_id = $1 and ($2::text is null or r.order_id = $2) and ($3::text is null or r.return_id = $3)
       and ($4::text is null or r.status = $4) and ($5::text is null or r.refund_id < $5)
     order by r.refund_id desc limit $6`,
    [filter.merchantId, filter.orderId, filter.returnId, filter.status, filter.startingAfter, filter.limit],
  );

/** Throws NotFound. */
export async function getRefund(tx: EntityManager, refundId: string): Promise<RefundRecord> {
  const rows: RefundRecord[] = await tx.query(`${selectRefund} where r.refund_id = $1`, [refundId]);
  if (!rows[0]) throw new NotFound('refund', refundId);
  return rows[0];
}

/** As getRefund; nobody else changes the refund before this transaction ends. */
export async function lockRefund(tx: EntityManager, refundId: string): Promise<RefundRecord> {
  // A statement of its own: what one statement reads beside the row it waits for is as old as the statement.
  await tx.query(`select from refund where refund_id = $1 for update`, [refundId]);
  return getRefund(tx, refundId);
}

/** Refunds with a tender to submit to one of `gateways`, locked; those that another process holds are left to it. */
export const claimReserved = (
  tx: EntityManager,
  { gateways, limit, now }: { gateways: readonly string[]; limit: number; now: Date },
): Promise<RefundRecord[]> =>
  lockSome(
    tx,
    `select r.refund_id from refund r where r.refund_id in (
       select t.refund_id from refund_tender t join payment p using (merchant_id, order_id, payment_id)
       where t.status = 'reserved' and t.gateway = any($1) and p.frozen_at is null)
       and cardinality(r.approved_by) >= r.approvals_needed
       and not exists (select from return_hold h
         where (h.merchant_id, h.return_id) = (r.merchant_id, r.return_id) and h.holds_until > $3)
     order by r.refund_id limit $2 for update of r skip locked`,
    [gateways, limit, now],
  );

/** Refunds with a tender whose gateway owes news since before `now`, locked. */
export const claimUnanswered = (tx: EntityManager, now: Date, limit: number): Promise<RefundRecord[]> =>
  lockSome(
    tx,
    `select r.refund_id from refund r where r.refund_id in (
       select refund_id from refund_tender where look_up_after <= $1)
     order by r.refund_id limit $2 for update of r skip locked`,
    [now, limit],
  );

async function lockSome(tx: EntityManager, sql: string, values: unknown[]): Promise<RefundRecord[]> {
  const rows: { refund_id: string }[] = await tx.query(sql, values);
  if (rows.length === 0) return [];
  return tx.query(`${selectRefund} where r.refund_id = any($1) order by r.refund_id`, [
    rows.map((row) => row.refund_id),
  ]);
}

/** What the order's live refunds gave back, per order line. */
export const givenBackOf = (tx: EntityManager, merchantId: string, orderId: string): Promise<GivenBack[]> =>
  tx.query(
    `select order_line_id as "orderLineId", coalesce(sum(quantity) filter (where kind = 'goods'), 0)::int as quantity,
       sum(refund_minor)::bigint as "refundMinor", sum(tax_minor)::bigint as "taxMinor"
     from refund_line where merchant_id = $1 and order_id = $2 and live group by order_line_id`,
    [merchantId, orderId],
  );

/** What live refunds cover already: lines of a return, and the shipping of its order. */
export interface Covered {
  returnLineIds: string[];
  shipping: boolean;
}

export async function coveredOf(
  tx: EntityManager,
  { merchantId, orderId, returnId }: { merchantId: string; orderId: string; returnId: string },
): Promise<Covered> {
  const rows: Covered[] = await tx.query(
    `select array(select return_line_id from refund_line where merchant_id = $1 and return_id = $3 and live
         and kind = 'goods')
       as "returnLineIds",
       exists (select from refund where merchant_id = $1 and order_id = $2 and live and shipping_minor > 0)
       as shipping`,
    [merchantId, orderId, returnId],
  );
  return rows[0]!;
}

/** All that was taken of an order, read at one instant: what a settlement starts from. */
export interface TakenOfOrder {
  covered: Covered;
  givenBack: GivenBack[];
  payments: (PaymentLeft & { capturedMinor: number })[];
}

export async function takenOf(
  tx: EntityManager,
  { merchantId, orderId, returnId }: { merchantId: string; orderId: string; returnId: string },
): Promise<TakenOfOrder> {
  const rows: TakenOfOrder[] = await tx.query(
    `select json_build_object(
         'returnLineIds', array(select return_line_id from refund_line
           where merchant_id = $1 and return_id = $3 and live and kind = 'goods'),
         'shipping', exists (select from refund
           where merchant_id = $1 and order_id = $2 and live and shipping_minor > 0)) as covered,
       (select coalesce(json_agg(g), '[]') from (
          select order_line_id as "orderLineId", coalesce(sum(quantity) filter (where kind = 'goods'), 0) as quantity,
            sum(refund_minor) as "refundMinor", sum(tax_minor) as "taxMinor"
          from refund_line where merchant_id = $1 and order_id = $2 and live group by order_line_id) g) as "givenBack",
       (select coalesce(json_agg(p order by p.position, p."paymentId"), '[]') from (
          select payment_id as "paymentId", method, position, captured_minor as "capturedMinor",
            greatest(0, captured_minor - refunded_minor - refunded_elsewhere_minor) as "leftMinor"
          from payment where merchant_id = $1 and order_id = $2) p) as payments`,
    [merchantId, orderId, returnId],
  );
  return rows[0]!;
}

/** The order's payments as they were taken. */
export const paymentsOf = (
  tx: EntityManager,
  merchantId: string,
  orderId: string,
): Promise<(PaymentLeft & { capturedMinor: number })[]> =>
  tx.query(
    `select payment_id as "paymentId", method, captured_minor as "capturedMinor",
       greatest(0, captured_minor - refunded_minor - refunded_elsewhere_minor) as "leftMinor"
     from payment where merchant_id = $1 and order_id = $2 order by position, payment_id`,
    [merchantId, orderId],
  );
