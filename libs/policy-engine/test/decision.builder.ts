import { readPacks } from '#law-packs';
import { decide } from '../src/decide.js';
import type { Decision, LineDecision } from '../src/decision.js';
import type { ReturnFacts } from '../src/facts.js';
import { compileLaw, lawOf, type Law } from '../src/law/compile-law.js';
import type { LawRule } from '../src/law/law-rule.js';
import { compilePolicy } from '../src/policy/compile-policy.js';
import type { PolicyActions, PolicyRule } from '../src/policy/policy-document.js';
import { documentOf, factsOf, lineOf, rule, type Differences } from './context.builder.js';
import { plainCalendars } from './plain-calendars.js';

const packs = readPacks();
export const everyLaw = compileLaw(packs);

const withdrawal = packs
  .flatMap(({ rules }) => rules)
  .find(({ ruleId }) => ruleId === 'de-withdrawal-distance') as LawRule;

/** German rights of withdrawal, changed: as they are, goods delivered on 1 May may go back until 15 May 2026. */
export const lawWith = (...rules: readonly Partial<LawRule>[]): Law =>
  lawOf(
    'spec',
    rules.map((changes, index) => ({ ...withdrawal, ruleId: `spec-${index + 1}`, ...changes })),
  );

/** Germany's law with no right in it. */
export const noRights = lawWith({ kind: 'no_statutory_right' });

export interface Circumstances {
  readonly law?: Law;
  /** Rules of the policy; actions alone speak to everybody. */
  readonly policy?: readonly (PolicyActions | Pick<PolicyRule, 'when' | 'then'>)[];
  readonly now?: string;
}

/** Ten days after the shoes came, unless told otherwise. */
export function decisionOn(
  about: Differences | ReturnFacts,
  { law = noRights, policy = [], now = '2026-05-11T10:00:00.000Z' }: Circumstances = {},
): Decision {
  const facts = 'lines' in about ? about : factsOf(about);
  const document = documentOf(...policy.map((one) => ('then' in one ? rule(one.then, one.when) : rule(one))));
  return decide(facts, compilePolicy(document, '7'), law, plainCalendars, now);
}

/** Its first line. */
export function lineDecisionOn(about: Differences, circumstances: Circumstances = {}): LineDecision {
  const [line] = decisionOn(about, circumstances).lines;
  return line as LineDecision;
}

/** Beside the shoes another pair, which rules can tell by its tag. */
export const isSecond = { fact: 'line.tags', has: 'second' } as const;
const second = lineOf({ line: { lineId: '2' }, purchase: { tags: ['second'] } });
export const twoLines: Differences = { otherLines: [second] };
export const faulty: Differences = { line: { reasonCode: 'defective' } };
/** When both the law's time and the usual one of the merchant are over. */
export const afterAll = '2026-07-01T10:00:00Z';
