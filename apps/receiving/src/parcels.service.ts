import { Injectable } from '@nestjs/common';
import { newId } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { moveReceipt } from './receipt.steps.js';
import { parcelReceived, parcelUndone } from './receiving.events.js';
import type { ReceiptRow } from './receiving.entities.js';
import type { Actor } from './scans/scan.store.js';
import { WeightCheck } from './tasks/weight.check.js';

interface ParcelRecord {
  parcelId: string;
  weightGrams: number | null;
}

/** Whether the parcel of a return is here: it is while any scan, orphan or item that stands says so. */
@Injectable()
export class ParcelsService {
  constructor(
    private readonly outbox: Outbox,
    private readonly weights: WeightCheck,
  ) {}

  /** Something says that the parcel is here. True when that is news. The receipt is locked. */
  async arrive(
    tx: EntityManager,
    receipt: ReceiptRow,
    weightGrams: number | undefined,
    actor: Actor,
  ): Promise<boolean> {
    const known = await parcelOf(tx, receipt);
    if (known) await this.weigh(tx, receipt, known, weightGrams);
    else await this.open(tx, receipt, weightGrams, actor);
    return !known;
  }

  /** What said that the parcel is here was undone: it stays only if something else says so. */
  async reconsider(tx: EntityManager, receipt: ReceiptRow, actor: Actor): Promise<void> {
    const known = await parcelOf(tx, receipt);
    if (!known || (await isProven(tx, receipt))) return;
    await tx.query(`update parcel set undone_at = $2 where parcel_id = $1`, [known.parcelId, actor.at]);
    if (receipt.status === 'receiving') {
      receipt.doneAt = null;
      await moveReceipt(tx, receipt, 'leave', actor);
    }
    await this.record(tx, receipt, parcelUndone(receipt, known.parcelId, actor.at));
  }

  private async open(
    tx: EntityManager,
    receipt: ReceiptRow,
    weightGrams: number | undefined,
    actor: Actor,
  ): Promise<void> {
    const parcelId = newId('par');
    await moveReceipt(tx, receipt, 'receive', actor);
    await tx.query(
      `insert into parcel (parcel_id, merchant_id, return_id, tracking_number, received_at, weight_grams)
       values ($1, $2, $3, $4, $5, $6)`,
      [parcelId, receipt.merchantId, receipt.returnId, receipt.trackingNumber, actor.at, weightGrams],
    );
    await this.record(tx, receipt, parcelReceived(receipt, { parcelId, weightGrams }, actor.at));
    if (weightGrams !== undefined) await this.weights.check(tx, receipt, weightGrams);
  }

  /** The scale may speak after the scanner. */
  private async weigh(
    tx: EntityManager,
    receipt: ReceiptRow,
    parcel: ParcelRecord,
    weightGrams: number | undefined,
  ): Promise<void> {
    if (weightGrams === undefined || parcel.weightGrams !== null) return;
    const { parcelId } = parcel;
    await tx.query(`update parcel set weight_grams = $2 where parcel_id = $1`, [parcelId, weightGrams]);
    await this.weights.check(tx, receipt, weightGrams);
  }

  private record(tx: EntityManager, { merchantId, returnId }: ReceiptRow, event: object): Promise<void> {
    return this.outbox.record(tx, { merchantId, aggregateId: returnId }, event);
  }
}

async function parcelOf(tx: EntityManager, { returnId }: ReceiptRow): Promise<ParcelRecord | undefined> {
  const rows: ParcelRecord[] = await tx.query(
    `select parcel_id as "parcelId", weight_grams as "weightGrams" from parcel
     where return_id = $1 and undone_at is null`,
    [returnId],
  );
  return rows[0];
}

async function isProven(tx: EntityManager, { returnId }: ReceiptRow): Promise<boolean> {
  const rows: { proven: boolean }[] = await tx.query(
    `select exists (select from scan where return_id = $1 and opens and undone_at is null)
         or exists (select from return_item where return_id = $1 and status <> 'undone') as proven`,
    [returnId],
  );
  return rows[0]!.proven;
}
