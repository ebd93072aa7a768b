import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import { Carriers } from './carriers/carriers.js';
import type { LabelRow } from './label.entity.js';
import { TrackingService } from './tracking.service.js';

const batchSize = 20;

/** Asks carriers where parcels are that no webhook told of for some time. */
@Injectable()
export class TrackingWorker {
  constructor(
    private readonly database: Database,
    private readonly tracking: TrackingService,
    private readonly carriers: Carriers,
  ) {}

  @Repeat({ everyMs: 5000 })
  async lookBatch(): Promise<number> {
    const due = await this.database.transaction(everyMerchant, (tx) => this.tracking.claim(tx, batchSize));
    const looked = await Promise.allSettled(due.map((label) => this.look(label)));
    const failed = looked.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    return due.length;
  }

  /** Asks for one parcel; resolves with the label as it is then. Rejects when the carrier does not answer. */
  async look({ labelId, merchantId, provider, carrierShipmentId }: LabelRow): Promise<LabelRow> {
    const scans = carrierShipmentId ? await this.carriers.of(provider!).track(carrierShipmentId) : [];
    return this.database.transaction(merchantId, (tx) => this.tracking.settle(tx, labelId, scans));
  }
}
