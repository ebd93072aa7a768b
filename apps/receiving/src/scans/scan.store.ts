import type { EntityManager } from 'typeorm';
import type { ItemOutcome, ScanOutcome } from './scan.outcomes.js';

/** What every command of a device has: its own id, and where and when it was given. */
export interface Command {
  merchantId: string;
  clientScanId: string;
  station?: string | undefined;
  /** When the device saw it, which may be long before it could send. */
  deviceAt?: string | undefined;
}

/** Who gave it, and when it reached us. */
export interface Actor {
  by: string;
  at: Date;
  note?: string | undefined;
  station?: string | undefined;
}

export type CommandKind = 'scan' | 'item' | 'orphan' | 'undo';

/** A command as stored, with what became of it. */
export interface StoredCommand {
  clientScanId: string;
  kind: CommandKind;
  code: string;
  body: Record<string, unknown> | null;
  station: string | null;
  by: string;
  outcome: ScanOutcome | ItemOutcome | null;
  codeKind: string | null;
  returnId: string | null;
  returnLineId: string | null;
  returnItemId: string | null;
  opens: boolean;
  waitsFor: string | null;
  undoneAt: Date | null;
}

const columns = `client_scan_id as "clientScanId", kind, code, body, station, scanned_by as by, outcome,
  code_kind as "codeKind", return_id as "returnId", return_line_id as "returnLineId",
  return_item_id as "returnItemId", opens, waits_for as "waitsFor", undone_at as "undoneAt"`;

interface NewCommand extends Command {
  kind: CommandKind;
  code: string;
  waitsFor?: string | undefined;
  body?: object | undefined;
}

/**
 * `isNew` is false when this device's command is known; a concurrent one of the same id waits here for the first.
 * `hasFollowers`: commands that need this one came before it.
 */
export async function claimCommand(
  tx: EntityManager,
  command: NewCommand,
  actor: Actor,
): Promise<{ isNew: boolean; hasFollowers: boolean }> {
  const rows: { isNew: boolean; hasFollowers: boolean }[] = await tx.query(
    `with claimed as (
       insert into scan (merchant_id, client_scan_id, code, station, scanned_by, scanned_at, kind, waits_for, body,
         device_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning client_scan_id)
     select exists (select from claimed) as "isNew",
       exists (select from scan where merchant_id = $1 and waits_for = $2 and outcome = 'waiting') as "hasFollowers"`,
    [
      command.merchantId,
      command.clientScanId,
      command.code,
      command.station,
      actor.by,
      actor.at,
      command.kind,
      command.waitsFor,
      command.body && JSON.stringify(command.body),
      command.deviceAt,
    ],
  );
  return rows[0]!;
}

/** The command, locked so that it and its undo come one after the other. Undefined when it has not arrived. */
export async function lockCommand(
  tx: EntityManager,
  { merchantId, clientScanId }: Command,
): Promise<StoredCommand | undefined> {
  const rows: StoredCommand[] = await tx.query(
    `select ${columns} from scan where merchant_id = $1 and client_scan_id = $2 for update`,
    [merchantId, clientScanId],
  );
  return rows[0];
}

interface Settled {
  outcome: ScanOutcome | ItemOutcome;
  returnId?: string | null | undefined;
  returnLineId?: string | null | undefined;
  returnItemId?: string | null | undefined;
  codeKind?: string | undefined;
  opens?: boolean | undefined;
}

/** Writes down what became of a command. */
export const settleCommand = (
  tx: EntityManager,
  { merchantId, clientScanId }: Command,
  settled: Settled,
): Promise<unknown> =>
  tx.query(
    `update scan set outcome = $3, return_id = $4, return_line_id = $5, return_item_id = $6, code_kind = $7,
       opens = $8 where merchant_id = $1 and client_scan_id = $2`,
    [
      merchantId,
      clientScanId,
      settled.outcome,
      settled.returnId,
      settled.returnLineId,
      settled.returnItemId,
      settled.codeKind,
      settled.opens ?? false,
    ],
  );

export const markUndone = (
  tx: EntityManager,
  { merchantId, clientScanId }: Command,
  at: Date,
): Promise<unknown> =>
  tx.query(`update scan set undone_at = $3 where merchant_id = $1 and client_scan_id = $2`, [
    merchantId,
    clientScanId,
    at,
  ]);
