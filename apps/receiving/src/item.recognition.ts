import type { EntityManager } from 'typeorm';
import { findContents } from './codes/code-lookup.js';
import { readCode } from './codes/scan-codes.js';
import type { ReadCode } from './codes/scan-codes.js';
import type { ItemFound } from './item-command.js';
import { lineFor } from './receipt.rules.js';
import { linesOf } from './receipt.steps.js';
import { NotInThisReturn } from './receiving.errors.js';
import type { ReceiptLineRow, ReceiptRow } from './receiving.entities.js';
import type { CodeKind } from './scans/scan.outcomes.js';

/** The line a finding is about, and the finding as its serial number and lot make it. Throws NotInThisReturn. */
export async function recogniseItem(
  tx: EntityManager,
  receipt: ReceiptRow,
  given: ItemFound,
): Promise<{ line: ReceiptLineRow; found: ItemFound }> {
  const found = await withCode(tx, receipt, given);
  const line = lineFor(await linesOf(tx, receipt), found, found.quantity);
  if (found.finding !== 'received' || !(found.serial ?? found.lot)) return { line, found };
  return { line, found: { ...found, finding: await identityOf(tx, { receipt, line }, found) } };
}

/** What the code on the piece says of line, serial number and lot. */
async function withCode(tx: EntityManager, receipt: ReceiptRow, found: ItemFound): Promise<ItemFound> {
  if (!found.code || found.returnLineId) return found;
  const code = readCode(found.code);
  const [first] = await findContents(tx, receipt.merchantId, code, receipt.returnId);
  const here = first?.returnId === receipt.returnId ? first : undefined;
  if (!here && found.finding === 'received')
    throw new NotInThisReturn('this article is not part of the return', { code: found.code });
  return {
    ...found,
    returnLineId: here?.returnLineId ?? undefined,
    ...printedOn(found, code, here?.codeKind),
  };
}

/** Serial number and lot: as the person gave them, else as the code says. */
const printedOn = (found: ItemFound, code: ReadCode, codeKind: CodeKind | undefined) => ({
  serial: found.serial ?? code.serial ?? (codeKind === 'serial' ? code.text : undefined),
  lot: found.lot ?? code.lot,
});

/** A serial number or a lot that was noted when the article was sold must be the one that comes back. */
async function identityOf(
  tx: EntityManager,
  { receipt, line }: { receipt: ReceiptRow; line: ReceiptLineRow },
  { serial, lot }: ItemFound,
): Promise<'received' | 'serial_differs' | 'lot_differs'> {
  const rows: { serials: string[]; lot: string | null }[] = await tx.query(
    `select array(select serial from serial where merchant_id = $1 and order_id = $2 and order_line_id = $3) as serials,
       (select lot from order_line where merchant_id = $1 and order_id = $2 and order_line_id = $3) as lot`,
    [receipt.merchantId, receipt.orderId, line.orderLineId],
  );
  const sold = rows[0]!;
  if (serial && sold.serials.length > 0 && !sold.serials.includes(serial)) return 'serial_differs';
  if (lot && sold.lot && sold.lot !== lot) return 'lot_differs';
  return 'received';
}
