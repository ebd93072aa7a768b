import { statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/** Where is the piece and what is it? */
export const lineLifecycle = {
  expected: { receive: 'received', mistake: 'wrong_item', miss: 'missing' },
  received: { grade: 'graded' },
  graded: { disposition: 'dispositioned' },
  dispositioned: {},
  wrong_item: {},
  missing: {},
} as const;

export type PieceStatus = StateOf<typeof lineLifecycle>;
export type PieceAction = ActionOf<typeof lineLifecycle>;

export const pieceStatuses = statesOf(lineLifecycle);

/** What the bench may find of a piece that was expected. */
export const findings = ['received', 'wrong_item'] as const;
export type Finding = (typeof findings)[number];

export const actionOfFinding = { received: 'receive', wrong_item: 'mistake' } as const satisfies Record<
  Finding,
  PieceAction
>;
