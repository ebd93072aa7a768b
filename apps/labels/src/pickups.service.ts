import { Injectable } from '@nestjs/common';
import { next, NotFound, PickupCancelledV1, PickupFailedV1, PickupScheduledV1 } from '#contracts';
import { Clock, newId, Subjects } from '#chassis';
import { nudge, Outbox } from '#messaging';
import { In } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import type { Address, BookedPickup } from './carriers/carrier.js';
import type { LabelContent } from './documents/content.js';
import { LabelContentRow, LabelRow } from './label.entity.js';
import { PickupImpossible } from './labels.errors.js';
import { PickupRow } from './pickup.entity.js';
import { isOpen, pickupLifecycle } from './pickup.lifecycle.js';
import type { PickupAction } from './pickup.lifecycle.js';

export interface PickupWish {
  labelId: string;
  from: Date;
  to: Date;
  instructions: string;
}

/** A pickup taken by a worker, with what the carrier needs. */
export interface OpenPickup {
  pickup: PickupRow;
  label: LabelRow;
  address: Address;
}

const leaseMs = 120_000;
const longestPauseMs = 300_000;

/** Home pickups: an intent row each, booked and cancelled by a worker. */
@Injectable()
export class PickupsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly subjects: Subjects,
    private readonly clock: Clock,
  ) {}

  /** Wants the parcel of a bought label fetched. Throws PickupImpossible. */
  async request(tx: EntityManager, label: LabelRow, wish: PickupWish): Promise<PickupRow> {
    const now = this.clock.now();
    const { labelId, merchantId, status } = label;
    if (status !== 'purchased' || !label.carrierShipmentId)
      throw new PickupImpossible(`the label is ${status}`, { labelId, status });
    if (wish.from <= now || wish.to <= wish.from)
      throw new PickupImpossible('the time is over before it begins', { labelId, status });
    const live = { labelId, status: In(['requested', 'booking', 'scheduled', 'cancelling']) };
    if (await tx.existsBy(PickupRow, live))
      throw new PickupImpossible('the parcel has a pickup already', { labelId, status });
    const { from: fromAt, to: toAt, instructions } = wish;
    const open = { status: 'requested', attempts: 0, tryAt: now, requestedAt: now } as const;
    const unknown = {
      carrierPickupId: null,
      confirmation: null,
      costMinor: null,
      currency: null,
      note: null,
    };
    const ids = { pickupId: newId('pck'), merchantId, labelId };
    const row = tx.create(PickupRow, { ...ids, fromAt, toAt, instructions, ...open, ...unknown });
    await tx.insert(PickupRow, row);
    nudge(tx);
    return row;
  }

  /** Throws NotFound, IllegalTransition. */
  async cancel(tx: EntityManager, labelId: string, pickupId: string): Promise<PickupRow> {
    const pickup = await lock(tx, { labelId, pickupId });
    if (!pickup) throw new NotFound('pickup', pickupId);
    pickup.tryAt = this.clock.now();
    await this.take(tx, pickup, 'cancel');
    if (pickup.status === 'cancelled') await this.tell(tx, pickup, new PickupCancelledV1());
    nudge(tx);
    return pickup;
  }

  /** A label that is given back takes its pickup with it. */
  async cancelOf(tx: EntityManager, labelId: string): Promise<void> {
    const live = await tx.findOneBy(PickupRow, {
      labelId,
      status: In(['requested', 'booking', 'scheduled']),
    });
    if (live) await this.cancel(tx, labelId, live.pickupId);
  }

  async claim(tx: EntityManager, limit: number): Promise<OpenPickup[]> {
    const now = this.clock.now();
    const rows = await tx
      .createQueryBuilder(PickupRow, 'pickup')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where('pickup.try_at <= :now', { now })
      .orderBy('pickup.try_at')
      .limit(limit)
      .getMany();
    const open: OpenPickup[] = [];
    for (const pickup of rows) {
      pickup.attempts += 1;
      pickup.tryAt = new Date(now.getTime() + leaseMs);
      await tx.save(pickup);
      const { labelId } = pickup;
      const label = await tx.findOneByOrFail(LabelRow, { labelId });
      const content = await tx.findOneByOrFail(LabelContentRow, { labelId });
      const sealed = { subjectId: content.subjectId, sealed: content.sealed.toString('base64') };
      const { consignor } = await this.subjects.open<LabelContent>(tx, sealed);
      open.push({ pickup, label, address: consignor });
    }
    return open;
  }

  /** Stores the carrier's id of it before it is booked. False: another attempt has the say. */
  async prepared(
    tx: EntityManager,
    { pickupId, attempts }: PickupRow,
    carrierPickupId: string,
  ): Promise<boolean> {
    const pickup = await lock(tx, { pickupId, attempts, status: 'requested' });
    if (!pickup) return false;
    pickup.carrierPickupId = carrierPickupId;
    await this.take(tx, pickup, 'prepare');
    return true;
  }

  async scheduled(tx: EntityManager, { pickupId }: PickupRow, booked: BookedPickup): Promise<void> {
    const pickup = await lock(tx, { pickupId });
    if (!pickup) return;
    // It was cancelled while it was booked: the carrier still has to hear that.
    Object.assign(pickup, booked);
    if (pickup.status !== 'booking') return void (await tx.save(pickup));
    await this.take(tx, pickup, 'schedule');
    const { confirmation, costMinor, currency, fromAt, toAt } = pickup;
    const event = {
      confirmation,
      costMinor,
      currency,
      fromAt: fromAt.toISOString(),
      toAt: toAt.toISOString(),
    };
    await this.tell(tx, pickup, Object.assign(new PickupScheduledV1(), event));
  }

  async failed(tx: EntityManager, { pickupId }: PickupRow, reason: string): Promise<void> {
    const pickup = await lock(tx, { pickupId, status: In(['requested', 'booking']) });
    if (!pickup) return;
    pickup.note = reason.slice(0, 200);
    await this.take(tx, pickup, 'fail');
    await this.tell(tx, pickup, Object.assign(new PickupFailedV1(), { reason: pickup.note }));
  }

  async cancelled(tx: EntityManager, { pickupId }: PickupRow): Promise<void> {
    const pickup = await lock(tx, { pickupId, status: 'cancelling' });
    if (!pickup) return;
    await this.take(tx, pickup, 'give_up');
    await this.tell(tx, pickup, new PickupCancelledV1());
  }

  /** Nobody knows: asked again later. */
  async lost(tx: EntityManager, { pickupId, attempts }: PickupRow): Promise<void> {
    const pauseMs = Math.min(longestPauseMs, 1000 * 2 ** attempts);
    const where = { pickupId, attempts, status: In(['requested', 'booking', 'cancelling']) };
    await tx.update(PickupRow, where, { tryAt: new Date(this.clock.now().getTime() + pauseMs) });
  }

  private async take(tx: EntityManager, pickup: PickupRow, action: PickupAction): Promise<void> {
    pickup.status = next(pickupLifecycle, pickup.status, action);
    if (!isOpen(pickup.status)) pickup.tryAt = null;
    await tx.save(pickup);
  }

  private async tell(
    tx: EntityManager,
    { merchantId, labelId, pickupId }: PickupRow,
    event: object,
  ): Promise<void> {
    const { returnId, orderId } = await tx.findOneByOrFail(LabelRow, { labelId });
    const about = { merchantId, aggregateId: labelId };
    await this.outbox.record(tx, about, Object.assign(event, { pickupId, labelId, returnId, orderId }));
  }
}

const lock = (tx: EntityManager, where: FindOptionsWhere<PickupRow>): Promise<PickupRow | null> =>
  tx.findOne(PickupRow, { where, lock: { mode: 'pessimistic_write' } });
