import { Injectable } from '@nestjs/common';
import { IllegalTransition, NotFound } from '#contracts';
import { Clock, newId } from '#chassis';
import { nudge } from '#messaging';
import type { EntityManager } from 'typeorm';
import { readCode } from './codes/scan-codes.js';
import { ParcelsService } from './parcels.service.js';
import { lockReceipt } from './receipt.steps.js';
import type { ReceiptRow } from './receiving.entities.js';
import { claimCommand, settleCommand } from './scans/scan.store.js';
import type { Actor, Command } from './scans/scan.store.js';

export interface OrphanFound extends Command {
  code?: string | undefined;
  weightGrams?: number | undefined;
  note?: string | undefined;
}

interface OrphanRecord {
  orphanId: string;
  merchantId: string;
  clientScanId: string;
  status: 'held' | 'matched' | 'undone';
  weightGrams: number | null;
}

/** Parcels nobody announced: held until their return is known, and nothing follows from them before. */
@Injectable()
export class OrphansService {
  constructor(
    private readonly parcels: ParcelsService,
    private readonly clock: Clock,
  ) {}

  /** Holds a parcel, once per device's scan. */
  async hold(tx: EntityManager, found: OrphanFound, by: string): Promise<string> {
    const actor = { by, at: this.clock.now(), station: found.station };
    const claim = { ...found, kind: 'orphan' as const, code: found.code ?? '' };
    const { isNew, hasFollowers } = await claimCommand(tx, claim, actor);
    if (!isNew) return (await orphanOfScan(tx, found.merchantId, found.clientScanId)).orphanId;
    if (hasFollowers) nudge(tx);
    const orphanId = newId('orp');
    const code = found.code && readCode(found.code).text;
    await tx.query(
      `insert into orphan (orphan_id, merchant_id, client_scan_id, code, weight_grams, note, station, held_by, held_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        orphanId,
        found.merchantId,
        found.clientScanId,
        code,
        found.weightGrams,
        found.note,
        found.station,
        by,
        actor.at,
      ],
    );
    await settleCommand(tx, found, { outcome: 'unknown', codeKind: 'unknown' });
    return orphanId;
  }

  /** The orphan is the parcel of this return, which is here from now on. Throws NotFound, IllegalTransition. */
  async match(tx: EntityManager, orphanId: string, returnId: string, by: string): Promise<void> {
    const receipt = await lockReceipt(tx, returnId);
    const rows: OrphanRecord[] = await tx.query(`${orphanSql} where orphan_id = $1 for update`, [orphanId]);
    if (!rows[0]) throw new NotFound('orphan', orphanId);
    await this.join(tx, receipt, rows[0], { by, at: this.clock.now() });
  }

  /** The return of parcels that are held already became known. */
  async matchHeld(tx: EntityManager, receipt: ReceiptRow): Promise<void> {
    const { merchantId, rmaNumber, trackingNumber } = receipt;
    const rows: OrphanRecord[] = await tx.query(
      `${orphanSql} where merchant_id = $1 and status = 'held' and upper(code) = any($2) for update`,
      [merchantId, [rmaNumber, trackingNumber?.toUpperCase()].filter(Boolean)],
    );
    for (const orphan of rows) await this.join(tx, receipt, orphan, { by: 'system', at: this.clock.now() });
  }

  /** Forgets an orphan that was never one. One that was matched stays matched. */
  async undo(tx: EntityManager, merchantId: string, clientScanId: string): Promise<void> {
    await tx.query(
      `update orphan set status = 'undone' where merchant_id = $1 and client_scan_id = $2 and status = 'held'`,
      [merchantId, clientScanId],
    );
  }

  private async join(
    tx: EntityManager,
    receipt: ReceiptRow,
    orphan: OrphanRecord,
    actor: Actor,
  ): Promise<void> {
    const { orphanId, status, clientScanId, merchantId, weightGrams } = orphan;
    if (status !== 'held')
      throw new IllegalTransition(`the orphan is ${status}`, { from: status, action: 'match', allowed: [] });
    const { returnId } = receipt;
    await tx.query(
      `update orphan set status = 'matched', return_id = $2, matched_by = $3, matched_at = $4 where orphan_id = $1`,
      [orphanId, returnId, actor.by, actor.at],
    );
    const outcome = { outcome: 'parcel_received', codeKind: 'unknown', returnId, opens: true } as const;
    await settleCommand(tx, { merchantId, clientScanId }, outcome);
    await this.parcels.arrive(tx, receipt, weightGrams ?? undefined, {
      ...actor,
      note: `orphan ${orphanId}`,
    });
    nudge(tx);
  }
}

const orphanSql = `select orphan_id as "orphanId", merchant_id as "merchantId", client_scan_id as "clientScanId",
  status, weight_grams as "weightGrams" from orphan`;

async function orphanOfScan(
  tx: EntityManager,
  merchantId: string,
  clientScanId: string,
): Promise<OrphanRecord> {
  const rows: OrphanRecord[] = await tx.query(`${orphanSql} where merchant_id = $1 and client_scan_id = $2`, [
    merchantId,
    clientScanId,
  ]);
  return rows[0]!;
}
