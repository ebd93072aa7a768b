import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts';
import { Clock } from '#chassis';
import type { EntityManager } from 'typeorm';
import { FindingsService } from './findings.service.js';
import type { ItemCommand, ItemResult } from './item-command.js';
import { lockReceipt } from './receipt.steps.js';
import { claimCommand, lockCommand, settleCommand } from './scans/scan.store.js';
import type { Actor } from './scans/scan.store.js';
import type { ItemOutcome } from './scans/scan.outcomes.js';
import { TasksService } from './tasks/tasks.service.js';

/** Takes pieces in: each finding of a device once, whenever it arrives. */
@Injectable()
export class ItemsService {
  constructor(
    private readonly findings: FindingsService,
    private readonly tasks: TasksService,
    private readonly clock: Clock,
  ) {}

  /**
   * A finding on a return that the caller names. Throws NotFound, NotInThisReturn, GradeComesFirst,
   * OverrideNeedsReason: then nothing happened.
   */
  async take(tx: EntityManager, command: ItemCommand, by: string): Promise<ItemResult> {
    const actor = this.actor(command, by);
    const stored = await this.claim(tx, command, actor);
    if (stored) return stored;
    const receipt = await lockReceipt(tx, command.returnId!);
    return settled(tx, command, await this.findings.apply(tx, receipt, command, actor));
  }

  /** A finding behind a parcel's scan. It waits for that scan, and what does not fit becomes a task. */
  async takeBehind(tx: EntityManager, command: ItemCommand, by: string): Promise<ItemResult> {
    const actor = this.actor(command, by);
    const stored = await this.claim(tx, command, actor);
    if (stored) return stored;
    return this.follow(tx, command, actor);
  }

  /** Goes on with a finding that waited. */
  async follow(tx: EntityManager, command: ItemCommand, actor: Actor): Promise<ItemResult> {
    // What the scan opened is known once it was resolved; an orphan's return only when it is matched.
    const parcel = await lockCommand(tx, { ...command, clientScanId: command.parcelScanId! });
    if (!parcel?.returnId)
      return settled(tx, command, { outcome: 'waiting', returnId: null, returnItemId: null });
    const receipt = await lockReceipt(tx, parcel.returnId);
    try {
      return await settled(tx, command, await this.findings.apply(tx, receipt, command, actor));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const facts = { problem: error.info.code, ...command.found };
      await this.tasks.open(tx, receipt, { kind: 'conflict', subject: command.clientScanId, facts });
      const { returnId } = receipt;
      return settled(tx, command, { outcome: 'conflict', returnId, returnItemId: null });
    }
  }

  private readonly actor = ({ station, found }: ItemCommand, by: string): Actor => ({
    by,
    at: this.clock.now(),
    station,
    note: found.note,
  });

  private async claim(
    tx: EntityManager,
    command: ItemCommand,
    actor: Actor,
  ): Promise<ItemResult | undefined> {
    const { found, parcelScanId } = command;
    const code = found.code ?? found.returnLineId ?? found.sku ?? '';
    const row = { ...command, kind: 'item' as const, code, waitsFor: parcelScanId, body: found };
    if ((await claimCommand(tx, row, actor)).isNew) return undefined;
    const { outcome, undoneAt, returnId, returnItemId } = (await lockCommand(tx, command))!;
    return { outcome: undoneAt ? 'undone' : (outcome as ItemOutcome), returnId, returnItemId };
  }
}

async function settled(tx: EntityManager, command: ItemCommand, result: ItemResult): Promise<ItemResult> {
  await settleCommand(tx, command, result);
  return result;
}
