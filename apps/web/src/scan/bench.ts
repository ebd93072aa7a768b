import type { Failure } from '../api/failure.js';
import type { Disposition, Grade, Receipt, ReceiptLine, Scan } from '../api/types.js';

/** The large word above the bench. */
export interface Result {
  kind:
    | 'ready'
    | 'reading'
    | 'saving'
    | 'waiting'
    | Scan['outcome']
    | 'surplus'
    | 'refused'
    | 'saved'
    | 'completed';
  code?: string;
  failure?: Failure;
}

/** One of the last scans. */
export interface Entry extends Result {
  /** Made once on this device, so that sending again is safe. */
  clientScanId: string;
  code: string;
  at: string;
}

/** The item in hand. */
export interface Draft {
  returnLineId: string;
  quantity: number;
  grade: Grade | undefined;
  disposition: Disposition;
}

/** Everything the page shows. */
export interface Bench {
  result: Result;
  receipt: Receipt | undefined;
  draft: Draft | undefined;
  recent: readonly Entry[];
}

export type Happening =
  | { type: 'scanned'; entry: Entry }
  | { type: 'waited'; clientScanId?: string }
  | { type: 'answered'; clientScanId: string; scan: Scan }
  | { type: 'refused'; clientScanId?: string; failure: Failure; draft?: Draft | undefined }
  | { type: 'taken'; returnLineId: string | undefined }
  | { type: 'drafted'; change: Partial<Draft> }
  | { type: 'sent' }
  | { type: 'saved'; receipt: Receipt };

type Refusal = Extract<Happening, { type: 'refused' }>;

export const emptyBench: Bench = {
  result: { kind: 'ready' },
  receipt: undefined,
  draft: undefined,
  recent: [],
};

const kept = 10;

/** How many pieces of a line have not come. A wrong item has come in the place of a right one. */
export const outstandingOf = (line: ReceiptLine): number =>
  line.expectedQuantity - line.receivedQuantity - line.wrongItemQuantity;

/** Where goods of a grade usually go. */
const usualDisposition: Record<Grade, Disposition> = {
  a: 'restock',
  b: 'restock',
  c: 'refurbish',
  d: 'liquidate',
};

const draftOf = (returnLineId: string | null | undefined): Draft | undefined =>
  returnLineId ? { returnLineId, quantity: 1, grade: undefined, disposition: 'restock' } : undefined;

/** The bench after something happened. */
export function benchAfter(bench: Bench, happening: Happening): Bench {
  switch (happening.type) {
    case 'scanned':
      return {
        ...bench,
        result: happening.entry,
        recent: [happening.entry, ...bench.recent].slice(0, kept),
      };
    case 'waited':
      return withResult(bench, { kind: 'waiting' }, happening.clientScanId);
    case 'answered':
      return answered(bench, happening.scan, happening.clientScanId);
    case 'refused':
      return refused(bench, happening);
    case 'taken':
      return { ...bench, draft: draftOf(happening.returnLineId) };
    case 'drafted':
      return { ...bench, draft: bench.draft && drafted(bench.draft, happening.change) };
    case 'sent':
      return { ...bench, draft: undefined, result: { kind: 'saving' } };
    case 'saved':
      return { ...bench, ...saved(happening.receipt) };
  }
}

/** A new grade brings its usual disposition with it. */
const drafted = (draft: Draft, change: Partial<Draft>): Draft => ({
  ...draft,
  ...(change.grade && { disposition: usualDisposition[change.grade] }),
  ...change,
});

function answered(bench: Bench, scan: Scan, clientScanId: string): Bench {
  const receipt = scan.receipt ?? bench.receipt;
  const line = receipt?.lines.find(({ returnLineId }) => returnLineId === scan.returnLineId);
  const isSurplus = line !== undefined && outstandingOf(line) <= 0;
  const next = withResult(bench, { kind: isSurplus ? 'surplus' : scan.outcome }, clientScanId);
  if (scan.outcome === 'unknown') return next;
  return { ...next, receipt, draft: isSurplus ? undefined : draftOf(scan.returnLineId) };
}

/** The last piece of a return ends its inspection by itself. */
const saved = (receipt: Receipt): Omit<Bench, 'recent'> => ({
  receipt,
  draft: undefined,
  result: { kind: receipt.status === 'inspected' ? 'completed' : 'saved' },
});

/** An item that was refused is in hand again, unless another one is by now. */
function refused(bench: Bench, { failure, clientScanId, draft }: Refusal): Bench {
  const next = withResult(bench, { kind: 'refused', failure }, clientScanId);
  return { ...next, draft: bench.draft ?? draft };
}

/** Shows a result, and enters it at its scan in the list. */
function withResult(bench: Bench, result: Result, clientScanId: string | undefined): Bench {
  const recent = bench.recent.map((entry) =>
    entry.clientScanId === clientScanId ? { ...entry, ...result } : entry,
  );
  const code = recent.find((entry) => entry.clientScanId === clientScanId)?.code;
  return { ...bench, recent, result: { ...result, ...(code && { code }) } };
}
