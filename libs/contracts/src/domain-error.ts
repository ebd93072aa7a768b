export const errorKinds = [
  'malformed',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'precondition',
  'invalid',
  'limited',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** What the catalogue of problems says of an error. */
export interface ProblemInfo {
  /** Stable and documented; lower snake case. */
  code: string;
  /** Decides the HTTP status at the door and, for events, whether to retry or to park. */
  kind: ErrorKind;
  /** One sentence for the caller: when it happens and what to do. */
  when: string;
}

/** A caller asked for something that cannot be. `facts` are shown to the caller: no personal data in them. */
export abstract class DomainError extends Error {
  abstract readonly info: ProblemInfo;

  constructor(
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

const catalogue = new Map<string, ProblemInfo>();

/** The base class of one documented error: `class Expired extends problem({ … }) {}`. */
export function problem(info: ProblemInfo) {
  if (catalogue.has(info.code)) throw new Error(`problem ${info.code} is declared twice`);
  catalogue.set(info.code, info);
  return class extends DomainError {
    readonly info = info;
  };
}

/** Every problem that the loaded code can answer with, by code. */
export const allProblems = (): ProblemInfo[] =>
  [...catalogue.values()].sort((a, b) => (a.code < b.code ? -1 : 1));

export class IllegalTransition extends problem({
  code: 'illegal_transition',
  kind: 'conflict',
  when: 'The action is not legal in the present state; `allowed` lists the actions that are.',
}) {}

class NothingThere extends problem({
  code: 'not_found',
  kind: 'not_found',
  when: 'Nothing of that id exists for this merchant; an id of another merchant answers the same.',
}) {}

export class NotFound extends NothingThere {
  constructor(what: string, id: string) {
    super(`there is no ${what} ${id}`, { what, id });
  }
}
