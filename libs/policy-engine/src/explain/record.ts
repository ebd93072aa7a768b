import type { Calendars } from '../calendars.js';
import type { Decision } from '../decision.js';
import type { ReturnFacts } from '../facts.js';
import type { LawRule } from '../law/law-rule.js';
import type { PolicyDocument } from '../policy/policy-document.js';
import { canonicalJson } from './canonical-json.js';
import { calendarsOf, type HolidaysConsulted } from './recording-calendars.js';

/** All that a decision was made from, and the decision: enough to make it again without any table of today. */
export interface DecisionInputs {
  readonly facts: ReturnFacts;
  /** The instant at which the request was judged, ISO 8601. */
  readonly now: string;
  readonly policy: { readonly version: string; readonly document: PolicyDocument };
  /** The rules that were consulted, verbatim. */
  readonly law: { readonly version: string; readonly rules: readonly LawRule[] };
  readonly holidays: HolidaysConsulted;
  readonly decision: Decision;
}

export interface DecisionRecord extends DecisionInputs {
  /** Of the canonical JSON of everything else. */
  readonly hash: string;
}

/** What a decision is made from again: the record with its holidays as calendars. */
export type ReplayInputs = Pick<DecisionInputs, 'facts' | 'now' | 'policy' | 'law'> & {
  readonly calendars: Calendars;
};

export interface Replay {
  readonly decision: Decision;
  /** Whether the decision of today is the stored one, byte for byte in canonical JSON. */
  readonly identical: boolean;
}

/** `hash` gives the hash of a text, for example SHA-256 in hex: the engine may not import one. */
export function sealRecord(inputs: DecisionInputs, hash: (text: string) => string): DecisionRecord {
  return { ...inputs, hash: hash(canonicalJson(inputs)) };
}

/** Whether nothing in the record was changed since it was sealed. */
export function isIntact(record: DecisionRecord, hash: (text: string) => string): boolean {
  const { hash: sealed, ...inputs } = record;
  return hash(canonicalJson(inputs)) === sealed;
}

/** Decides again from the record alone. */
export function replay(record: DecisionRecord, decideFn: (inputs: ReplayInputs) => Decision): Replay {
  const { facts, now, policy, law } = record;
  const decision = decideFn({ facts, now, policy, law, calendars: calendarsOf(record) });
  return { decision, identical: canonicalJson(decision) === canonicalJson(record.decision) };
}
