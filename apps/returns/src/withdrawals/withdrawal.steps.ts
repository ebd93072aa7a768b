import { next } from '#contracts';
import type { EntityManager } from 'typeorm';
import { Withdrawal } from './withdrawal.entity.js';
import { withdrawalLifecycle } from './withdrawal.lifecycle.js';
import type { WithdrawalAction } from './withdrawal.lifecycle.js';
import { refundDue } from './withdrawal.terms.js';

export interface Step {
  by: string;
  at: Date;
  note?: string | undefined;
}

/** Takes the locked withdrawal one step, winds its refund clock and appends to its timeline. Throws IllegalTransition. */
export async function take(
  tx: EntityManager,
  withdrawal: Withdrawal,
  action: WithdrawalAction,
  step: Step,
): Promise<void> {
  const from = withdrawal.status;
  withdrawal.status = next(withdrawalLifecycle, from, action);
  await keep(tx, withdrawal);
  await tell(tx, withdrawal, { ...step, from, action });
}

/** Saves the locked withdrawal with its refund clock as its facts now say. */
export async function keep(tx: EntityManager, withdrawal: Withdrawal): Promise<void> {
  const { withdrawalId, regime, declaredAt, timeZone, proofAt, status } = withdrawal;
  if (declaredAt) {
    const due = refundDue({
      regime,
      declaredAt: declaredAt.toISOString(),
      timeZone,
      proofAt: proofAt?.toISOString() ?? null,
      nothingDelivered: status === 'awaiting_delivery',
    });
    withdrawal.refundDueOn = due.dueOn;
    withdrawal.refundDueAt = due.dueAt === null ? null : new Date(due.dueAt);
    withdrawal.refundMayWait = due.mayWait;
  }
  await tx.update(Withdrawal, { withdrawalId }, withdrawal);
}

export const tell = (
  tx: EntityManager,
  { merchantId, withdrawalId, status }: Withdrawal,
  { from, action, by, at, note }: Step & { from: string | null; action: string },
): Promise<unknown> =>
  tx.query(
    `insert into withdrawal_step (merchant_id, withdrawal_id, from_status, action, to_status, actor, at, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [merchantId, withdrawalId, from, action, status, by, at, note ?? null],
  );
