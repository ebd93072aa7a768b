import { Clock } from '#chassis';
import { Database, everyMerchant, Repeat } from '#messaging';
import { Injectable } from '@nestjs/common';
import { CustodyService } from './custody.service.js';
import { forgetTries } from './portal.queries.js';

/** Milliseconds between looks. */
const lookEveryMs = 1000;

/** What time alone brings about. */
@Injectable()
export class ReturnsWorker {
  private lookedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly custody: CustodyService,
    private readonly clock: Clock,
  ) {}

  /** Ends returns that were not handed over in time, and forgets tries of the portal. */
  @Repeat({ everyMs: lookEveryMs })
  async look(): Promise<number> {
    const now = this.clock.now();
    // Every commit calls too, and deadlines are not what it brings: under load that would be a query per request.
    if (now.getTime() - this.lookedAt < lookEveryMs) return 0;
    this.lookedAt = now.getTime();
    return this.database.transaction(everyMerchant, async (tx) => {
      await forgetTries(tx, now);
      return this.custody.expireDue(tx);
    });
  }
}
