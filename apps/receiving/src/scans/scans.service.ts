import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { nudge } from '#messaging';
import type { EntityManager } from 'typeorm';
import { findContents, findParcel } from '../codes/code-lookup.js';
import type { Found } from '../codes/code-lookup.js';
import { readCode } from '../codes/scan-codes.js';
import { ParcelsService } from '../parcels.service.js';
import { lockReceipt } from '../receipt.steps.js';
import type { CodeKind, ScanOutcome } from './scan.outcomes.js';
import { claimCommand, lockCommand, settleCommand } from './scan.store.js';
import type { Actor, Command } from './scan.store.js';
import { openAtStation, openReturnAt } from './stations.js';

/** What a device sent. */
export interface Scan extends Command {
  code: string;
  /** From the dock's scale. */
  weightGrams?: number | undefined;
}

/** What it turned out to be. */
export interface ScanResult {
  outcome: ScanOutcome;
  codeKind: CodeKind;
  returnId: string | null;
  returnLineId: string | null;
  /** The returns it may belong to, when it names several or one that does not lie open here. */
  candidates: string[];
}

const nothing = { returnId: null, returnLineId: null, candidates: [] };

/** Turns a scanned code into a parcel, a receipt or an article; each device's scan has one effect. */
@Injectable()
export class ScansService {
  constructor(
    private readonly parcels: ParcelsService,
    private readonly clock: Clock,
  ) {}

  async scan(tx: EntityManager, scan: Scan, by: string): Promise<ScanResult> {
    const actor = { by, at: this.clock.now(), station: scan.station };
    const { isNew, hasFollowers } = await claimCommand(tx, { ...scan, kind: 'scan' }, actor);
    if (!isNew) return storedResult(tx, scan);
    if (hasFollowers) nudge(tx);
    const { opens, ...result } = await this.resolve(tx, scan, actor);
    await settleCommand(tx, scan, { ...result, opens });
    return result;
  }

  private async resolve(
    tx: EntityManager,
    scan: Scan,
    actor: Actor,
  ): Promise<ScanResult & { opens: boolean }> {
    const code = readCode(scan.code);
    const parcel = await findParcel(tx, scan.merchantId, code);
    if (parcel) return this.takeParcel(tx, parcel, scan, actor);
    const openReturnId = await openReturnAt(tx, scan);
    const found = await findContents(tx, scan.merchantId, code, openReturnId);
    const [first, second] = found;
    if (!first) return { ...nothing, outcome: 'unknown', codeKind: 'unknown', opens: false };
    if (first.codeKind === 'order' && !second) return this.takeParcel(tx, first, scan, actor);
    return { ...article(found, openReturnId), opens: false };
  }

  /** A parcel counts once; scanning it again only opens its receipt at the station. */
  private async takeParcel(
    tx: EntityManager,
    { codeKind, returnId }: Found,
    scan: Scan,
    actor: Actor,
  ): Promise<ScanResult & { opens: boolean }> {
    const receipt = await lockReceipt(tx, returnId);
    await openAtStation(tx, scan, returnId);
    const isNews = await this.parcels.arrive(tx, receipt, scan.weightGrams, actor);
    const outcome = isNews ? 'parcel_received' : 'receipt_found';
    return { ...nothing, outcome, codeKind, returnId, opens: true };
  }
}

function article(found: Found[], openReturnId: string | undefined): ScanResult {
  const { codeKind, returnId, returnLineId } = found[0]!;
  if (returnId === openReturnId && returnLineId)
    return { outcome: 'item_found', codeKind, returnId, returnLineId, candidates: [] };
  const outcome = openReturnId ? 'other_return' : 'several_found';
  return { ...nothing, outcome, codeKind, candidates: [...new Set(found.map((one) => one.returnId))] };
}

async function storedResult(tx: EntityManager, scan: Scan): Promise<ScanResult> {
  const stored = (await lockCommand(tx, scan))!;
  const outcome = stored.undoneAt ? 'undone' : ((stored.outcome ?? 'unknown') as ScanOutcome);
  const { returnId, returnLineId } = stored;
  return {
    outcome,
    codeKind: (stored.codeKind ?? 'unknown') as CodeKind,
    returnId,
    returnLineId,
    candidates: [],
  };
}
