import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { Database, everyMerchant, Repeat } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { ItemFound } from '../item-command.js';
import { ItemsService } from '../items.service.js';
import { lockCommand } from './scan.store.js';
import type { Command } from './scan.store.js';
import { UndoService } from './undo.service.js';

/** Milliseconds between looks, however much is scanned meanwhile. */
const restMs = 200;

/** Goes on with commands that came before what they need. */
@Injectable()
export class FollowersWorker {
  private lookedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly items: ItemsService,
    private readonly undo: UndoService,
    private readonly clock: Clock,
  ) {}

  @Repeat({ everyMs: 500 })
  async work(): Promise<number> {
    const now = this.clock.now().getTime();
    if (now - this.lookedAt < restMs) return 0;
    const due = await this.database.transaction(everyMerchant, (tx) => tx.query<Command[]>(dueSql));
    for (const command of due)
      await this.database.transaction(command.merchantId, (tx) => this.follow(tx, command));
    this.lookedAt = due.length > 0 ? 0 : now;
    return due.length;
  }

  private async follow(tx: EntityManager, { merchantId, clientScanId }: Command): Promise<unknown> {
    const stored = await lockCommand(tx, { merchantId, clientScanId });
    if (stored?.outcome !== 'waiting' || stored.undoneAt || !stored.waitsFor) return undefined;
    const command = { merchantId, clientScanId, station: stored.station ?? undefined };
    const actor = { by: stored.by, at: this.clock.now(), station: command.station };
    if (stored.kind === 'undo') return this.undo.follow(tx, { ...command, undoes: stored.waitsFor }, actor);
    const found = stored.body as unknown as ItemFound;
    return this.items.follow(tx, { ...command, parcelScanId: stored.waitsFor, found }, actor);
  }
}

const dueSql = `
  select s.merchant_id as "merchantId", s.client_scan_id as "clientScanId" from scan s
  join scan needed on needed.merchant_id = s.merchant_id and needed.client_scan_id = s.waits_for
  where s.outcome = 'waiting' and s.undone_at is null and (s.kind = 'undo' or needed.return_id is not null)
  order by s.scanned_at limit 50`;
