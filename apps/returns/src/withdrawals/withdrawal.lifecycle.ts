import { allowedActions } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

const answers = {
  open_return: 'became_return',
  await_delivery: 'awaiting_delivery',
  doubt: 'in_review',
  settle: 'settled',
  retract: 'retracted',
} as const;

/**
 * Where is the declaration? No state refuses one: what cannot be matched waits for a person. Goods and money go their
 * own way in the returns it became.
 */
export const withdrawalLifecycle = {
  // Step one only: kept and shown to staff, because the second click may come late, or never.
  stated: { confirm: 'confirmed', set_aside: 'set_aside' },
  set_aside: { confirm: 'confirmed' },
  confirmed: { acknowledge: 'acknowledged' },
  acknowledged: answers,
  in_review: { ...answers, ask: 'asked', close: 'closed' },
  asked: { ...answers, ask: 'asked', close: 'closed' },
  awaiting_delivery: answers,
  became_return: answers,
  settled: {},
  closed: { reopen: 'in_review' },
  retracted: { reopen: 'in_review' },
} as const;

export type WithdrawalStatus = StateOf<typeof withdrawalLifecycle>;
export type WithdrawalAction = ActionOf<typeof withdrawalLifecycle>;

/** What a customer may do on their own: the second step, and taking back what was declared by mistake. */
const customerActions: readonly WithdrawalAction[] = ['confirm', 'retract'];

export const customerActionsOf = (status: WithdrawalStatus): WithdrawalAction[] =>
  allowedActions(withdrawalLifecycle, status).filter((action) => customerActions.includes(action));

/** A declaration whose money is still owed or may be. */
export const openStatuses = [
  'confirmed',
  'acknowledged',
  'in_review',
  'asked',
  'awaiting_delivery',
  'became_return',
] as const satisfies readonly WithdrawalStatus[];
