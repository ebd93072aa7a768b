import type { Form, Grade, ItemInput, Receipt } from '../api/types.js';
import type { Tone } from '../parts/notice.js';
import type { Answered } from './outbox.js';
import type { Meaning } from './resolve.js';

/** The large words. */
export const resultKinds = [
  'ready',
  'parcel_received',
  'receipt_found',
  'item_found',
  'read',
  'saved',
  'surplus',
  'damaged',
  'wrong_item',
  'empty_box',
  'other_order',
  'serial_differs',
  'lot_differs',
  'waiting',
  'conflict',
  'other_return',
  'several_found',
  'unknown',
  'orphan_held',
  'photo_kept',
  'undone',
  'too_late',
  'refused',
  'no_parcel',
  'no_item',
  'grade_first',
  'acknowledge',
  'completed',
] as const;
export type ResultKind = (typeof resultKinds)[number];

const toneByKind: Partial<Record<ResultKind, Tone>> = {
  ready: 'plain',
  receipt_found: 'info',
  read: 'info',
  undone: 'info',
  photo_kept: 'info',
  surplus: 'warn',
  damaged: 'warn',
  wrong_item: 'warn',
  other_order: 'warn',
  lot_differs: 'warn',
  waiting: 'warn',
  other_return: 'warn',
  several_found: 'warn',
  orphan_held: 'warn',
  no_parcel: 'warn',
  no_item: 'warn',
  grade_first: 'warn',
  too_late: 'warn',
  empty_box: 'bad',
  serial_differs: 'bad',
  conflict: 'bad',
  unknown: 'bad',
  refused: 'bad',
  acknowledge: 'bad',
};

export const toneOf = (kind: ResultKind): Tone => toneByKind[kind] ?? 'good';

export interface Result {
  kind: ResultKind;
  code?: string | undefined;
  /** What the server said, when it refused. */
  detail?: string | undefined;
}

/** One of the last scans. */
export interface Entry {
  clientScanId: string;
  code: string;
  at: number;
  kind: ResultKind;
  isSent: boolean;
  isUndone: boolean;
  /** What was put down, to take it back again. */
  draft?: Draft;
}

/** The item in hand. */
export interface Draft {
  code: string;
  returnLineId: string | undefined;
  sku: string | undefined;
  quantity: number;
  finding: ItemInput['finding'];
  answers: Record<string, string>;
  grade: Grade | undefined;
}

/** The parcel that lies open: the scan that opened it, and what is known of it. */
export interface OpenParcel {
  scanId: string;
  code: string;
  receipt: Receipt | undefined;
}

export interface Bench {
  result: Result;
  /** A bad result stays until somebody says that they have seen it. */
  mustAcknowledge: boolean;
  open: OpenParcel | undefined;
  draft: Draft | undefined;
  recent: readonly Entry[];
  /** The parcel nobody knows, until it is held. */
  unknown: { clientScanId: string; code: string } | undefined;
}

export const emptyBench: Bench = {
  result: { kind: 'ready' },
  mustAcknowledge: false,
  open: undefined,
  draft: undefined,
  recent: [],
  unknown: undefined,
};

const kept = 10;

/** Milliseconds in which a scan can be taken back. */
export const undoMs = 30_000;

export const show = (bench: Bench, result: Result): Bench => ({
  ...bench,
  result,
  mustAcknowledge: bench.mustAcknowledge || toneOf(result.kind) === 'bad',
});

/** At once, by what this device knows. */
export function scanned(
  bench: Bench,
  { clientScanId, code, at }: { clientScanId: string; code: string; at: number },
  meaning: Meaning,
): Bench {
  const isParcel = meaning.kind === 'parcel' || (meaning.kind === 'unknown' && !bench.open);
  const known = meaning.kind === 'parcel' ? meaning.receipt : undefined;
  const first: ResultKind = meaning.kind === 'parcel' ? 'parcel_received' : 'read';
  const kind: ResultKind = meaning.kind === 'item' ? 'item_found' : first;
  const entry: Entry = { clientScanId, code, at, kind, isSent: false, isUndone: false };
  const next = show(bench, { kind, code });
  const open = isParcel ? { scanId: clientScanId, code, receipt: known } : bench.open;
  return { ...next, open, recent: [entry, ...bench.recent].slice(0, kept) };
}

/** The item in hand, by its article. */
export const draftOf = (code: string, meaning: Extract<Meaning, { kind: 'item' }> | undefined): Draft => ({
  code,
  returnLineId: meaning?.line.returnLineId,
  sku: meaning?.line.sku,
  quantity: 1,
  finding: 'received',
  answers: {},
  grade: undefined,
});

const order: readonly Grade[] = ['a', 'b', 'c', 'd'];

