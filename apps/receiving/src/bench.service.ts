import { Injectable } from '@nestjs/common';
import { NotFound } from '#contracts';
import type { Disposition, Grade } from '#contracts';
import { Clock, newId } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { actionOfFinding } from './line.lifecycle.js';
import type { Finding } from './line.lifecycle.js';
import { isAccountedFor, lineFor, outstanding } from './receipt.rules.js';
import type { LineName } from './receipt.rules.js';
import { linesOf, lockReceipt, moveItem, moveReceipt } from './receipt.steps.js';
import type { Actor } from './receipt.steps.js';
import { GradeComesFirst, NotAnnouncedYet } from './receiving.errors.js';
import { itemDispositioned, returnInspected } from './receiving.events.js';
import { ReceiptLineRow, ReceiptRow, ReturnItemRow } from './receiving.entities.js';
import { claimScan } from './scans.service.js';

/** Whose return it is. */
export interface ReturnRef {
  merchantId: string;
  returnId: string;
}

/** What the bench says of pieces in its hands. */
export interface ItemFound extends LineName {
  clientScanId: string;
  quantity: number;
  finding: Finding;
  grade?: Grade | undefined;
  disposition?: Disposition | undefined;
  note?: string | undefined;
}

/** The inspection bench: pieces are taken in, graded and given a place, until the return is accounted for. */
@Injectable()
export class BenchService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Takes pieces in. Throws NotFound, IllegalTransition, MoreThanExpected, NotInThisReturn, GradeComesFirst. */
  async takeItem(tx: EntityManager, rma: ReturnRef, found: ItemFound, by: string): Promise<void> {
    const actor = { by, at: this.clock.now(), note: found.note };
    const receipt = await lockReceipt(tx, rma.returnId);
    const { clientScanId, returnLineId, sku } = found;
    const scan = { merchantId: rma.merchantId, clientScanId, code: returnLineId ?? sku ?? '' };
    if (!(await claimScan(tx, scan, actor))) return;
    refuseUngraded(found);
    await moveReceipt(tx, receipt, 'take_item', { by, at: actor.at });
    const line = lineFor(await linesOf(tx, receipt), found, found.quantity);
    await count(tx, line, found);
    const item = await this.newItem(tx, { receipt, line }, found, actor);
    if (found.grade) await this.gradeLocked(tx, { receipt, item }, found.grade, actor);
    if (found.disposition) await this.disposeLocked(tx, { receipt, item }, found.disposition, actor);
    await this.inspectWhenDone(tx, receipt, actor);
  }

  /** Throws NotFound, IllegalTransition. */
  async grade(tx: EntityManager, returnItemId: string, grade: Grade, by: string): Promise<string> {
    const { receipt, item } = await lockItem(tx, returnItemId);
    await this.gradeLocked(tx, { receipt, item }, grade, { by, at: this.clock.now() });
    return receipt.returnId;
  }

  /** Throws NotFound, IllegalTransition. */
  async dispose(
    tx: EntityManager,
    returnItemId: string,
    decision: { disposition: Disposition; note?: string | undefined },
    by: string,
  ): Promise<string> {
    const actor = { by, at: this.clock.now(), note: decision.note };
    const { receipt, item } = await lockItem(tx, returnItemId);
    await this.disposeLocked(tx, { receipt, item }, decision.disposition, actor);
    await this.inspectWhenDone(tx, receipt, actor);
    return receipt.returnId;
  }

  /** Ends the inspection: what has not come is missing. Throws NotFound, IllegalTransition, NotAnnouncedYet. */
  async complete(tx: EntityManager, returnId: string, actor: Omit<Actor, 'at'>): Promise<void> {
    const receipt = await lockReceipt(tx, returnId);
    const lines = await linesOf(tx, receipt);
    if (lines.length === 0)
      throw new NotAnnouncedYet('the lines of this return have not arrived yet', { returnId });
    await this.inspect(tx, receipt, lines, { ...actor, at: this.clock.now() });
  }

  private async newItem(
    tx: EntityManager,
    { receipt, line }: { receipt: ReceiptRow; line: ReceiptLineRow },
    { quantity, finding }: ItemFound,
    actor: Actor,
  ): Promise<ReturnItemRow> {
    const { merchantId, returnId } = receipt;
    const item = Object.assign(new ReturnItemRow(), {
      returnItemId: newId('itm'),
      merchantId,
      returnId,
      returnLineId: line.returnLineId,
      quantity,
      status: 'expected' as const,
      grade: null,
      disposition: null,
    });
    await moveItem(tx, { receipt, item }, actionOfFinding[finding], actor);
    return item;
  }

  private async gradeLocked(
    tx: EntityManager,
    { receipt, item }: { receipt: ReceiptRow; item: ReturnItemRow },
    grade: Grade,
    actor: Actor,
  ): Promise<void> {
    item.grade = grade;
    await moveItem(tx, { receipt, item }, 'grade', { ...actor, note: undefined });
  }

  private async disposeLocked(
    tx: EntityManager,
    { receipt, item }: { receipt: ReceiptRow; item: ReturnItemRow },
    disposition: Disposition,
    actor: Actor,
  ): Promise<void> {
    item.disposition = disposition;
    await moveItem(tx, { receipt, item }, 'disposition', actor);
    const line = await tx.findOneByOrFail(ReceiptLineRow, { returnLineId: item.returnLineId });
    await this.record(tx, receipt, itemDispositioned(receipt, line, item, actor.at));
  }

  private async inspectWhenDone(tx: EntityManager, receipt: ReceiptRow, actor: Actor): Promise<void> {
    if (receipt.status !== 'receiving') return;
    const lines = await linesOf(tx, receipt);
    const items = await tx.find(ReturnItemRow, {
      where: { returnId: receipt.returnId },
      select: { status: true },
    });
    const done = isAccountedFor(
      lines,
      items.map(({ status }) => status),
    );
    if (done) await this.inspect(tx, receipt, lines, { by: 'system', at: actor.at });
  }

  private async inspect(
    tx: EntityManager,
    receipt: ReceiptRow,
    lines: ReceiptLineRow[],
    actor: Actor,
  ): Promise<void> {
    await moveReceipt(tx, receipt, 'complete', actor);
    for (const line of lines) line.missingQuantity += outstanding(line);
    await tx.save(lines);
    await this.record(tx, receipt, returnInspected(receipt, lines, actor.at));
  }

  private record(tx: EntityManager, { merchantId, returnId }: ReceiptRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }
}

function refuseUngraded({ finding, grade, disposition }: ItemFound): void {
  if (finding === 'wrong_item' && (grade ?? disposition)) {
    throw new GradeComesFirst('a wrong item is neither graded nor placed');
  }
  if (disposition && !grade) throw new GradeComesFirst('give the grade with the disposition');
}

async function count(
  tx: EntityManager,
  line: ReceiptLineRow,
  { finding, quantity }: ItemFound,
): Promise<void> {
  if (finding === 'received') line.receivedQuantity += quantity;
  else line.wrongItemQuantity += quantity;
  await tx.save(line);
}

/** The item under its receipt's lock. Throws NotFound. */
async function lockItem(
  tx: EntityManager,
  returnItemId: string,
): Promise<{ receipt: ReceiptRow; item: ReturnItemRow }> {
  const known = await tx.findOneBy(ReturnItemRow, { returnItemId });
  if (!known) throw new NotFound('return item', returnItemId);
  const receipt = await lockReceipt(tx, known.returnId);
  return { receipt, item: await tx.findOneByOrFail(ReturnItemRow, { returnItemId }) };
}
