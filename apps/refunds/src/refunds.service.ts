import { Clock } from '#chassis';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actionFor, isProvenAbsent } from './answer.rules.js';
import { answerWithinMs, manualGateway } from './gateways/gateway.js';
import type { GatewayAnswer, TenderToPay } from './gateways/gateway.js';
import { Gateways } from './gateways/gateways.js';
import { claimReserved, claimUnanswered, lockRefund } from './refund.queries.js';
import type { RefundRecord, RefundTender } from './refund.record.js';
import { move, renew } from './refund.moves.js';
import type { Step } from './refund.moves.js';
import { RefundBooks } from './refund.books.js';

/** Milliseconds between two look-ups of a tender whose fate stays unknown. */
const lookUpEveryMs = 10_000;
/** Milliseconds between two look-ups of a tender that waits for a bank: a webhook comes first, unless it is lost. */
const checkEveryMs = 3_600_000;
/** Refunds a worker takes at a time. */
const batchSize = 8;

/** Moves the tenders of refunds along their lifecycle, as workers and gateways say. */
@Injectable()
export class RefundsService {
  constructor(
    private readonly clock: Clock,
    private readonly books: RefundBooks,
    @Inject(Gateways) private readonly gateways: Gateways,
  ) {}

  /** Takes tenders to hand to their gateways. From here on only a gateway's answer moves them. */
  async claim(tx: EntityManager): Promise<TenderToPay[]> {
    const at = this.clock.now();
    const lookUpAfter = after(at, answerWithinMs);
    const claimed: TenderToPay[] = [];
    for (const refund of await claimReserved(tx, {
      gateways: this.gateways.names(),
      limit: batchSize,
      now: at,
    })) {
      for (const tender of refund.tenders.filter((one) => this.isPayable(one))) {
        await move(tx, refund, tender, { action: 'submit', by: 'system', at, lookUpAfter });
        claimed.push(toPay(refund, { ...tender, submittedAt: at.toISOString() }));
      }
      await this.books.settleUp(tx, refund);
    }
    return claimed;
  }

  /** Takes tenders whose gateway owes news: they are looked up. */
  async claimUnanswered(tx: EntityManager): Promise<TenderToPay[]> {
    const now = this.clock.now();
    const claimed: TenderToPay[] = [];
    for (const refund of await claimUnanswered(tx, now, batchSize)) {
      for (const tender of refund.tenders.filter((one) => this.owesNews(one, now))) {
        if (tender.status === 'submitting') await this.lose(tx, refund, tender);
        await tx.query(`update refund_tender set look_up_after = $3 where refund_id = $1 and position = $2`, [
          refund.refundId,
          tender.position,
          nextLookUp(tender, now),
        ]);
        claimed.push(toPay(refund, tender));
      }
      await this.books.settleUp(tx, refund);
    }
    return claimed;
  }

  /** Applies what a gateway said of an attempt, unless it is no news. */
  async apply(
    tx: EntityManager,
    asked: Pick<TenderToPay, 'refundId' | 'position' | 'attempt'> & { how: 'submit' | 'look_up' },
    answer: GatewayAnswer,
  ): Promise<void> {
    const refund = await lockRefund(tx, asked.refundId);
    const tender = refund.tenders.find(({ position }) => position === asked.position);
    if (!tender || tender.attempt !== asked.attempt) return;
    if (answer.outcome === 'absent') await this.miss(tx, refund, tender);
    else await this.learn(tx, refund, tender, { ...answer, how: asked.how });
    if (answer.outcome === 'failed' && answer.disputed) await freeze(tx, refund, tender, this.clock.now());
    await this.books.settleUp(tx, refund);
  }

