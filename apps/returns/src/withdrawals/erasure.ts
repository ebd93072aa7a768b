import type { Subjects } from '#chassis';
import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Withdrawal } from './withdrawal.entity.js';

/** Makes the person of a withdrawal unreadable; that it was declared, when, and its hash stay. */
export async function forgetPerson(
  tx: EntityManager,
  subjects: Subjects,
  { withdrawalId, subjectId }: Withdrawal,
  erasedAt: Date,
): Promise<void> {
  await subjects.erase(tx, subjectId);
  await tx.update(Withdrawal, { withdrawalId }, { erasedAt, contractDigest: null, addressDigest: null });
  await tx.query(
    `update withdrawal_step set note = null where withdrawal_id = $1 and action in ('ask', 'close')`,
    [withdrawalId],
  );
}

/** The same for every withdrawal from one order. */
export async function forgetWithdrawals(
  tx: EntityManager,
  subjects: Subjects,
  { merchantId, orderId }: { merchantId: string; orderId: string },
  erasedAt: Date,
): Promise<void> {
  const where = { merchantId, orderId, erasedAt: IsNull() };
  const found = await tx.find(Withdrawal, { where, lock: { mode: 'pessimistic_write' } });
  for (const withdrawal of found) await forgetPerson(tx, subjects, withdrawal, erasedAt);
}
