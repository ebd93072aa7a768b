import { differenceOf } from '#policy-engine';
import type { ChangedLine } from '#policy-engine';

const columns = [
  'returnId',
  'lineId',
  'reasonCode',
  'currency',
  'difference',
  'baseVerdict',
  'draftVerdict',
  'baseResponseCodes',
  'draftResponseCodes',
  'baseRefundMinor',
  'draftRefundMinor',
  'baseFeesMinor',
  'draftFeesMinor',
  'baseLastDayOn',
  'draftLastDayOn',
];

/** Every changed line as a row, RFC 4180. */
export function changesCsv(changes: readonly ChangedLine[]): string {
  return [columns, ...changes.map(cellsOf)].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellsOf(change: ChangedLine): (string | number | null)[] {
  const { returnId, lineId, reasonCode, currency, base, draft } = change;
  const pairs = [
    [base.verdict, draft.verdict],
    [base.responseCodes.join(' '), draft.responseCodes.join(' ')],
    [base.refundMinor, draft.refundMinor],
    [base.feesMinor, draft.feesMinor],
    [base.lastDayOn, draft.lastDayOn],
  ];
  return [returnId, lineId, reasonCode, currency, differenceOf(change), ...pairs.flat()];
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets hide. */
function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
