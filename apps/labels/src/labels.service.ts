import { Injectable } from '@nestjs/common';
import { NotFound } from '#contracts';
import type { OrderRegisteredV1, ReturnAuthorizedV1 } from '#contracts';
import { Clock, newId } from '#chassis';
import { nudge, Outbox } from '#messaging';
import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { HeardReturnRow } from './heard-return.entity.js';
import { LabelRow, LabelTransitionRow } from './label.entity.js';
import { labelScanned, labelVoided } from './label.events.js';
import { isBeingBought, isLegal } from './label.lifecycle.js';
import type { LabelStatus } from './label.lifecycle.js';
import { move } from './label.moves.js';
import type { Step } from './label.moves.js';
import { OrderContactRow } from './order-contact.entity.js';

/** Whose label it is. */
export interface ReturnRef {
  merchantId: string;
  returnId: string;
}

/** Labels as returns and people move them. Buying them is the worker's business. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Keeps the sealed contact; labels that waited for it can be bought now. */
  async rememberContact(tx: EntityManager, merchantId: string, order: OrderRegisteredV1): Promise<void> {
    const { orderId, currency, contact } = order;
    const row = { merchantId, orderId, currency, subjectId: contact.subjectId, sealed: contact.sealed };
    await tx.upsert(OrderContactRow, row, ['merchantId', 'orderId']);
    nudge(tx);
  }

  /** Asks for the return's one label, unless the parcel is here already. */
  async request(tx: EntityManager, merchantId: string, rma: ReturnAuthorizedV1): Promise<void> {
    const now = this.clock.now();
    const heard = await lockReturn(tx, { merchantId, returnId: rma.returnId });
    if (heard.authorizedAt) return;
    heard.authorizedAt = now;
    await tx.save(heard);
    if (heard.parcelReceivedAt) return;
    const { returnId, rmaNumber, orderId, shipByOn } = rma;
    const labelId = newId('lbl');
    const facts = { labelId, merchantId, returnId, rmaNumber, orderId, shipByOn };
    const open = { status: 'requested', requestedAt: now, tryAt: now, attempts: 0, unwanted: false } as const;
    await tx.insert(LabelRow, { ...facts, ...open });
    const step = {
      from: null,
      action: 'request',
      to: 'requested',
      by: 'system',
      at: now,
      note: null,
    } as const;
    await tx.insert(LabelTransitionRow, { merchantId, labelId, ...step });
    nudge(tx);
  }

  /** The return was cancelled or has expired. A label that the carrier has scanned stays: the parcel is coming. */
  async withdraw(tx: EntityManager, rma: ReturnRef, note: string): Promise<void> {
    const label = await lockLiveLabel(tx, rma);
    if (label) await this.giveBack(tx, label, { by: 'system', at: this.clock.now(), note });
  }

  /** The parcel is at the dock. Whatever label is still to be bought has become useless. */
  async deliver(tx: EntityManager, rma: ReturnRef, receivedAt: string): Promise<void> {
    const heard = await lockReturn(tx, rma);
    heard.parcelReceivedAt ??= new Date(receivedAt);
    await tx.save(heard);
    const label = await lockLiveLabel(tx, rma);
    const step = { by: 'system', at: this.clock.now(), note: 'parcel received' };
    if (!label) return;
    if (isLegal(label.status, 'deliver')) await move(tx, label, 'deliver', step);
    else await this.giveBack(tx, label, step);
  }

  /** The carrier has the parcel. Throws NotFound, IllegalTransition. */
  async scan(tx: EntityManager, labelId: string, scannedAt: string, by: string): Promise<LabelRow> {
    const label = await lockLabel(tx, labelId);
    await move(tx, label, 'scan', { by, at: this.clock.now() });
    await this.record(tx, label, labelScanned(label, label.trackingNumber!, scannedAt));
    return label;
  }

  /** Gives an unused label back. Throws NotFound, IllegalTransition. */
  async void(tx: EntityManager, labelId: string, by: string): Promise<LabelRow> {
    const label = await lockLabel(tx, labelId);
    await this.voidLocked(tx, label, { by, at: this.clock.now() });
    return label;
  }

  /** Voids a label that nobody needs; one that is being bought is voided when the carrier has answered. */
  private async giveBack(tx: EntityManager, label: LabelRow, step: Step): Promise<void> {
    if (isLegal(label.status, 'void')) return this.voidLocked(tx, label, step);
    if (isBeingBought(label.status))
      await tx.update(LabelRow, { labelId: label.labelId }, { unwanted: true });
  }

  private async voidLocked(tx: EntityManager, label: LabelRow, step: Step): Promise<void> {
    await move(tx, label, 'void', step);
    // Nobody outside has heard of a label that was never bought.
    if (label.trackingNumber) await this.record(tx, label, labelVoided(label, label.trackingNumber));
  }

  private record(tx: EntityManager, { merchantId, labelId }: LabelRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: labelId }, event);
  }
}

async function lockReturn(tx: EntityManager, rma: ReturnRef): Promise<HeardReturnRow> {
  await tx.createQueryBuilder().insert().into(HeardReturnRow).values(rma).orIgnore().execute();
  return tx.findOneOrFail(HeardReturnRow, { where: rma, lock: { mode: 'pessimistic_write' } });
}

async function lockLabel(tx: EntityManager, labelId: string): Promise<LabelRow> {
  const label = await tx.findOne(LabelRow, { where: { labelId }, lock: { mode: 'pessimistic_write' } });
  if (!label) throw new NotFound('label', labelId);
  return label;
}

/** The label of the return that is or may become usable; the database holds at most one. */
function lockLiveLabel(tx: EntityManager, rma: ReturnRef): Promise<LabelRow | null> {
  const where = { ...rma, status: Not(In<LabelStatus>(['failed', 'voided'])) };
  return tx.findOne(LabelRow, { where, lock: { mode: 'pessimistic_write' } });
}
