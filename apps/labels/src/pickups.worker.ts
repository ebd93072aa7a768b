import { Injectable } from '@nestjs/common';
import { Database, everyMerchant, Repeat } from '#messaging';
import type { EntityManager } from 'typeorm';
import { isRefused } from './carriers/carrier.js';
import { Carriers } from './carriers/carriers.js';
import type { PickupRow } from './pickup.entity.js';
import { PickupsService } from './pickups.service.js';
import type { OpenPickup } from './pickups.service.js';

const batchSize = 10;

/** Books and cancels pickups. */
@Injectable()
export class PickupsWorker {
  constructor(
    private readonly database: Database,
    private readonly pickups: PickupsService,
    private readonly carriers: Carriers,
  ) {}

  @Repeat({ everyMs: 5000 })
  async workBatch(): Promise<number> {
    const open = await this.database.transaction(everyMerchant, (tx) => this.pickups.claim(tx, batchSize));
    for (const one of open) {
      await this.work(one).catch(() => this.within(one.pickup, (tx) => this.pickups.lost(tx, one.pickup)));
    }
    return open.length;
  }

  private work(open: OpenPickup): Promise<void> {
    return open.pickup.status === 'cancelling' ? this.cancel(open) : this.book(open);
  }

  private async cancel({ pickup, label }: OpenPickup): Promise<void> {
    await this.carriers.of(label.provider!).cancelPickup(pickup.carrierPickupId!);
    await this.within(pickup, (tx) => this.pickups.cancelled(tx, pickup));
  }

  /** Put on record and stored first; what is booked then is found again after a crash. */
  private async book(open: OpenPickup): Promise<void> {
    const { pickup, label } = open;
    const carrier = this.carriers.of(label.provider!);
    const carrierPickupId = pickup.carrierPickupId ?? (await this.prepare(open));
    if (!carrierPickupId) return;
    const booked = await carrier.bookPickup(carrierPickupId);
    await this.within(pickup, (tx) =>
      isRefused(booked)
        ? this.pickups.failed(tx, pickup, booked.refused)
        : this.pickups.scheduled(tx, pickup, booked),
    );
  }

  private async prepare({ pickup, label, address }: OpenPickup): Promise<string | undefined> {
    const { pickupId, fromAt: from, toAt: to, instructions } = pickup;
    const order = { pickupId, shipmentId: label.carrierShipmentId!, address, from, to, instructions };
    const prepared = await this.carriers.of(label.provider!).preparePickup(order);
    if (isRefused(prepared)) {
      await this.within(pickup, (tx) => this.pickups.failed(tx, pickup, prepared.refused));
      return undefined;
    }
    const { carrierPickupId } = prepared;
    const mine = await this.within(pickup, (tx) => this.pickups.prepared(tx, pickup, carrierPickupId));
    return mine ? carrierPickupId : undefined;
  }

  private within<T>({ merchantId }: PickupRow, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(merchantId, work);
  }
}
