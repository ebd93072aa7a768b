import { next } from '#contracts';
import type { EntityManager } from 'typeorm';
import { PaidOrderRow } from './paid-order.entity.js';
import { refundLifecycle } from './refund.lifecycle.js';
import type { RefundAction } from './refund.lifecycle.js';
import { coveredOf, givenBackOf, paymentsOf } from './refund.queries.js';
import type { RefundRecord, RefundTender } from './refund.record.js';
import { NothingLeftToRefund } from './refunds.errors.js';
import type { SettledLine } from './settlement.rules.js';
import { fitsAgain } from './worth.rules.js';
import type { GivenBack } from './worth.rules.js';

/** A step of one tender, and what is learnt with it. */
export interface Step {
  action: RefundAction;
  by: string;
  at: Date;
  note?: string | undefined;
  /** When to ask the gateway again, if it has said nothing by then; null: never. */
  lookUpAfter?: Date | null;
  gatewayReference?: string | undefined;
  paymentReference?: string;
  paidReference?: string;
  paidAt?: Date;
  failureReason?: string;
}

/** Takes one step and writes it into the timeline; `tender` then shows where it is. Throws IllegalTransition. */
export async function move(
  tx: EntityManager,
  refund: RefundRecord,
  tender: RefundTender,
  step: Step,
): Promise<void> {
  const from = tender.status;
  const to = next(refundLifecycle, from, step.action);
  await tx.query(
    `with moved as (
       update refund_tender set status = $5, look_up_after = $9,
         gateway_reference = coalesce($10, gateway_reference),
         payment_reference = coalesce($11, payment_reference),
         paid_reference = coalesce($12, paid_reference), paid_at = coalesce($13, paid_at),
         failure_reason = coalesce($14, failure_reason),
         submitted_at = case when $4 = 'submit' then $7 else submitted_at end,
         confirmed_by = null
       where refund_id = $2 and position = $15)
     insert into refund_transition
       (merchant_id, refund_id, from_status, action, to_status, acted_by, acted_at, note, tender)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $15)`,
    [
      refund.merchantId,
      refund.refundId,
      from,
      step.action,
      to,
      step.by,
      step.at,
      step.note,
      step.lookUpAfter,
      step.gatewayReference,
      step.paymentReference,
      step.paidReference,
      step.paidAt,
      step.failureReason,
      tender.position,
    ],
  );
  tender.status = to;
}

/** Makes a tender ready for a new attempt, under a new key. */
export async function renew(
  tx: EntityManager,
  { refundId }: RefundRecord,
  tender: RefundTender,
  gateway = tender.gateway,
): Promise<void> {
  await tx.query(
    `update refund_tender set attempt = attempt + 1, gateway = $3, submitted_at = null, absent_at = null,
       gateway_reference = null, payment_reference = null, paid_reference = null, paid_at = null,
       failure_reason = null
     where refund_id = $1 and position = $2`,
    [refundId, tender.position, gateway],
  );
  tender.attempt += 1;
  tender.gateway = gateway;
}

/** Gives the money back to the payments; the pieces follow the refund's status. */
export async function release(tx: EntityManager, { refundId }: RefundRecord): Promise<void> {
  await tx.query(
    `update payment p set refunded_minor = p.refunded_minor - t.minor from (${tenderSums}) t
     where (p.merchant_id, p.order_id, p.payment_id) = (t.merchant_id, t.order_id, t.payment_id)`,
    [refundId],
  );
}

/** Takes the money from the payments again. Throws NothingLeftToRefund when something else was paid with it since. */
export async function takeAgain(tx: EntityManager, refund: RefundRecord): Promise<void> {
  const { merchantId, orderId, refundId } = refund;
  const order = await tx.findOneByOrFail(PaidOrderRow, { merchantId, orderId });
  const covered = await coveredOf(tx, refund);
  const goods = refund.lines.filter(({ kind }) => kind === 'goods');
  const now = {
    givenBack: await givenBackOf(tx, merchantId, orderId),
    payments: await paymentsOf(tx, merchantId, orderId),
  };
  const isCovered =
    goods.some(({ returnLineId }) => covered.returnLineIds.includes(returnLineId)) ||
    (covered.shipping && refund.shippingMinor > 0);
  if (isCovered || !fitsAgain(order, now, { lines: refund.lines.map(asGivenBack), tenders: refund.tenders }))
    throw new NothingLeftToRefund('another refund has taken its place', { refundId });
  await tx.query(
    `update payment p set refunded_minor = p.refunded_minor + t.minor from (${tenderSums}) t
     where (p.merchant_id, p.order_id, p.payment_id) = (t.merchant_id, t.order_id, t.payment_id)`,
    [refundId],
  );
}

/** Money for pieces that stay uses up none of them. */
const asGivenBack = (line: SettledLine): GivenBack => ({
  ...line,
  quantity: line.kind === 'goods' ? line.quantity : 0,
});

const tenderSums = `select merchant_id, order_id, payment_id, sum(amount_minor)::bigint as minor
  from refund_tender where refund_id = $1 group by merchant_id, order_id, payment_id`;

/** Whoever changes an order's payments holds its row, so that two of them never wait for each other. */
export async function lockOrderOf(
  tx: EntityManager,
  { merchantId, orderId }: Pick<RefundRecord, 'merchantId' | 'orderId'>,
): Promise<void> {
  await tx.query(`select from paid_order where merchant_id = $1 and order_id = $2 for update`, [
    merchantId,
    orderId,
  ]);
}
