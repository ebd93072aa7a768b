import { Injectable } from '@nestjs/common';
import { Clock, Host } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { isAccountedFor, shortOf } from '../receipt.rules.js';
import { linesOf, lockReceipt, moveReceipt } from '../receipt.steps.js';
import { NotAnnouncedYet } from '../receiving.errors.js';
import { inspectionAmended, returnInspected } from '../receiving.events.js';
import { ReturnItemRow } from '../receiving.entities.js';
import type { ReceiptRow } from '../receiving.entities.js';
import type { Actor } from '../scans/scan.store.js';
import { TasksService } from '../tasks/tasks.service.js';

/** Ends inspections, and tells of them when nothing holds the money back. */
@Injectable()
export class InspectionsService {
  /** Milliseconds in which a scan may be taken back before the inspection it completes is announced. */
  readonly undoMs: number;

  constructor(
    private readonly outbox: Outbox,
    private readonly tasks: TasksService,
    private readonly clock: Clock,
    host: Host,
  ) {
    this.undoMs = host.settings.SCAN_UNDO_SECONDS * 1000;
  }

  /** Ends the inspection: what has not come is missing. Throws NotFound, IllegalTransition, NotAnnouncedYet. */
  async complete(tx: EntityManager, returnId: string, actor: Omit<Actor, 'at'>): Promise<void> {
    const receipt = await lockReceipt(tx, returnId);
    if ((await linesOf(tx, receipt)).length === 0)
      throw new NotAnnouncedYet('the lines of this return have not arrived yet', { returnId });
    await this.inspect(tx, receipt, { ...actor, at: this.clock.now() });
  }

  /**
   * After any change of what is here: is the bench done, is it not done any more, or was it done before this? What a
   * person scanned may be undone for a while before it counts as done.
   */
  async reconsider(
    tx: EntityManager,
    receipt: ReceiptRow,
    { cause, mayBeUndone }: { cause: string; mayBeUndone: boolean },
  ): Promise<void> {
    if (receipt.status === 'inspected') return this.amend(tx, receipt, cause);
    if (receipt.status !== 'receiving') return;
    const isDone = await this.isDone(tx, receipt);
    if (isDone && (this.undoMs === 0 || !mayBeUndone)) return this.inspect(tx, receipt, this.system());
    if (isDone === (receipt.doneAt !== null)) return;
    receipt.doneAt = isDone ? this.clock.now() : null;
    await tx.save(receipt);
  }

  /** Ends an inspection whose last piece can no longer be undone. */
  async close(tx: EntityManager, receipt: ReceiptRow): Promise<void> {
    if (receipt.status === 'receiving' && receipt.doneAt) await this.inspect(tx, receipt, this.system());
  }

  /** Tells of an inspected return unless money waits for a person. */
  async announce(tx: EntityManager, receipt: ReceiptRow): Promise<void> {
    if (receipt.status !== 'inspected' || receipt.announcedAt) return;
    if (await this.tasks.holdsMoney(tx, receipt)) return;
    receipt.announcedAt = this.clock.now();
    await tx.save(receipt);
    const inspectedAt = receipt.inspectedAt ?? receipt.announcedAt;
    await this.record(tx, receipt, returnInspected(receipt, await linesOf(tx, receipt), inspectedAt));
  }

  private async isDone(tx: EntityManager, receipt: ReceiptRow): Promise<boolean> {
    const { returnId } = receipt;
    const items = await tx.find(ReturnItemRow, { where: { returnId }, select: { status: true } });
    return isAccountedFor(
      await linesOf(tx, receipt),
      items.map(({ status }) => status),
    );
  }

  private async inspect(tx: EntityManager, receipt: ReceiptRow, actor: Actor): Promise<void> {
    receipt.inspectedAt = actor.at;
    await moveReceipt(tx, receipt, 'complete', actor);
    await countMissing(tx, receipt);
    await this.announce(tx, receipt);
  }

  private async amend(tx: EntityManager, receipt: ReceiptRow, cause: string): Promise<void> {
    await countMissing(tx, receipt);
    if (!receipt.announcedAt) return;
    const lines = await linesOf(tx, receipt);
    await this.record(tx, receipt, inspectionAmended(receipt, lines, this.clock.now()));
    await this.tasks.open(tx, receipt, { kind: 'late_change', subject: cause, facts: {} });
  }

  private readonly system = (): Actor => ({ by: 'system', at: this.clock.now() });

  private record(tx: EntityManager, { merchantId, returnId }: ReceiptRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }
}

/** What has not come by the end of the inspection is missing; what comes later is not. */
async function countMissing(tx: EntityManager, receipt: ReceiptRow): Promise<void> {
  const lines = await linesOf(tx, receipt);
  for (const line of lines) line.missingQuantity = shortOf(line);
  await tx.save(lines);
}
