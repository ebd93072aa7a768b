import { next, NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import { lineLifecycle } from './line.lifecycle.js';
import type { PieceAction, PieceStatus } from './line.lifecycle.js';
import { receiptLifecycle } from './receipt.lifecycle.js';
import type { ReceiptAction, ReceiptStatus } from './receipt.lifecycle.js';
import { ReceiptLineRow, ReceiptRow, ReturnItemRow } from './receiving.entities.js';
import type { Actor } from './scans/scan.store.js';

/** The receipt, locked: every change of it or of its items holds this lock. Throws NotFound. */
export async function lockReceipt(tx: EntityManager, returnId: string): Promise<ReceiptRow> {
  const receipt = await tx.findOne(ReceiptRow, { where: { returnId }, lock: { mode: 'pessimistic_write' } });
  if (!receipt) throw new NotFound('receipt', returnId);
  return receipt;
}

export const linesOf = (tx: EntityManager, { returnId }: ReceiptRow): Promise<ReceiptLineRow[]> =>
  tx.find(ReceiptLineRow, { where: { returnId }, order: { returnLineId: 'asc' } });

/** Moves a locked receipt and writes it into the timeline. Throws IllegalTransition. */
export async function moveReceipt(
  tx: EntityManager,
  receipt: ReceiptRow,
  action: ReceiptAction,
  actor: Actor,
): Promise<void> {
  const from = receipt.status;
  receipt.status = next(receiptLifecycle, from, action);
  await tx.save(receipt);
  await writeStep(tx, receipt, { from, action, to: receipt.status, ...actor });
}

/** Moves an item of a locked receipt and writes it into the timeline. Throws IllegalTransition. */
export async function moveItem(
  tx: EntityManager,
  { receipt, item }: { receipt: ReceiptRow; item: ReturnItemRow },
  action: PieceAction,
  actor: Actor,
): Promise<void> {
  const from = item.status;
  item.status = next(lineLifecycle, from, action);
  await tx.save(item);
  const { returnItemId } = item;
  await writeStep(tx, receipt, { returnItemId, from, action, to: item.status, ...actor });
}

interface StepTaken extends Actor {
  returnItemId?: string;
  from: ReceiptStatus | PieceStatus | null;
  action: string;
  to: ReceiptStatus | PieceStatus;
}

export const writeStep = (tx: EntityManager, receipt: ReceiptRow, step: StepTaken): Promise<unknown> =>
  tx.query(
    `insert into receipt_step (merchant_id, return_id, return_item_id, from_status, action, to_status, acted_by,
       acted_at, note, station) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      receipt.merchantId,
      receipt.returnId,
      step.returnItemId ?? null,
      step.from,
      step.action,
      step.to,
      step.by,
      step.at,
      step.note ?? null,
      step.station ?? null,
    ],
  );
