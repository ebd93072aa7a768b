import type { TaskOpenedV1, TaskSettledV1 } from '#contracts';
import { nudge } from '#messaging';
import type { EntityManager } from 'typeorm';

/** Keeps a return's money until a person has looked, and never past the instant that the dock named. */
export async function hold(tx: EntityManager, merchantId: string, task: TaskOpenedV1): Promise<void> {
  if (task.effect !== 'holds_money' || !task.holdsUntil) return;
  await tx.query(
    `insert into return_hold (merchant_id, task_id, return_id, holds_until) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [merchantId, task.taskId, task.returnId, task.holdsUntil],
  );
}

export async function letGo(tx: EntityManager, merchantId: string, { taskId }: TaskSettledV1): Promise<void> {
  await tx.query(`delete from return_hold where merchant_id = $1 and task_id = $2`, [merchantId, taskId]);
  nudge(tx);
}
