import { Injectable } from '@nestjs/common';
import { next } from '#contracts';
import { Clock } from '#chassis';
import { nudge, Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { PostageRefundAnswer } from './carriers/carrier.js';
import { LabelRow } from './label.entity.js';
import { postageNotRefunded, postageRefunded } from './label.events.js';
import { PostageRefundRow } from './postage-refund.entity.js';
import { earliestAsk, mostAsks, pauses, postageRefundLifecycle } from './postage-refund.lifecycle.js';
import type { PostageRefundAction } from './postage-refund.lifecycle.js';

/** Postage that somebody has to ask for or to look after. */
export interface OpenRefund {
  row: PostageRefundRow;
  label: LabelRow;
}

const actions: Record<PostageRefundAnswer, PostageRefundAction> = {
  submitted: 'submit',
  refunded: 'refund',
  rejected: 'reject',
  not_applicable: 'rule_out',
};

/** Milliseconds a call may take before another worker asks. */
const leaseMs = 120_000;

/** The postage of voided labels: an intent row per label, asked for by a worker until the carrier has decided. */
@Injectable()
export class PostageRefunds {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Wants a voided label's postage back. Nothing was paid to the offline carrier. */
  async ask(tx: EntityManager, label: LabelRow): Promise<void> {
    const { labelId, merchantId, purchasedAt, provider } = label;
    if (!purchasedAt || !provider || provider === 'offline') return;
    const now = this.clock.now();
    const open = { status: 'requested', attempts: 0, requestedAt: now, settledAt: null } as const;
    const row = { labelId, merchantId, ...open, tryAt: earliestAsk(purchasedAt, now) };
    await tx.createQueryBuilder().insert().into(PostageRefundRow).values(row).orIgnore().execute();
    nudge(tx);
  }

  /** The carrier has something to tell: it is asked at once. */
  async hurry(tx: EntityManager, labelId: string): Promise<void> {
    await tx.update(PostageRefundRow, { labelId, status: 'submitted' }, { tryAt: this.clock.now() });
    nudge(tx);
  }

  /** Takes what is due; those another process holds are left to it. */
  async claim(tx: EntityManager, limit: number): Promise<OpenRefund[]> {
    const now = this.clock.now();
    const rows = await tx
      .createQueryBuilder(PostageRefundRow, 'refund')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where('refund.try_at <= :now', { now })
      .orderBy('refund.try_at')
      .limit(limit)
      .getMany();
    const open: OpenRefund[] = [];
    for (const row of rows) {
      row.tryAt = new Date(now.getTime() + leaseMs);
      await tx.save(row);
      open.push({ row, label: await tx.findOneByOrFail(LabelRow, { labelId: row.labelId }) });
    }
    return open;
  }

  /** Stores what the carrier says; undefined when it could not be asked. */
  async settle(tx: EntityManager, { row, label }: OpenRefund, answer?: PostageRefundAnswer): Promise<void> {
    const where = { labelId: row.labelId };
    const refund = await tx.findOneOrFail(PostageRefundRow, { where, lock: { mode: 'pessimistic_write' } });
    if (!refund.tryAt) return;
    const asked = row.status === 'requested' && answer !== undefined;
    refund.attempts = row.attempts + (asked ? 1 : 0);
    const pause = pauseAfter(refund, answer);
    const now = this.clock.now();
    if (answer === 'submitted' && refund.status === 'requested') refund.status = 'submitted';
    if (pause !== null) refund.tryAt = new Date(now.getTime() + pause);
    else await this.decide(tx, { row: refund, label }, answer!);
    await tx.save(refund);
  }

  private async decide(
    tx: EntityManager,
    { row, label }: OpenRefund,
    answer: PostageRefundAnswer,
  ): Promise<void> {
    const now = this.clock.now();
    row.status = next(postageRefundLifecycle, row.status, actions[answer]);
    row.tryAt = null;
    row.settledAt = now;
    const event = answer === 'refunded' ? postageRefunded(label, now) : postageNotRefunded(label, answer);
    await this.outbox.record(tx, { merchantId: row.merchantId, aggregateId: row.labelId }, event);
  }
}

/** Milliseconds until the carrier is asked again; null when it has decided. */
function pauseAfter({ attempts, status }: PostageRefundRow, answer?: PostageRefundAnswer): number | null {
  if (answer === undefined) return pauses.failed;
  if (answer === 'submitted') return pauses.submitted;
  if (answer === 'rejected' && status === 'requested' && attempts < mostAsks) return pauses.rejected;
  return null;
}
