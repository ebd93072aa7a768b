import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import { LabelExpiry } from './label.expiry.js';
import { TrackingWorker } from './tracking.worker.js';

const batchSize = 50;

/** Ends unused labels. A carrier that scanned the parcel and did not say so yet is asked first. */
@Injectable()
export class LabelExpiryWorker {
  constructor(
    private readonly database: Database,
    private readonly expiry: LabelExpiry,
    private readonly tracking: TrackingWorker,
  ) {}

  @Repeat({ everyMs: 60_000 })
  async endBatch(): Promise<number> {
    const ended = await this.database.transaction(everyMerchant, (tx) =>
      this.expiry.findEnded(tx, batchSize),
    );
    for (const label of ended) {
      await this.tracking.look(label);
      await this.database.transaction(label.merchantId, (tx) => this.expiry.end(tx, label.labelId));
    }
    return ended.length;
  }

  @Repeat({ everyMs: 60_000 })
  remindBatch(): Promise<number> {
    return this.database.transaction(everyMerchant, (tx) => this.expiry.remind(tx, batchSize));
  }
}