/** An answer to the next question; the last one gives the grade. */
export function answeredQuestion(draft: Draft, form: Form, index: number): Draft {
  const question = form.questions.find(({ questionCode }) => !(questionCode in draft.answers));
  const answer = question?.answers[index];
  if (!question || !answer) return draft;
  const answers = { ...draft.answers, [question.questionCode]: answer.answerCode };
  const best = form.questions.map(
    ({ questionCode, answers: known }) =>
      known.find(({ answerCode }) => answerCode === answers[questionCode])?.bestGrade,
  );
  const grade = best.includes(undefined) ? draft.grade : order.findLast((one) => best.includes(one));
  return { ...draft, answers, grade };
}

/** The open receipt with pieces counted in, or out again, before the server has counted them. */
function recounted(open: OpenParcel | undefined, draft: Draft, sign: 1 | -1): OpenParcel | undefined {
  if (!open?.receipt) return open;
  const isAnnounced = draft.finding === 'received' || draft.finding === 'damaged';
  const lines = open.receipt.lines.map((line) => {
    if (line.returnLineId !== draft.returnLineId) return line;
    const pieces = sign * draft.quantity;
    return isAnnounced
      ? { ...line, receivedQuantity: line.receivedQuantity + pieces }
      : { ...line, wrongItemQuantity: line.wrongItemQuantity + pieces };
  });
  return { ...open, receipt: { ...open.receipt, lines } };
}

/** The item was put down and is on its way to the server. */
export function put(bench: Bench, draft: Draft, entry: Pick<Entry, 'clientScanId' | 'code' | 'at'>): Bench {
  const kind = draft.finding === 'received' ? 'saved' : draft.finding;
  const added: Entry = { ...entry, kind, isSent: false, isUndone: false, draft };
  const next = {
    ...show(bench, { kind: added.kind, code: draft.code }),
    open: recounted(bench.open, draft, 1),
  };
  return { ...next, draft: undefined, recent: [added, ...bench.recent].slice(0, kept) };
}

const isKind = (outcome: string): outcome is ResultKind =>
  (resultKinds as readonly string[]).includes(outcome);

/** What the server's word is here. */
const kindOf = ({ outcome, receipt }: Answered): ResultKind => {
  if (outcome === 'taken') return receipt?.status === 'inspected' ? 'completed' : 'saved';
  return isKind(outcome) ? outcome : 'read';
};

/** The server's word, which stands. Only the newest entry is shown large, or what is bad. */
export function answered(bench: Bench, answer: Answered): Bench {
  const kind = kindOf(answer);
  const { clientScanId } = answer;
  const entry = bench.recent.find((one) => one.clientScanId === clientScanId);
  const isNewest = entry !== undefined && bench.recent[0] === entry;
  const isOpen = bench.open?.scanId === clientScanId;
  const next: Bench = {
    ...bench,
    recent: bench.recent.map((one) => (one === entry ? settled(one, kind) : one)),
    open: openAfter(bench.open, answer, isOpen || (isNewest && parcelKinds.includes(kind))),
  };
  const shown = showNews(next, { kind, code: entry?.code }, isNewest);
  if (kind !== 'unknown' || !entry) return shown;
  return { ...shown, unknown: { clientScanId, code: entry.code }, open: isOpen ? undefined : shown.open };
}

const showNews = (bench: Bench, result: Result, isNewest: boolean): Bench => {
  const isLoud = isNewest || toneOf(result.kind) === 'bad';
  return isLoud && result.kind !== bench.result.kind ? show(bench, result) : bench;
};

/** A photo says nothing of the scan that it shows. */
const settled = (entry: Entry, kind: ResultKind): Entry =>
  kind === 'photo_kept' ? entry : { ...entry, kind, isSent: true };

const parcelKinds: readonly ResultKind[] = ['parcel_received', 'receipt_found'];

/** The parcel that lies open, as the server knows it. */
function openAfter(open: OpenParcel | undefined, answer: Answered, opens: boolean): OpenParcel | undefined {
  const { receipt, clientScanId } = answer;
  if (!receipt) return open;
  if (opens) return { scanId: clientScanId, code: open?.code ?? receipt.rmaNumber, receipt };
  return open?.receipt?.returnId === receipt.returnId ? { ...open, receipt } : open;
}

/** Taken back, by what this device knows. */
export function undone(bench: Bench, entry: Entry): Bench {
  const open = entry.draft ? recounted(bench.open, entry.draft, -1) : bench.open;
  return {
    ...show(bench, { kind: 'undone', code: entry.code }),
    recent: bench.recent.map((one) => (one === entry ? { ...one, isUndone: true } : one)),
    open: open?.scanId === entry.clientScanId ? undefined : open,
    draft: undefined,
  };
}

export const acknowledged = (bench: Bench): Bench => ({
  ...bench,
  mustAcknowledge: false,
  result: { kind: 'ready' },
});

/** The newest scan that can still be taken back. */
export const undoable = (bench: Bench, now: number): Entry | undefined =>
  bench.recent.find(({ at, isUndone }) => !isUndone && now - at < undoMs);
