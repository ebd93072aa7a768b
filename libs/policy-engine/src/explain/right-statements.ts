import type { LineDecision, RightFinding, RuleRef, Window } from '../decision.js';
import type { RuleKind } from '../law/vocabulary.js';
import { exclusionOf } from './exclusion.js';
import { statement, type Amount, type SpokenRight, type Statement } from './statement.js';

const excluded = 'excluded:';

/** Who gives the customer what: the law by its citation, the store as the store. */
export function rightStatements(line: LineDecision): Statement[] {
  return [
    ...lawStatements(line.statutory),
    ...(line.house ? houseStatements(line.house) : []),
    ...(policyRefuses(line) ? [] : policyWindows(line).flatMap(policyStatements)),
  ];
}

const policyWindows = ({ windows }: LineDecision) =>
  windows.filter((window) => window.rule.source === 'policy' && givesTime(window));

/** A policy of no days at all takes nothing back: there is no count to tell. */
export const givesTime = ({ length }: Window): boolean => length !== 0;

/** Then its window gives nothing, and to name it would promise what is refused in the next sentence. */
function policyRefuses({ findings }: LineDecision): boolean {
  return findings.some(({ verdict, code }) => verdict === 'decline' && code !== 'outside_window');
}

function lawStatements(finding: RightFinding): Statement[] {
  const { rule, reasonCode, window, eligible } = finding;
  if (!rule || reasonCode === 'no_statutory_right') return [statement('law_unknown', {})];
  const lawful = { citation: rule.citation, right: spokenRight(rule) };
  if (reasonCode.startsWith(excluded)) {
    const exclusion = exclusionOf(reasonCode.slice(excluded.length));
    return [statement('law_excluded', { ...lawful, exclusion })];
  }
  if (reasonCode === 'below_min_amount') {
    return [statement('law_below_minimum', { ...lawful, minAmount: amountOf(finding) })];
  }
  return window ? [lawWindow(window, lawful, eligible)] : [statement('law_no_fixed_end', lawful)];
}

type Lawful = { readonly citation: string; readonly right: SpokenRight };

function lawWindow({ status, lastDayOn }: Window, lawful: Lawful, eligible: boolean): Statement {
  if (status === 'not_started') return statement('law_not_started', { ...lawful, already: eligible });
  if (lastDayOn === null) return statement('law_no_fixed_end', lawful);
  return statement(status === 'closed' ? 'law_closed' : 'law_open', { ...lawful, lastDayOn });
}

function houseStatements(finding: RightFinding): Statement[] {
  const { window, reasonCode } = finding;
  const minAmount = amountOf(finding);
  if (reasonCode === 'below_min_amount') return [statement('house_below_minimum', { minAmount })];
  if (!window || window.length === null || window.unit === null || window.lastDayOn === null) return [];
  const { length, unit, lastDayOn, status } = window;
  return [
    statement(status === 'closed' ? 'house_closed' : 'house_open', { minAmount, length, unit, lastDayOn }),
  ];
}

function policyStatements({ length, unit, lastDayOn, status }: Window): Statement[] {
  if (status === 'not_started') return [statement('policy_not_started', {})];
  if (status === 'no_fixed_end') return [statement('policy_no_end', {})];
  if (lastDayOn === null) return [];
  const key = status === 'closed' ? 'policy_closed' : 'policy_open';
  return [statement(key, { length, unit: unit ?? 'calendar_day', lastDayOn })];
}

const spokenRights: Partial<Record<RuleKind, SpokenRight>> = {
  withdrawal: 'withdraw',
  cooling_off: 'cancel',
  late_delivery: 'cancel',
  non_conformity: 'claim',
};

export function spokenRight({ kind }: RuleRef): SpokenRight {
  return (kind && spokenRights[kind]) ?? 'return';
}

function amountOf({ minAmount }: RightFinding): Amount | null {
  if (!minAmount) return null;
  const { amountMinor, currency, comparison } = minAmount;
  return { amountMinor, currency, over: comparison === '>' };
}
