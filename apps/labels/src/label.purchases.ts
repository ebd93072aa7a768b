import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import type { SoldLabel } from './carriers/carrier.js';
import { LabelRow } from './label.entity.js';
import type { JudgedOffers } from './label.entity.js';
import { LabelVoids } from './label-voids.js';
import { labelFailed, labelPurchased } from './label.events.js';
import { move } from './label.moves.js';
import { LabelOrders } from './label-orders.js';
import type { Purchase } from './label-orders.js';
import { findPurchasable } from './labels.queries.js';
import { OrderContactRow } from './order-contact.entity.js';
import { firstLook } from './tracking.rules.js';

export type Answer = { sold: SoldLabel } | { refused: string } | { unknown: string };

/** What is decided before anything is bought. */
export interface Choice {
  provider: string;
  carrierShipmentId: string;
  offerId: string;
  offers: JudgedOffers;
  quotedAt: Date;
}

/** Milliseconds a claimed purchase may take before another worker asks the carrier again. */
const leaseMs = 120_000;
const longestPauseMs = 300_000;

/** The intent rows of buying: claimed in one transaction, settled in another, the carrier is asked in between. */
@Injectable()
export class LabelPurchases {
  constructor(
    private readonly outbox: Outbox,
    private readonly orders: LabelOrders,
    private readonly voids: LabelVoids,
    private readonly clock: Clock,
  ) {}

  /** Takes up to `limit` labels whose sender is known. Those whose sender was erased fail here. */
  async claim(tx: EntityManager, limit: number): Promise<Purchase[]> {
    const now = this.clock.now();
    const purchases: Purchase[] = [];
    for (const label of await findPurchasable(tx, now, limit)) {
      const purchase = await this.prepare(tx, label);
      if (purchase) purchases.push(purchase);
    }
    return purchases;
  }

  private async prepare(tx: EntityManager, label: LabelRow): Promise<Purchase | undefined> {
    const { merchantId, orderId } = label;
    const at = this.clock.now();
    // Its worker went away in the middle: whether the carrier heard it is not known.
    if (label.status === 'purchasing') await move(tx, label, 'lose', { by: 'system', at, note: 'no answer' });
    const row = await tx.findOneByOrFail(OrderContactRow, { merchantId, orderId });
    const contact = await this.orders.contactIn(tx, row);
    if (!contact) {
      await this.fail(tx, label, 'personal data erased');
      return undefined;
    }
    label.attempts += 1;
    label.tryAt = new Date(at.getTime() + leaseMs);
    await move(tx, label, 'claim', { by: 'system', at });
    return this.orders.of(tx, label, { row, contact });
  }

  /** Stores what is about to be bought. False: the attempt was given up, and another has the say. */
  async choose(tx: EntityManager, { label }: Purchase, choice: Choice): Promise<boolean> {
    const current = await lockAttempt(tx, label);
    if (!current) return false;
    await tx.update(LabelRow, { labelId: label.labelId }, choice);
    Object.assign(label, choice);
    return true;
  }

  /** Stores the carrier's answer. An answer to an attempt that was given up is dropped: the later one has the same. */
  async settle(tx: EntityManager, purchase: Purchase, answer: Answer): Promise<void> {
    const label = await lockAttempt(tx, purchase.label);
    if (!label) return;
    if ('refused' in answer) return this.fail(tx, label, answer.refused);
    if ('unknown' in answer) return this.lose(tx, label, answer.unknown);
    await this.purchase(tx, label, within(answer.sold, purchase));
    await this.orders.keep(tx, purchase, answer.sold);
    if (!label.unwanted) return;
    const note = 'no longer needed when it was bought';
    await this.voids.void(tx, label, { by: 'system', at: this.clock.now(), note });
  }

  private async purchase(tx: EntityManager, label: LabelRow, sold: SoldLabel): Promise<void> {
    const { carrier, serviceLevel, trackingNumber, costMinor, currency, expiresOn } = sold;
    const now = this.clock.now();
    Object.assign(label, { carrier, serviceLevel, trackingNumber, costMinor, currency, expiresOn });
    Object.assign(label, { purchasedAt: now, trackAt: label.provider === 'offline' ? null : firstLook(now) });
    await move(tx, label, 'purchase', { by: 'system', at: now });
    await this.record(tx, label, labelPurchased(label, sold));
  }

  private async fail(tx: EntityManager, label: LabelRow, reason: string): Promise<void> {
    await move(tx, label, 'fail', { by: 'system', at: this.clock.now(), note: reason });
    await this.record(tx, label, labelFailed(label, reason.slice(0, 200)));
  }

  /** Asked for again later, each time after a longer pause. */
  private async lose(tx: EntityManager, label: LabelRow, note: string): Promise<void> {
    const at = this.clock.now();
    const pauseMs = Math.min(longestPauseMs, 500 * 2 ** label.attempts);
    label.tryAt = new Date(at.getTime() + pauseMs);
    await move(tx, label, 'lose', { by: 'system', at, note: note.slice(0, 500) });
  }

  private record(tx: EntityManager, { merchantId, labelId }: LabelRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: labelId }, event);
  }
}

/** The merchant may end a label earlier than the carrier does, not later. */
function within(sold: SoldLabel, { label, policy }: Purchase): SoldLabel {
  const end = new Date(label.requestedAt.getTime() + policy.labelValidDays * 86_400_000);
  const merchants = end.toISOString().slice(0, 10);
  return merchants < sold.expiresOn ? { ...sold, expiresOn: merchants } : sold;
}

/** The label, locked, if it is still this attempt's. */
async function lockAttempt(tx: EntityManager, { labelId, attempts }: LabelRow): Promise<LabelRow | null> {
  const label = await tx.findOneOrFail(LabelRow, { where: { labelId }, lock: { mode: 'pessimistic_write' } });
  return label.status === 'purchasing' && label.attempts === attempts ? label : null;
}
