import type { Disposition, Grade } from '#contracts';
import type { Finding } from './line.lifecycle.js';
import type { ItemOutcome } from './scans/scan.outcomes.js';
import type { Command } from './scans/scan.store.js';

/** What the bench says of pieces in its hands. */
export interface ItemFound {
  /** The line by its id, by its article, or by the code on the piece. */
  returnLineId?: string | undefined;
  sku?: string | undefined;
  code?: string | undefined;
  quantity: number;
  finding: Finding;
  serial?: string | undefined;
  lot?: string | undefined;
  answers?: Record<string, string> | undefined;
  grade?: Grade | undefined;
  disposition?: Disposition | undefined;
  /** Put it where the rules say. */
  asProposed?: boolean | undefined;
  overrideReason?: string | undefined;
  note?: string | undefined;
}

export interface ItemCommand extends Command {
  /** The return, or the scan that opened it, which may come later than this. */
  returnId?: string | undefined;
  parcelScanId?: string | undefined;
  found: ItemFound;
}

export interface ItemResult {
  outcome: ItemOutcome;
  returnId: string | null;
  returnItemId: string | null;
}
