import { Injectable } from '@nestjs/common';
import type { Contact } from '#contracts';
import { Clock, SubjectErased, Subjects } from '#chassis';
import { Outbox } from '#messaging';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Address, SoldLabel } from './carriers/carrier.js';
import { LabelDocumentRow, LabelRow } from './label.entity.js';
import { labelFailed, labelPurchased, labelVoided } from './label.events.js';
import { move } from './label.moves.js';
import { addressOf, ReturnAddresses } from './return-addresses.js';
import { findPurchasable } from './labels.queries.js';
import { OrderContactRow } from './order-contact.entity.js';

/** A label taken for buying: all that the carrier and the printer need. */
export interface Purchase {
  label: LabelRow;
  subjectId: string;
  currency: string;
  consignor: Address;
  consignee: Address;
}

export type Answer = { sold: SoldLabel; pdf: Buffer } | { refused: string } | { unknown: string };

/** Milliseconds a claimed purchase may take before another worker asks the carrier again. */
const leaseMs = 30_000;
const longestPauseMs = 300_000;

/** The intent rows of buying: claimed in one transaction, settled in another, the carrier is asked in between. */
@Injectable()
export class LabelPurchases {
  constructor(
    private readonly outbox: Outbox,
    private readonly subjects: Subjects,
    private readonly addresses: ReturnAddresses,
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
    const contact = await tx.findOneByOrFail(OrderContactRow, { merchantId, orderId });
    const consignor = await this.consignor(tx, contact);
    if (!consignor) {
      await this.fail(tx, label, 'personal data erased');
      return undefined;
    }
    label.attempts += 1;
    label.tryAt = new Date(at.getTime() + leaseMs);
    await move(tx, label, 'claim', { by: 'system', at });
    const consignee = await this.addresses.of(tx, merchantId);
    return { label, subjectId: contact.subjectId, currency: contact.currency, consignor, consignee };
  }

  private async consignor(tx: EntityManager, contact: OrderContactRow): Promise<Address | undefined> {
    try {
      const { purchaser, shippingAddress } = await this.subjects.open<Contact>(tx, contact);
      return { ...addressOf(shippingAddress), name: purchaser.name };
    } catch (error) {
      if (error instanceof SubjectErased) return undefined;
      throw error;
    }
  }

  /** Stores the carrier's answer. An answer to an attempt that was given up is dropped: the later one has the same. */
  async settle(tx: EntityManager, purchase: Purchase, answer: Answer): Promise<void> {
    const { labelId, attempts } = purchase.label;
    const label = await tx.findOneOrFail(LabelRow, {
      where: { labelId },
      lock: { mode: 'pessimistic_write' },
    });
    if (label.status !== 'purchasing' || label.attempts !== attempts) return;
    if ('refused' in answer) return this.fail(tx, label, answer.refused);
    if ('unknown' in answer) return this.lose(tx, label, answer.unknown);
    await this.purchase(tx, label, answer.sold);
    await this.keepDocument(tx, purchase, answer.pdf);
    if (label.unwanted) await this.voidUnwanted(tx, label, answer.sold.trackingNumber);
  }

  private async purchase(tx: EntityManager, label: LabelRow, sold: SoldLabel): Promise<void> {
    const { carrier, serviceLevel, trackingNumber, costMinor, currency, expiresOn } = sold;
    Object.assign(label, { carrier, serviceLevel, trackingNumber, costMinor, currency, expiresOn });
    await move(tx, label, 'purchase', { by: 'system', at: this.clock.now() });
    await this.record(tx, label, labelPurchased(label, sold));
  }

  private async keepDocument(tx: EntityManager, purchase: Purchase, pdf: Buffer): Promise<void> {
    const { label, subjectId } = purchase;
    const { sealed } = await this.subjects.seal(tx, { pdf: pdf.toString('base64') }, subjectId);
    await tx.insert(LabelDocumentRow, {
      labelId: label.labelId,
      merchantId: label.merchantId,
      subjectId,
      sealed: Buffer.from(sealed, 'base64'),
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
  }

  private async voidUnwanted(tx: EntityManager, label: LabelRow, trackingNumber: string): Promise<void> {
    const note = 'no longer needed when it was bought';
    await move(tx, label, 'void', { by: 'system', at: this.clock.now(), note });
    await this.record(tx, label, labelVoided(label, trackingNumber));
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
    await move(tx, label, 'lose', { by: 'system', at, note });
  }

  private record(tx: EntityManager, { merchantId, labelId }: LabelRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: labelId }, event);
  }
}
