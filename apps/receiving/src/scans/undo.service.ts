import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import type { EntityManager } from 'typeorm';
import { OrphansService } from '../orphans.service.js';
import { claimCommand, lockCommand, markUndone, settleCommand } from './scan.store.js';
import type { Actor, Command } from './scan.store.js';
import { TakeBacks } from './take-backs.js';

export interface Undo extends Command {
  /** The `clientScanId` of what is taken back. */
  undoes: string;
}

export interface UndoResult {
  /** `waiting`: what it takes back has not arrived, and will be undone when it does. */
  outcome: 'undone' | 'waiting';
  returnId: string | null;
}

/** Takes a scan or a finding back by a compensating entry; nothing is deleted. */
@Injectable()
export class UndoService {
  constructor(
    private readonly takeBacks: TakeBacks,
    private readonly orphans: OrphansService,
    private readonly clock: Clock,
  ) {}

  async undo(tx: EntityManager, undo: Undo, by: string): Promise<UndoResult> {
    const actor = { by, at: this.clock.now(), station: undo.station };
    const row = { ...undo, kind: 'undo' as const, code: undo.undoes, waitsFor: undo.undoes };
    const { isNew } = await claimCommand(tx, row, actor);
    if (isNew) return this.follow(tx, undo, actor);
    const stored = (await lockCommand(tx, undo))!;
    return { outcome: stored.outcome as UndoResult['outcome'], returnId: stored.returnId };
  }

  /** Undoes what has arrived by now, else waits for it. */
  async follow(tx: EntityManager, undo: Undo, actor: Actor): Promise<UndoResult> {
    const target = await lockCommand(tx, { ...undo, clientScanId: undo.undoes });
    const outcome = target ? 'undone' : 'waiting';
    if (target && !target.undoneAt) {
      await markUndone(tx, { ...undo, clientScanId: undo.undoes }, actor.at);
      if (target.kind === 'orphan') await this.orphans.undo(tx, undo.merchantId, target.clientScanId);
      await this.takeBacks.takeBack(tx, target, actor);
    }
    const returnId = target?.returnId ?? null;
    await settleCommand(tx, undo, { outcome, returnId });
    return { outcome, returnId };
  }
}
