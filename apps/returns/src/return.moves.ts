import { next } from '#contracts';
import type { EntityManager } from 'typeorm';
import { Return } from './return.entity.js';
import { isLate, returnLifecycle } from './return.lifecycle.js';
import type { ReturnAction, ReturnStatus } from './return.lifecycle.js';

/** Who did it and when it happened, which may be before we are told. */
export interface Move {
  by: string;
  at: Date;
  note?: string | undefined;
}

export interface TimelineEntry {
  from: ReturnStatus | null;
  action: string;
  to: ReturnStatus;
  by: string;
  at: Date;
  recordedAt: Date;
  note: string | null;
}

/** Takes the locked return one step and tells its timeline. Throws IllegalTransition. */
export async function advance(
  tx: EntityManager,
  rma: Return,
  action: ReturnAction,
  move: Move,
): Promise<void> {
  const from = rma.status;
  rma.status = next(returnLifecycle, from, action);
  await keep(tx, rma);
  await tell(tx, rma, { from, action, ...move });
}

/** Saves the locked return as its next version; `save` would first read it once more. */
export async function keep(tx: EntityManager, rma: Return): Promise<void> {
  rma.version += 1;
  await tx.update(Return, { returnId: rma.returnId }, rma);
}

/**
 * As `advance`, for facts of the outside world: one that comes late or twice only goes on the timeline.
 * Throws IllegalTransition for one that cannot be true.
 */
export async function advanceUnlessLate(
  tx: EntityManager,
  rma: Return,
  action: ReturnAction,
  move: Move,
): Promise<void> {
  if (!isLate(rma.status, action)) return advance(tx, rma, action, move);
  const note = `${action.replaceAll('_', ' ')}: heard when the return was ${rma.status.replaceAll('_', ' ')}`;
  await tell(tx, rma, { from: rma.status, action: 'note', ...move, note });
}

/** Appends to the timeline; the return stands at `rma.status` now. */
export async function tell(
  tx: EntityManager,
  rma: Return,
  entry: Move & Pick<TimelineEntry, 'from' | 'action'>,
): Promise<void> {
  await tx.query(
    `insert into return_timeline (merchant_id, return_id, from_status, action, to_status, actor, at, recorded_at, note)
     values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp(), $8)`,
    [
      rma.merchantId,
      rma.returnId,
      entry.from,
      entry.action,
      rma.status,
      entry.by,
      entry.at,
      entry.note ?? null,
    ],
  );
}
