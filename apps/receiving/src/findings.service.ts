import { Injectable } from '@nestjs/common';
import { newId } from '#chassis';
import type { EntityManager } from 'typeorm';
import { BenchService } from './bench.service.js';
import { InspectionsService } from './inspection/inspections.service.js';
import type { ItemCommand, ItemFound, ItemResult } from './item-command.js';
import { recogniseItem } from './item.recognition.js';
import { actionOfFinding, isAnnounced } from './line.lifecycle.js';
import type { Finding } from './line.lifecycle.js';
import { ParcelsService } from './parcels.service.js';
import { surplusOf } from './receipt.rules.js';
import { moveItem, moveReceipt } from './receipt.steps.js';
import { GradeComesFirst } from './receiving.errors.js';
import { ReturnItemRow } from './receiving.entities.js';
import type { ReceiptLineRow, ReceiptRow } from './receiving.entities.js';
import type { Actor } from './scans/scan.store.js';
import type { ItemOutcome } from './scans/scan.outcomes.js';
import { locationOf } from './scans/stations.js';
import { TasksService } from './tasks/tasks.service.js';

/** What a finding does to a return: counts, places, and questions to a person. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly bench: BenchService,
    private readonly parcels: ParcelsService,
    private readonly inspections: InspectionsService,
    private readonly tasks: TasksService,
  ) {}

  /**
   * Takes the pieces in. Everything that may be refused comes before the first write. Throws NotInThisReturn,
   * GradeComesFirst, OverrideNeedsReason.
   */
  async apply(
    tx: EntityManager,
    receipt: ReceiptRow,
    command: ItemCommand,
    actor: Actor,
  ): Promise<ItemResult> {
    refuseUngraded(command.found);
    const { line, found } = await recogniseItem(tx, receipt, command.found);
    const placing = await this.bench.placing(tx, { receipt, line }, found);
    await this.parcels.arrive(tx, receipt, undefined, actor);
    await moveReceipt(tx, receipt, 'take_item', { ...actor, note: undefined });
    await count(tx, line, found, 1);
    const item = await this.newItem(tx, { receipt, line }, { ...command, found }, actor);
    if (placing) await this.bench.place(tx, { receipt, line, item }, placing, actor);
    await this.askAbout(tx, { receipt, line }, { ...command, found });
    // A program that names the return has made up its mind; a person at a scanner may yet take it back.
    const mayBeUndone = command.parcelScanId !== undefined;
    await this.inspections.reconsider(tx, receipt, { cause: command.clientScanId, mayBeUndone });
    const { returnItemId } = item;
    return { outcome: outcomeOf(found.finding, line), returnId: receipt.returnId, returnItemId };
  }

  private async newItem(
    tx: EntityManager,
    { receipt, line }: { receipt: ReceiptRow; line: ReceiptLineRow },
    { clientScanId, station, found }: ItemCommand,
    actor: Actor,
  ): Promise<ReturnItemRow> {
    const { merchantId, returnId } = receipt;
    const item = Object.assign(new ReturnItemRow(), {
      returnItemId: newId('itm'),
      merchantId,
      returnId,
      clientScanId,
      station: station ?? null,
      returnLineId: line.returnLineId,
      quantity: found.quantity,
      status: 'expected' as const,
      finding: found.finding,
      serial: found.serial ?? null,
      lot: found.lot ?? null,
      answers: found.answers ?? null,
      grade: null,
      disposition: null,
      proposedDisposition: null,
      ruleCode: null,
      overrideReason: null,
      location: await locationOf(tx, { merchantId, station }),
    });
    await moveItem(tx, { receipt, item }, actionOfFinding(found.finding), actor);
    return item;
  }

  private async askAbout(
    tx: EntityManager,
    { receipt, line }: { receipt: ReceiptRow; line: ReceiptLineRow },
    { clientScanId, found }: ItemCommand,
  ): Promise<void> {
    const { finding, quantity, serial, lot, code } = found;
    const { returnLineId, sku } = line;
    if (!isAnnounced(finding)) {
      const facts = { returnLineId, sku, quantity, serial, lot, code };
      await this.tasks.open(tx, receipt, {
        kind: finding as Exclude<Finding, 'received' | 'damaged'>,
        subject: clientScanId,
        facts,
      });
    }
    const surplus = surplusOf(line);
    if (surplus > 0)
      await this.tasks.open(tx, receipt, { kind: 'surplus', subject: returnLineId, facts: { sku, surplus } });
  }
}

function refuseUngraded({ finding, grade, disposition }: ItemFound): void {
  if (!isAnnounced(finding) && (grade ?? disposition))
    throw new GradeComesFirst('a piece that was not announced is neither graded nor placed');
  if (disposition && !grade) throw new GradeComesFirst('give the grade with the disposition');
}

const outcomeOf = (finding: Finding, line: ReceiptLineRow): ItemOutcome => {
  if (finding !== 'received') return finding;
  return surplusOf(line) > 0 ? 'surplus' : 'taken';
};

/** Counts pieces of a line in, or out again with `sign` -1. */
export async function count(
  tx: EntityManager,
  line: ReceiptLineRow,
  { finding, quantity }: Pick<ItemFound, 'finding' | 'quantity'>,
  sign: 1 | -1,
): Promise<void> {
  const pieces = sign * quantity;
  if (isAnnounced(finding)) line.receivedQuantity += pieces;
  else line.wrongItemQuantity += pieces;
  if (finding === 'damaged') line.damagedQuantity += pieces;
  await tx.save(line);
}
