import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { nudge, Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { Scan } from './carriers/carrier.js';
import { LabelRow } from './label.entity.js';
import { labelDelivered, labelExceptionRaised, labelReturnedToSender, labelScanned } from './label.events.js';
import { isLegal } from './label.lifecycle.js';
import { move } from './label.moves.js';
import { PostageRefunds } from './postage-refunds.js';
import { CarrierEventRow, TrackingScanRow } from './tracking.entity.js';
import { movesFor, nextLook } from './tracking.rules.js';
import type { Move } from './tracking.rules.js';

/** What a carrier's webhook says, once its signature was checked. */
export interface CarrierEvent {
  eventId: string;
  trackingNumber: string | null;
  shipmentId: string | null;
  scans: Scan[];
}

const leaseMs = 120_000;

/** Where parcels are: by webhooks, and by asking for those that no webhook tells of. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly outbox: Outbox,
    private readonly postage: PostageRefunds,
    private readonly clock: Clock,
  ) {}

  /**
   * Applies an event and has the carrier asked again soon, because events come late and out of order. One that was
   * heard before, or is of nobody's parcel, changes nothing. `tx` sees every merchant.
   */
  async hear(tx: EntityManager, event: CarrierEvent): Promise<void> {
    const row = { eventId: event.eventId, merchantId: '*', receivedAt: this.clock.now() };
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(CarrierEventRow)
      .values(row)
      .orIgnore()
      .returning('event_id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return;
    const label = await lockTold(tx, event);
    if (!label) return;
    await this.apply(tx, label, event.scans);
    await tx.update(LabelRow, { labelId: label.labelId }, { trackAt: this.clock.now() });
    await this.postage.hurry(tx, label.labelId);
    nudge(tx);
  }

  /** Labels whose carrier is to be asked; those another process holds are left to it. */
  async claim(tx: EntityManager, limit: number): Promise<LabelRow[]> {
    const now = this.clock.now();
    const due = await tx
      .createQueryBuilder(LabelRow, 'label')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where('label.track_at <= :now', { now })
      .orderBy('label.track_at')
      .limit(limit)
      .getMany();
    for (const label of due) {
      label.trackAt = new Date(now.getTime() + leaseMs);
      await tx.save(label);
    }
    return due;
  }

  /** Stores what the carrier told of a claimed label. */
  async settle(tx: EntityManager, labelId: string, scans: Scan[]): Promise<LabelRow> {
    const label = await tx.findOneOrFail(LabelRow, {
      where: { labelId },
      lock: { mode: 'pessimistic_write' },
    });
    await this.apply(tx, label, scans);
    label.trackAt = nextLook(label.status, this.clock.now());
    await tx.save(label);
    return label;
  }

  /** Takes the steps that a locked label's scans ask for. */
  private async apply(tx: EntityManager, label: LabelRow, scans: Scan[]): Promise<void> {
    const fresh = await keepScans(tx, label, scans);
    const known = await tx.findBy(TrackingScanRow, { labelId: label.labelId });
    const all = known.sort((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime());
    for (const step of movesFor(label.status, all, fresh)) await this.take(tx, label, step);
  }

  private async take(tx: EntityManager, label: LabelRow, step: Move): Promise<void> {
    const at = step.at.toISOString();
    const about = { merchantId: label.merchantId, aggregateId: label.labelId };
    if (step.action === 'raise') {
      await this.outbox.record(tx, about, labelExceptionRaised(label, step));
      return;
    }
    if (!isLegal(label.status, step.action)) return;
    await move(tx, label, step.action, { by: 'carrier', at: step.at });
    const events = { scan: labelScanned, deliver: labelDelivered, send_back: labelReturnedToSender };
    await this.outbox.record(tx, about, events[step.action](label, label.trackingNumber!, at));
  }
}

/** Those that were not known before. */
async function keepScans(tx: EntityManager, label: LabelRow, scans: Scan[]): Promise<Scan[]> {
  if (scans.length === 0) return [];
  const { labelId, merchantId } = label;
  const rows: { scanned_at: Date; status: string; message: string }[] = await tx.query(
    `insert into tracking_scan (merchant_id, label_id, scanned_at, status, message, place)
     select $1, $2, s."scannedAt", s.status, s.message, s.place
     from jsonb_to_recordset($3) as s("scannedAt" timestamptz, status text, message text, place text)
     on conflict do nothing returning scanned_at, status, message`,
    [merchantId, labelId, JSON.stringify(scans)],
  );
  const added = new Set(rows.map((row) => `${row.scanned_at.getTime()} ${row.status} ${row.message}`));
  return scans.filter(({ scannedAt, status, message }) =>
    added.has(`${scannedAt.getTime()} ${status} ${message}`),
  );
}

/** A carrier may use a tracking number again after some months: the newest label is meant. */
async function lockTold(tx: EntityManager, event: CarrierEvent): Promise<LabelRow | null> {
  const { trackingNumber, shipmentId } = event;
  const where = shipmentId ? { carrierShipmentId: shipmentId } : trackingNumber ? { trackingNumber } : null;
  if (!where) return null;
  return tx.findOne(LabelRow, {
    where: { ...where, provider: 'easypost' },
    order: { requestedAt: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });
}
