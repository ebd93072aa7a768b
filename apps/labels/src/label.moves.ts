import { next } from '#contracts';
import type { EntityManager } from 'typeorm';
import { LabelRow, LabelTransitionRow } from './label.entity.js';
import { isBeingBought, labelLifecycle } from './label.lifecycle.js';
import type { LabelAction } from './label.lifecycle.js';

/** Who takes a step, when, and what is to be said of it. */
export interface Step {
  by: string;
  at: Date;
  note?: string | undefined;
}

/** Takes one step of a locked label and writes it into the timeline. Throws IllegalTransition. */
export async function move(
  tx: EntityManager,
  label: LabelRow,
  action: LabelAction,
  step: Step,
): Promise<void> {
  const from = label.status;
  label.status = next(labelLifecycle, from, action);
  if (!isBeingBought(label.status)) label.tryAt = null;
  await tx.save(label);
  await tx.insert(LabelTransitionRow, {
    merchantId: label.merchantId,
    labelId: label.labelId,
    from,
    action,
    to: label.status,
    by: step.by,
    at: step.at,
    note: step.note ?? null,
  });
}
