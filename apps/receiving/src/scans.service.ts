import { Injectable } from '@nestjs/common';
import { Clock, newId, readRmaNumber } from '#chassis';
import { Outbox } from '#messaging';
import type { EntityManager } from 'typeorm';
import { lineOfSku } from './receipt.rules.js';
import { linesOf, lockReceipt, moveReceipt } from './receipt.steps.js';
import type { Actor } from './receipt.steps.js';
import { parcelReceived } from './receiving.events.js';
import type { ReceiptRow } from './receiving.entities.js';

export const scanOutcomes = ['parcel_received', 'receipt_found', 'item_found', 'unknown'] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

/** What a device sent. */
export interface Scan {
  merchantId: string;
  clientScanId: string;
  code: string;
  station?: string | undefined;
}

/** What it turned out to be. */
export interface ScanResult {
  outcome: ScanOutcome;
  returnId: string | null;
  returnLineId: string | null;
}

/** Turns a scanned code into a parcel, a receipt or an article; each device's scan has one effect. */
@Injectable()
export class ScansService {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async scan(tx: EntityManager, scan: Scan, by: string): Promise<ScanResult> {
    const actor = { by, at: this.clock.now() };
    if (!(await claimScan(tx, scan, actor))) return storedResult(tx, scan);
    const result = await this.resolve(tx, scan, actor);
    await settleScan(tx, scan, result);
    return result;
  }

  private async resolve(tx: EntityManager, scan: Scan, actor: Actor): Promise<ScanResult> {
    const returnId = await findParcel(tx, scan);
    if (returnId) return this.takeParcel(tx, returnId, scan, actor);
    return (await findArticle(tx, scan)) ?? { outcome: 'unknown', returnId: null, returnLineId: null };
  }

  /** A parcel counts once; scanning it again only opens its receipt at the station. */
  private async takeParcel(
    tx: EntityManager,
    returnId: string,
    scan: Scan,
    actor: Actor,
  ): Promise<ScanResult> {
    const receipt = await lockReceipt(tx, returnId);
    await openAtStation(tx, scan, receipt);
    const isHere = receipt.status === 'receiving' || receipt.status === 'inspected';
    if (isHere) return { outcome: 'receipt_found', returnId, returnLineId: null };
    await moveReceipt(tx, receipt, 'receive', actor);
    const parcelId = newId('par');
    await tx.query(`insert into parcel values ($1, $2, $3, $4, $5)`, [
      parcelId,
      receipt.merchantId,
      returnId,
      receipt.trackingNumber,
      actor.at,
    ]);
    const about = { merchantId: receipt.merchantId, aggregateId: returnId };
    await this.outbox.record(tx, about, parcelReceived(receipt, parcelId, actor.at));
    return { outcome: 'parcel_received', returnId, returnLineId: null };
  }
}

/** False when this device's scan is known; a concurrent one of the same id waits here for the first. */
export async function claimScan(tx: EntityManager, scan: Scan, { by, at }: Actor): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into scan (merchant_id, client_scan_id, code, station, scanned_by, scanned_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning client_scan_id`,
    [scan.merchantId, scan.clientScanId, scan.code, scan.station, by, at],
  );
  return rows.length > 0;
}

const settleScan = (tx: EntityManager, scan: Scan, result: ScanResult): Promise<unknown> =>
  tx.query(
    `update scan set outcome = $3, return_id = $4, return_line_id = $5 where merchant_id = $1 and client_scan_id = $2`,
    [scan.merchantId, scan.clientScanId, result.outcome, result.returnId, result.returnLineId],
  );

async function storedResult(tx: EntityManager, scan: Scan): Promise<ScanResult> {
  const rows: ScanResult[] = await tx.query(
    `select coalesce(outcome, 'unknown') as outcome, return_id as "returnId", return_line_id as "returnLineId"
     from scan where merchant_id = $1 and client_scan_id = $2`,
    [scan.merchantId, scan.clientScanId],
  );
  return rows[0]!;
}

/** The return whose RMA number or tracking number the code is; the newest, should a carrier use a number twice. */
async function findParcel(tx: EntityManager, { merchantId, code }: Scan): Promise<string | undefined> {
  const rows: { returnId: string }[] = await tx.query(
    `select return_id as "returnId" from receipt
     where merchant_id = $1 and (rma_number = $2 or tracking_number = $3) order by return_id desc limit 1`,
    [merchantId, readRmaNumber(code) ?? null, code.trim().toUpperCase()],
  );
  return rows[0]?.returnId;
}

const openAtStation = async (
  tx: EntityManager,
  { merchantId, station }: Scan,
  receipt: ReceiptRow,
): Promise<void> => {
  if (!station) return;
  await tx.query(
    `insert into station values ($1, $2, $3)
     on conflict (merchant_id, station) do update set return_id = excluded.return_id`,
    [merchantId, station, receipt.returnId],
  );
};

/** An article of the receipt that lies open at the station. */
async function findArticle(tx: EntityManager, scan: Scan): Promise<ScanResult | undefined> {
  const rows: { return_id: string }[] = await tx.query(
    `select return_id from station where merchant_id = $1 and station = $2`,
    [scan.merchantId, scan.station ?? null],
  );
  const returnId = rows[0]?.return_id;
  if (!returnId) return undefined;
  const line = lineOfSku(await linesOf(tx, await lockReceipt(tx, returnId)), scan.code);
  return line && { outcome: 'item_found', returnId, returnLineId: line.returnLineId };
}
