import { next } from '#contracts';
import { Outbox } from '#messaging';
import { Clock } from '#chassis';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { GatewayAnswer } from './gateways/gateway.js';
import { failEntries, settleEntries } from './ledger.rules.js';
import type { LedgerEntry, LedgerKind } from './ledger.rules.js';
import { postToLedger } from './ledger.service.js';
import { refundFailed, refundSucceeded } from './refund.events.js';
import { refundLifecycle } from './refund.lifecycle.js';
import type { RefundAction } from './refund.lifecycle.js';
import { claimReserved, claimUnanswered, lockRefund } from './refund.queries.js';
import type { RefundRecord } from './refund.queries.js';

/** Milliseconds a gateway may take to answer a submission before its refund counts as unknown. */
const answerWithinMs = 30_000;
/** Milliseconds between two look-ups of a refund whose fate stays unknown. */
const lookUpEveryMs = 10_000;
/** Refunds a worker takes at a time. */
const batchSize = 8;

/** A step of a refund, and what is learnt with it. */
interface Step {
  action: RefundAction;
  by: string;
  note?: string | undefined;
  lookUpAfter?: Date;
  paymentReference?: string;
  paidReference?: string;
  paidAt?: Date;
}

interface Payment {
  reference: string;
  paidAt?: Date | undefined;
}

/** Moves refunds along their lifecycle once they are reserved. */
@Injectable()
export class RefundsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A person has paid. Throws IllegalTransition. */
  async confirm(tx: EntityManager, refundId: string, paid: Payment & { by: string }): Promise<void> {
    await this.pay(tx, await lockRefund(tx, refundId), { action: 'confirm', ...paid });
  }

  /** A person could not pay, or the bank sent the money back. Throws IllegalTransition. */
  async fail(
    tx: EntityManager,
    refundId: string,
    { reason, by }: { reason: string; by: string },
  ): Promise<void> {
    await this.release(tx, await lockRefund(tx, refundId), { action: 'fail', by, reason });
  }

  /** Takes refunds to hand to the gateway. From here on only its answer moves them. */
  async claim(tx: EntityManager): Promise<RefundRecord[]> {
    const refunds = await claimReserved(tx, batchSize);
    const lookUpAfter = new Date(this.clock.now().getTime() + answerWithinMs);
    for (const refund of refunds)
      await this.move(tx, refund, { action: 'submit', by: 'system', lookUpAfter });
    return refunds;
  }

  /** Takes refunds whose gateway never answered: their fate is unknown until it is looked up. */
  async claimUnanswered(tx: EntityManager): Promise<RefundRecord[]> {
    const now = this.clock.now();
    const refunds = await claimUnanswered(tx, now, batchSize);
    if (refunds.length === 0) return refunds;
    for (const refund of refunds.filter(({ status }) => status === 'submitting')) {
      await this.move(tx, refund, { action: 'lose', by: 'system', note: 'the gateway did not answer' });
    }
    await tx.query(`update refund set look_up_after = $2 where refund_id = any($1)`, [
      refunds.map(({ refundId }) => refundId),
      new Date(now.getTime() + lookUpEveryMs),
    ]);
    return refunds;
  }

  /** Applies what the gateway said, unless another answer came first. */
  async apply(tx: EntityManager, refundId: string, answer: GatewayAnswer): Promise<void> {
    const refund = await lockRefund(tx, refundId);
    if (refund.status !== 'submitting' && refund.status !== 'unknown') return;
    switch (answer.outcome) {
      case 'pending':
        return this.move(tx, refund, { action: 'wait', by: 'system', paymentReference: answer.reference });
      case 'succeeded':
        return this.pay(tx, refund, { action: 'accept', by: 'system', ...answer });
      case 'failed':
        return this.release(tx, refund, { action: 'reject', by: 'system', reason: answer.reason });
      case 'unknown':
        if (refund.status === 'submitting') await this.move(tx, refund, { action: 'lose', by: 'system' });
    }
  }

  private async pay(
    tx: EntityManager,
    refund: RefundRecord,
    { action, by, reference, paidAt = this.clock.now() }: Payment & { action: RefundAction; by: string },
  ): Promise<void> {
    await this.move(tx, refund, { action, by, note: reference, paidReference: reference, paidAt });
    await this.post(tx, refund, 'settle', settleEntries(refund));
    await this.record(tx, refund, refundSucceeded(refund, paidAt));
  }

  /** Gives the money back to the payments and the pieces back to the order. */
  private async release(
    tx: EntityManager,
    refund: RefundRecord,
    { action, by, reason }: { action: RefundAction; by: string; reason: string },
  ): Promise<void> {
    await lockOrderOf(tx, refund);
    await this.move(tx, refund, { action, by, note: reason });
    await tx.query(
      `update payment p set refunded_minor = p.refunded_minor - t.amount_minor from refund_tender t
       where t.refund_id = $1
         and (p.merchant_id, p.order_id, p.payment_id) = (t.merchant_id, t.order_id, t.payment_id)`,
      [refund.refundId],
    );
    await this.post(tx, refund, 'fail', failEntries(refund, refund.status === 'succeeded'));
    await this.record(tx, refund, refundFailed(refund, reason));
  }

  /** Takes one step and writes it into the timeline. Throws IllegalTransition. */
  private async move(tx: EntityManager, refund: RefundRecord, step: Step): Promise<void> {
    const to = next(refundLifecycle, refund.status, step.action);
    await tx.query(
      `with moved as (
         update refund set status = $5, look_up_after = coalesce($9, look_up_after),
           payment_reference = coalesce($10, payment_reference),
           paid_reference = coalesce($11, paid_reference), paid_at = coalesce($12, paid_at)
         where refund_id = $2)
       insert into refund_transition
         (merchant_id, refund_id, from_status, action, to_status, acted_by, acted_at, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        refund.merchantId,
        refund.refundId,
        refund.status,
        step.action,
        to,
        step.by,
        this.clock.now(),
        step.note,
        step.lookUpAfter,
        step.paymentReference,
        step.paidReference,
        step.paidAt,
      ],
    );
  }

  private post(
    tx: EntityManager,
    refund: RefundRecord,
    kind: LedgerKind,
    entries: LedgerEntry[],
  ): Promise<void> {
    const { merchantId, refundId, currency } = refund;
    return postToLedger(tx, { merchantId, refundId, currency, kind, at: this.clock.now() }, entries);
  }

  private record(tx: EntityManager, { merchantId, refundId }: RefundRecord, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: refundId }, event);
  }
}

/** Whoever changes an order's payments holds its row, so that two of them never wait for each other. */
async function lockOrderOf(tx: EntityManager, { merchantId, orderId }: RefundRecord): Promise<void> {
  await tx.query(`select from paid_order where merchant_id = $1 and order_id = $2 for update`, [
    merchantId,
    orderId,
  ]);
}
