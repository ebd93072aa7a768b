import { Clock } from '#chassis';
import { Database, everyMerchant, nudge, Repeat } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AcknowledgementService } from './acknowledgement.service.js';
import { MatchingService } from './matching.service.js';
import type { Withdrawal } from './withdrawal.entity.js';
import { forgetAddresses, lockToDo } from './withdrawal.queries.js';

const tidyEveryMs = 60_000;

/** Acknowledges what was declared, then looks for its order; after a crash it goes on where it was. */
@Injectable()
export class WithdrawalsWorker {
  private tidiedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly acknowledgements: AcknowledgementService,
    private readonly matching: MatchingService,
    private readonly clock: Clock,
  ) {}

  /** Each in a transaction of its own: one that fails is tried again, and holds up no other. */
  @Repeat({ everyMs: 1000 })
  async look(): Promise<number> {
    await this.tidy();
    const due = await this.database.transaction(everyMerchant, (tx) => lockToDo(tx, 20));
    const failures: unknown[] = [];
    for (const { merchantId, withdrawalId } of due)
      await this.database
        .transaction(merchantId, (tx) => this.advance(tx, withdrawalId))
        .catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'not every withdrawal could be worked on');
    return due.length;
  }

  private async advance(tx: EntityManager, withdrawalId: string): Promise<void> {
    const [withdrawal] = await lockToDo(tx, 1, withdrawalId);
    if (!withdrawal) return;
    await this.work(tx, withdrawal);
    nudge(tx);
  }

  private work(tx: EntityManager, withdrawal: Withdrawal): Promise<void> {
    if (withdrawal.status === 'confirmed') return this.acknowledgements.acknowledge(tx, withdrawal);
    return this.matching.attempt(tx, withdrawal);
  }

  private async tidy(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - this.tidiedAt < tidyEveryMs) return;
    this.tidiedAt = now.getTime();
    await this.database.transaction(everyMerchant, (tx) => forgetAddresses(tx, now));
  }
}
