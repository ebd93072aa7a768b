import { IllegalTransition } from './domain-error.js';

/** A lifecycle as data: for each state, which actions are legal and where they lead. */
export type Lifecycle = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type StateOf<L extends Lifecycle> = keyof L & string;
export type ActionOf<L extends Lifecycle> = { [S in keyof L]: keyof L[S] }[keyof L] & string;

export const statesOf = <L extends Lifecycle>(lifecycle: L): StateOf<L>[] => Object.keys(lifecycle);

export const allowedActions = <L extends Lifecycle>(lifecycle: L, state: StateOf<L>): ActionOf<L>[] =>
  Object.keys(lifecycle[state] ?? {}) as ActionOf<L>[];

/** The state that `action` leads to. Throws IllegalTransition, naming what is allowed. */
export function next<L extends Lifecycle>(lifecycle: L, state: StateOf<L>, action: ActionOf<L>): StateOf<L> {
  const to = lifecycle[state]?.[action];
  if (to !== undefined) return to;
  const allowed = allowedActions(lifecycle, state);
  throw new IllegalTransition(`cannot ${action} what is ${state}`, { from: state, action, allowed });
}
