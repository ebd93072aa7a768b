import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { Database, everyMerchant, Repeat } from '#messaging';
import type { EntityManager } from 'typeorm';
import { lockReceipt } from '../receipt.steps.js';
import { deliveredHours, TasksService } from '../tasks/tasks.service.js';
import { InspectionsService } from './inspections.service.js';

type Kind = 'close' | 'announce' | 'overdue';

interface Due {
  kind: Kind;
  merchantId: string;
  returnId: string;
}

/** Milliseconds between looks, however much is scanned meanwhile. */
const restMs = 200;

/** What time makes due: inspections to end and to announce, parcels delivered and never scanned. */
@Injectable()
export class InspectionsWorker {
  private lookedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly inspections: InspectionsService,
    private readonly tasks: TasksService,
    private readonly clock: Clock,
  ) {}

  @Repeat({ everyMs: 500 })
  async work(): Promise<number> {
    const now = this.clock.now();
    if (now.getTime() - this.lookedAt < restMs) return 0;
    const due = await this.database.transaction(everyMerchant, (tx) => this.findDue(tx, now));
    for (const one of due) await this.database.transaction(one.merchantId, (tx) => this.perform(tx, one));
    this.lookedAt = due.length > 0 ? 0 : now.getTime();
    return due.length;
  }

  private async perform(tx: EntityManager, { kind, returnId }: Due): Promise<void> {
    const receipt = await lockReceipt(tx, returnId);
    if (kind === 'close') await this.inspections.close(tx, receipt);
    else if (kind === 'announce') await this.inspections.announce(tx, receipt);
    else await this.tasks.askAboutDelivery(tx, receipt);
  }

  private findDue(tx: EntityManager, now: Date): Promise<Due[]> {
    const undoneBefore = new Date(now.getTime() - this.inspections.undoMs);
    const deliveredBefore = new Date(now.getTime() - deliveredHours * 3_600_000);
    return tx.query(dueSql, [now, undoneBefore, deliveredBefore]);
  }
}

const dueSql = `
  (select 'close' as kind, merchant_id as "merchantId", return_id as "returnId" from receipt
     where status = 'receiving' and done_at <= $2 order by done_at limit 50)
  union all
  (select 'announce', r.merchant_id, r.return_id from receipt r
     where status = 'inspected' and announced_at is null and not exists (select from task t
       where t.return_id = r.return_id and t.status = 'open' and t.effect = 'holds_money' and t.holds_until > $1)
     limit 50)
  union all
  (select 'overdue', r.merchant_id, r.return_id from receipt r
     where r.status = 'expected' and r.delivered_at <= $3 and not exists (select from task t
       where t.return_id = r.return_id and t.kind = 'delivered_not_received')
     limit 50)`;
