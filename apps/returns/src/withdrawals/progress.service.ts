import { Clock } from '#chassis';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { OrderKey } from '../order.queries.js';
import { linesOf } from '../order.queries.js';
import { MatchingService } from './matching.service.js';
import { Withdrawal, WithdrawalLine } from './withdrawal.entity.js';
import { digestOf, linesOfWithdrawals, lockWithdrawal, spelledContract } from './withdrawal.queries.js';
import { keep, take } from './withdrawal.steps.js';

/** What happens to a withdrawal after it was matched, as orders, parcels and refunds tell. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly matching: MatchingService,
    private readonly clock: Clock,
  ) {}

  /** Goods that were waited for may have come, and a declaration may have been earlier than its order. */
  async orderRegistered(tx: EntityManager, key: OrderKey): Promise<void> {
    const { merchantId, orderId } = key;
    const status = In(['awaiting_delivery', 'became_return'] as const);
    const tied = await tx.findBy(Withdrawal, { merchantId, orderId, status });
    for (const { withdrawalId } of tied) await this.followDelivered(tx, key, withdrawalId);
    const contractDigest = digestOf(merchantId, spelledContract(orderId));
    const unmatched = await tx.find(Withdrawal, {
      where: { merchantId, contractDigest, status: 'in_review' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const withdrawal of unmatched)
      if (withdrawal.doubts.includes('order_unknown')) await this.matching.attempt(tx, withdrawal);
  }

  /** The goods, or the proof that they were sent, are here. */
  async goodsMoved(tx: EntityManager, returnId: string, at: Date): Promise<void> {
    const withdrawal = await ofReturn(tx, returnId);
    if (!withdrawal) return;
    await tx.query(
      `update withdrawal_line set proof_at = least(coalesce(proof_at, $2::timestamptz), $2) where return_id = $1`,
      [returnId, at],
    );
    const moved = (await linesOfWithdrawals(tx, [withdrawal.withdrawalId])).filter(isInReturn);
    const proofs = moved.map(({ proofAt }) => proofAt?.getTime() ?? null);
    // Only when all of it is on its way: the last proof counts.
    if (proofs.length === 0 || proofs.includes(null)) return;
    withdrawal.proofAt = new Date(Math.max(...proofs.map(Number)));
    await keep(tx, withdrawal);
  }

  /** Nothing more is owed for that return. */
  async returnSettled(tx: EntityManager, returnId: string, at: Date): Promise<void> {
    const withdrawal = await ofReturn(tx, returnId);
    if (!withdrawal) return;
    await tx.update(WithdrawalLine, { returnId }, { settledAt: at });
    if (withdrawal.status !== 'became_return') return;
    const lines = await linesOfWithdrawals(tx, [withdrawal.withdrawalId]);
    const isDone = lines.every((line) => line.outcome === 'excepted' || line.settledAt !== null);
    if (isDone) await take(tx, withdrawal, 'settle', { by: 'system', at });
  }

  /** The return came to nothing, but the declaration stands: a person looks what is to be done. */
  async returnEnded(tx: EntityManager, returnId: string): Promise<void> {
    const withdrawal = await ofReturn(tx, returnId);
    if (!withdrawal) return;
    await tx.update(WithdrawalLine, { returnId }, { outcome: 'return_ended' });
    if (withdrawal.status !== 'became_return') return;
    withdrawal.doubts = ['return_ended'];
    await take(tx, withdrawal, 'doubt', {
      by: 'system',
      at: this.clock.now(),
      note: `return_ended ${returnId}`,
    });
  }

  private async followDelivered(tx: EntityManager, key: OrderKey, withdrawalId: string): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, { merchantId: key.merchantId, withdrawalId });
    const delivered = new Set(
      (await linesOf(tx, key)).flatMap((line) => (line.deliveredAt ? [line.lineId] : [])),
    );
    const waiting = (await linesOfWithdrawals(tx, [withdrawalId])).filter(
      ({ outcome, orderLineId }) => outcome === 'awaiting_delivery' && delivered.has(orderLineId),
    );
    if (waiting.length === 0) return;
    const step = { by: 'system', at: this.clock.now() };
    await this.matching.follow(tx, withdrawal, { orderId: key.orderId, lines: waiting }, step);
  }
}

const isInReturn = ({ outcome }: WithdrawalLine): boolean => outcome === 'in_return';

/** The locked withdrawal that a return came from, or null. */
async function ofReturn(tx: EntityManager, returnId: string): Promise<Withdrawal | null> {
  const line = await tx.findOneBy(WithdrawalLine, { returnId });
  return line && lockWithdrawal(tx, { withdrawalId: line.withdrawalId });
}
