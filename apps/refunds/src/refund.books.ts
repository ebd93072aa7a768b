import { Clock } from '#chassis';
import { Outbox } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeadlinesService } from './deadlines/deadlines.service.js';
import { counterEntries, reserveEntries, settleEntries } from './ledger.rules.js';
import type { LedgerEntry, LedgerKind } from './ledger.rules.js';
import { postToLedger } from './ledger.service.js';
import { refundFailed, refundReserved, refundSucceeded, tenderFailed } from './refund.events.js';
import { holds, stateOf } from './refund.lifecycle.js';
import { lockOrderOf, release, takeAgain } from './refund.moves.js';
import { issueNote, reverseNote } from './papers/credit-notes.js';
import type { RefundRecord, RefundTender } from './refund.record.js';

/** What follows when tenders move: ledger, payments, events. */
@Injectable()
export class RefundBooks {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly deadlines: DeadlinesService,
  ) {}

  /** One tender was paid. */
  async paid(tx: EntityManager, refund: RefundRecord, tender: RefundTender): Promise<void> {
    await this.post(tx, refund, { kind: 'settle', entries: settleEntries(tender), tender });
  }

  /** One tender failed; where it had been paid, the money came back. */
  async lost(
    tx: EntityManager,
    refund: RefundRecord,
    tender: RefundTender,
    { wasPaid, reason }: { wasPaid: boolean; reason: string },
  ): Promise<void> {
    tender.failureReason = reason;
    if (wasPaid)
      await this.post(tx, refund, {
        kind: 'correct',
        entries: counterEntries(settleEntries(tender)),
        tender,
      });
    if (holds(stateOf(refund.tenders.map(({ status }) => status))))
      await this.record(tx, refund, tenderFailed(refund, tender, reason));
  }

  /** Gives the refund the status its tenders come to, and does what follows from it. Call it after the last step. */
  async settleUp(tx: EntityManager, refund: RefundRecord): Promise<void> {
    const before = refund.status;
    refund.status = stateOf(refund.tenders.map(({ status }) => status));
    if (refund.status === before) return;
    if (holds(before) && !holds(refund.status)) await this.giveUp(tx, refund);
    if (!holds(before) && holds(refund.status)) await this.reserveAgain(tx, refund);
    const tells = isNewlyPaid(refund);
    refund.toldPaid = holds(refund.status) && (refund.toldPaid || tells);
    await tx.query(`update refund set status = $2, told_paid = $3, attempt = $4 where refund_id = $1`, [
      refund.refundId,
      refund.status,
      refund.toldPaid,
      refund.attempt,
    ]);
    if (tells) await this.tellPaid(tx, refund);
  }

  /** The return is settled when nothing of it is still to be paid, and by goodwill alone never. */
  private async tellPaid(tx: EntityManager, refund: RefundRecord): Promise<void> {
    const { merchantId, returnId, lines } = refund;
    const rows: { open: boolean }[] = await tx.query(
      `select exists (select from refund where merchant_id = $1 and return_id = $2 and live
         and status <> 'succeeded') as open`,
      [merchantId, returnId],
    );
    const settles = !rows[0]!.open && lines.some(({ kind }) => kind === 'goods');
    if (settles) await this.deadlines.settled(tx, merchantId, returnId);
    const paidAt = lastPaidAt(refund, this.clock.now());
    await issueNote(tx, refund, this.clock.now());
    await this.record(tx, refund, refundSucceeded(refund, { paidAt, settles }));
  }

  private async giveUp(tx: EntityManager, refund: RefundRecord): Promise<void> {
    await lockOrderOf(tx, refund);
    await release(tx, refund);
    await reverseNote(tx, refund, this.clock.now());
    await this.deadlines.reopened(tx, refund.merchantId, refund.returnId);
    await this.post(tx, refund, { kind: 'fail', entries: counterEntries(reserveEntries(refund)) });
    const reason = refund.tenders.find(({ failureReason }) => failureReason)?.failureReason ?? 'canceled';
    await this.record(tx, refund, refundFailed(refund, reason));
  }

  private async reserveAgain(tx: EntityManager, refund: RefundRecord): Promise<void> {
    await lockOrderOf(tx, refund);
    await takeAgain(tx, refund);
    refund.attempt += 1;
    await this.post(tx, refund, { kind: 'reserve', entries: reserveEntries(refund) });
    await this.record(tx, refund, refundReserved(refund, this.clock.now()));
  }

  private post(
    tx: EntityManager,
    { merchantId, refundId, currency, attempt }: RefundRecord,
    { kind, entries, tender }: { kind: LedgerKind; entries: LedgerEntry[]; tender?: RefundTender },
  ): Promise<void> {
    const step = tender ? { attempt: tender.attempt, tender: tender.position } : { attempt };
    const posting = { merchantId, refundId, currency, kind, at: this.clock.now(), ...step };
    return postToLedger(tx, posting, entries);
  }

  private record(tx: EntityManager, { merchantId, refundId }: RefundRecord, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: refundId }, event);
  }
}

const isNewlyPaid = ({ status, toldPaid }: RefundRecord): boolean => status === 'succeeded' && !toldPaid;

/** When the last tender was paid. */
const lastPaidAt = ({ tenders }: RefundRecord, now: Date): Date =>
  tenders.reduce<Date | null>((latest, { paidAt }) => {
    const at = paidAt === null ? null : new Date(paidAt);
    return at && (!latest || at > latest) ? at : latest;
  }, null) ?? now;
