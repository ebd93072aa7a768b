import { Clock } from '#chassis';
import { Database, everyMerchant, Repeat } from '#messaging';
import { Injectable } from '@nestjs/common';
import { CustodyService } from './custody.service.js';
import { forgetTries } from './portal.queries.js';

@Injectable()
export class ReturnsWorker {
  constructor(
    private readonly database: Database,
    private readonly custody: CustodyService,
    private readonly clock: Clock,
  ) {}

  @Repeat({ everyMs: 60_000 })
  expire(): Promise<number> {
    return this.database.transaction(everyMerchant, (tx) => this.custody.expireDue(tx));
  }

  @Repeat({ everyMs: 600_000 })
  async forgetTries(): Promise<number> {
    await this.database.transaction(everyMerchant, (tx) => forgetTries(tx, this.clock.now()));
    return 0;
  }
}
