import { Injectable } from '@nestjs/common';
import { NotFound } from '#contracts';
import type { OrderRegisteredV1, ParcelReceivedV1, ReturnAuthorizedV1 } from '#contracts';
import { Clock, newId } from '#chassis';
import { nudge, Outbox } from '#messaging';
import { In, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { HeardReturnRow } from './heard-return.entity.js';
import { LabelRow, LabelTransitionRow } from './label.entity.js';
import { LabelVoids } from './label-voids.js';
import { labelScanned } from './label.events.js';
import { isBeingBought, isLegal } from './label.lifecycle.js';
import type { LabelStatus } from './label.lifecycle.js';
import { move } from './label.moves.js';
import type { Step } from './label.moves.js';
import { ParcelLimitReached, ReturnNotOpen } from './labels.errors.js';
import { lockLabel } from './labels.queries.js';
import { OrderContactRow } from './order-contact.entity.js';
import { packedFrom } from './parcel.rules.js';
import type { PackedLine, Picked } from './parcel.rules.js';
import { ShippingPolicies } from './shipping-policies.js';

/** Whose label it is. */
export interface ReturnRef {
  merchantId: string;
  returnId: string;
}

/** States in which a label is no longer, and never again, of use. */
const over: LabelStatus[] = ['failed', 'voided'];

/** Labels as returns and people move them. Buying them is the worker's business. */
@Injectable()
export class LabelsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly policies: ShippingPolicies,
    private readonly voids: LabelVoids,
    private readonly clock: Clock,
  ) {}

  /** Keeps the sealed contact and what was sold; labels that waited for it can be bought now. */
  async rememberOrder(tx: EntityManager, merchantId: string, order: OrderRegisteredV1): Promise<void> {
    const { orderId, currency, contact } = order;
    const lines = order.lines.map(({ lineId, quantity, weightGrams }) => ({
      orderLineId: lineId,
      quantity,
      ...(weightGrams !== undefined && { weightGrams }),
    }));
    const { subjectId, sealed } = contact;
    await tx.upsert(OrderContactRow, { merchantId, orderId, currency, subjectId, sealed, lines }, [
      'merchantId',
      'orderId',
    ]);
    nudge(tx);
  }

  /** Asks for the return's first label, unless the parcel is here already. */
  async request(tx: EntityManager, merchantId: string, rma: ReturnAuthorizedV1): Promise<void> {
    const heard = await lockReturn(tx, { merchantId, returnId: rma.returnId });
    if (heard.authorizedAt) return;
    const { orderId, rmaNumber, shipByOn } = rma;
    const lines = rma.lines.map(({ returnLineId, orderLineId, sku, description, quantity, reasonCode }) => ({
      returnLineId,
      orderLineId,
      sku,
      description,
      quantity,
      reasonCode,
    }));
    Object.assign(heard, { authorizedAt: this.clock.now(), orderId, rmaNumber, shipByOn, lines });
    await tx.save(heard);
    if (!heard.parcelReceivedAt)
      await this.open(tx, heard, { parcelNumber: 1, contents: null, by: 'system' });
  }

  /**
   * Asks for a label for one more parcel of a return, with `picked` in it or all that comes back. A parcel whose
   * label failed or was voided gets a new one. Throws NotFound, ReturnNotOpen, ParcelLimitReached.
   */
  async addParcel(
    tx: EntityManager,
    rma: ReturnRef,
    picked: Picked[] | undefined,
    by: string,
  ): Promise<string> {
    const { returnId } = rma;
    const heard = await tx.findOne(HeardReturnRow, { where: rma, lock: { mode: 'pessimistic_write' } });
    if (!heard?.lines) throw new NotFound('return', returnId);
    if (heard.withdrawnAt || heard.parcelReceivedAt)
      throw new ReturnNotOpen('the return is over', { returnId });
    const contents = picked ? packedFrom(heard.lines, picked) : null;
    const { parcelsPerReturn: limit } = await this.policies.of(tx, rma.merchantId);
    const live = await tx.findBy(LabelRow, { ...rma, status: Not(In(over)) });
    const taken = new Set(live.map(({ parcelNumber }) => parcelNumber));
    const parcelNumber = Array.from({ length: limit }, (_, at) => at + 1).find(
      (number) => !taken.has(number),
    );
    if (!parcelNumber) throw new ParcelLimitReached(`there are ${live.length} labels`, { returnId, limit });
    return this.open(tx, heard, { parcelNumber, contents, by });
  }

  private async open(
    tx: EntityManager,
    heard: HeardReturnRow,
    wanted: { parcelNumber: number; contents: PackedLine[] | null; by: string },
  ): Promise<string> {
    const now = this.clock.now();
    const { merchantId, returnId } = heard;
    const labelId = newId('lbl');
    const rma = { returnId, rmaNumber: heard.rmaNumber!, orderId: heard.orderId!, shipByOn: heard.shipByOn! };
    const { parcelNumber, contents, by } = wanted;
    const open = { status: 'requested', requestedAt: now, tryAt: now, attempts: 0, unwanted: false } as const;
    await tx.insert(LabelRow, { labelId, merchantId, ...rma, parcelNumber, contents, ...open });
    const step = { from: null, action: 'request', to: 'requested', by, at: now, note: null } as const;
    await tx.insert(LabelTransitionRow, { merchantId, labelId, ...step });
    nudge(tx);
    return labelId;
  }

  /** The return was cancelled or has expired. A label that the carrier has scanned stays: the parcel is coming. */
  async withdraw(tx: EntityManager, rma: ReturnRef, note: string): Promise<void> {
    const at = this.clock.now();
    const heard = await lockReturn(tx, rma);
    heard.withdrawnAt ??= at;
    await tx.save(heard);
    for (const label of await lockLiveLabels(tx, rma))
      await this.giveBack(tx, label, { by: 'system', at, note });
  }

  /**
   * A parcel is at the dock: that of the label it carries, else of the one that is furthest on its way. Whatever label
   * of the return is still to be bought has become useless; one that is bought may be on another parcel.
   */
  async deliver(tx: EntityManager, rma: ReturnRef, parcel: ParcelReceivedV1): Promise<void> {
    const heard = await lockReturn(tx, rma);
    heard.parcelReceivedAt ??= new Date(parcel.receivedAt);
    await tx.save(heard);
    const step = { by: 'system', at: this.clock.now(), note: 'parcel received' };
    const live = await lockLiveLabels(tx, rma);
    const arrived = arrivedOf(live, parcel.trackingNumber);
    if (arrived) await move(tx, arrived, 'deliver', step);
    for (const label of live) if (isBeingBought(label.status)) await this.giveBack(tx, label, step);
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
    await this.voids.void(tx, label, { by, at: this.clock.now() });
    return label;
  }

  /** Voids a label that nobody needs; one that is being bought is voided when the carrier has answered. */
  private async giveBack(tx: EntityManager, label: LabelRow, step: Step): Promise<void> {
    if (isLegal(label.status, 'void')) return this.voids.void(tx, label, step);
    if (isBeingBought(label.status))
      await tx.update(LabelRow, { labelId: label.labelId }, { unwanted: true });
  }

  private record(tx: EntityManager, { merchantId, labelId }: LabelRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: labelId }, event);
  }
}

async function lockReturn(tx: EntityManager, rma: ReturnRef): Promise<HeardReturnRow> {
  await tx.createQueryBuilder().insert().into(HeardReturnRow).values(rma).orIgnore().execute();
  return tx.findOneOrFail(HeardReturnRow, { where: rma, lock: { mode: 'pessimistic_write' } });
}

/** The labels of the return that are or may become usable; the database holds at most one per parcel. */
function lockLiveLabels(tx: EntityManager, rma: ReturnRef): Promise<LabelRow[]> {
  const where = { ...rma, status: Not(In<LabelStatus>(over)) };
  return tx.find(LabelRow, { where, order: { parcelNumber: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** By the tracking number that was scanned at the dock; else the first that was scanned on its way, else the first. */
function arrivedOf(live: LabelRow[], trackingNumber: string | undefined): LabelRow | undefined {
  const coming = live.filter(({ status }) => isLegal(status, 'deliver'));
  const named = live.find((label) => trackingNumber && label.trackingNumber === trackingNumber);
  if (named) return coming.includes(named) ? named : undefined;
  return coming.find(({ status }) => status === 'scanned') ?? coming[0];
}
