import { statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/** Where is the piece and what is it? What is held gets its place later; an undone piece was never here. */
export const lineLifecycle = {
  expected: { receive: 'received', mistake: 'wrong_item', miss: 'missing' },
  received: { grade: 'graded', undo: 'undone' },
  graded: { grade: 'graded', hold: 'held', disposition: 'dispositioned', undo: 'undone' },
  held: { disposition: 'dispositioned', undo: 'undone' },
  dispositioned: { undo: 'undone' },
  wrong_item: { undo: 'undone' },
  missing: {},
  undone: {},
} as const;

export type PieceStatus = StateOf<typeof lineLifecycle>;
export type PieceAction = ActionOf<typeof lineLifecycle>;

export const pieceStatuses = statesOf(lineLifecycle);

/** What the bench may find of a piece that was expected. */
export const findings = [
  'received',
  'damaged',
  'wrong_item',
  'empty_box',
  'other_order',
  'serial_differs',
  'lot_differs',
] as const;
export type Finding = (typeof findings)[number];

/** Whether the piece is what was announced: only such a piece is accepted. */
export const isAnnounced = (finding: Finding): boolean => finding === 'received' || finding === 'damaged';

export const actionOfFinding = (finding: Finding): PieceAction =>
  isAnnounced(finding) ? 'receive' : 'mistake';