  private async learn(
    tx: EntityManager,
    refund: RefundRecord,
    tender: RefundTender,
    { how, ...answer }: Exclude<GatewayAnswer, { outcome: 'absent' }> & { how: 'submit' | 'look_up' },
  ): Promise<void> {
    const action = actionFor(tender.status, answer.outcome, how);
    if (!action) return;
    const wasPaid = tender.status === 'succeeded';
    const byHand = tender.gateway === manualGateway;
    await move(tx, refund, tender, { ...stepOf(answer, this.clock.now(), byHand), action });
    if (answer.outcome === 'succeeded') {
      tender.paidAt = answer.paidAt.toISOString();
      await this.books.paid(tx, refund, tender);
    }
    if (answer.outcome === 'failed')
      await this.books.lost(tx, refund, tender, { wasPaid, reason: answer.reason });
  }

  /** The gateway knows nothing of it: once is no proof, it may still be on its way. */
  private async miss(tx: EntityManager, refund: RefundRecord, tender: RefundTender): Promise<void> {
    const now = this.clock.now();
    if (tender.status === 'submitting') await this.lose(tx, refund, tender);
    if (tender.status !== 'unknown') return;
    if (isProvenAbsent(tender.absentAt, now)) {
      const note = 'the gateway never received it';
      await move(tx, refund, tender, { action: 'resubmit', by: 'system', at: now, note });
      await renew(tx, refund, tender);
    } else {
      await tx.query(
        `update refund_tender set absent_at = coalesce(absent_at, $3) where refund_id = $1 and position = $2`,
        [refund.refundId, tender.position, now],
      );
    }
  }

  private async lose(tx: EntityManager, refund: RefundRecord, tender: RefundTender): Promise<void> {
    const at = this.clock.now();
    const note = 'the gateway did not answer';
    await move(tx, refund, tender, {
      action: 'lose',
      by: 'system',
      at,
      note,
      lookUpAfter: after(at, lookUpEveryMs),
    });
  }

  private isPayable({ status, frozen, gateway }: RefundTender): boolean {
    return status === 'reserved' && !frozen && this.gateways.of(gateway) !== undefined;
  }

  private owesNews({ lookUpAfter, gateway }: RefundTender, now: Date): boolean {
    return lookUpAfter !== null && new Date(lookUpAfter) <= now && this.gateways.of(gateway) !== undefined;
  }
}

/** What is paid is looked up once more only when a hint asks for it. */
function nextLookUp({ status }: RefundTender, now: Date): Date | null {
  if (status === 'succeeded') return null;
  return after(now, status === 'unknown' ? lookUpEveryMs : checkEveryMs);
}

/** What an answer tells of a tender, whatever the action. */
function stepOf(
  answer: Exclude<GatewayAnswer, { outcome: 'absent' }>,
  at: Date,
  byHand: boolean,
): Omit<Step, 'action'> {
  const gatewayReference = 'gatewayReference' in answer ? answer.gatewayReference : undefined;
  const step = { by: 'system', at, gatewayReference };
  switch (answer.outcome) {
    case 'succeeded': {
      const { reference, paidAt } = answer;
      return { ...step, note: reference, paidReference: reference, paidAt };
    }
    case 'pending':
      return {
        ...step,
        paymentReference: answer.reference,
        lookUpAfter: byHand ? null : after(at, checkEveryMs),
      };
    case 'requires_action':
      return { ...step, lookUpAfter: after(at, checkEveryMs) };
    case 'failed':
    case 'canceled':
      return { ...step, note: answer.reason, failureReason: answer.reason };
    case 'unknown':
      return { ...step, note: answer.reason, lookUpAfter: after(at, lookUpEveryMs) };
  }
}

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

function toPay(refund: RefundRecord, tender: RefundTender): TenderToPay {
  const { refundId, merchantId, returnId, orderId, currency } = refund;
  return { ...tender, refundId, merchantId, returnId, orderId, currency };
}

/** A disputed payment gives nothing back until the dispute is over. */
async function freeze(
  tx: EntityManager,
  { merchantId, orderId }: RefundRecord,
  { paymentId, failureReason }: RefundTender,
  at: Date,
): Promise<void> {
  await tx.query(
    `update payment set frozen_at = coalesce(frozen_at, $4), frozen_reason = coalesce(frozen_reason, $5)
     where merchant_id = $1 and order_id = $2 and payment_id = $3`,
    [merchantId, orderId, paymentId, at, failureReason ?? 'disputed'],
  );
}
