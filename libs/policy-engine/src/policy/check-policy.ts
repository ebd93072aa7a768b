import { responses } from '../responses.js';
import { checkActions, maxDays } from './check-actions.js';
import { checkCondition } from './check-condition.js';
import { Inspection } from './inspection.js';
import { reasonCodes } from './policy-document.js';
import type { PolicyProblem } from './policy-error.js';

const maxRules = 1000;

/** All that is wrong with a policy document, as read from JSON or YAML; an empty list if it can be compiled. */
export function checkPolicy(document: unknown): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const root = new Inspection(document, '', problems);
  root.keys(['name', 'usThreeDayCancellation', 'faultyReasons', 'rules']);
  if (problems.some(({ pointer }) => pointer === '')) return problems;
  root.at('name').text();
  checkThreeDays(root.at('usThreeDayCancellation'));
  for (const reason of root.at('faultyReasons').items({ mayBeEmpty: true })) reason.oneOf(reasonCodes);
  checkRules(root.at('rules'));
  return problems;
}

function checkThreeDays(rule: Inspection): void {
  rule.keys(['enabled', 'businessDays']);
  rule.at('enabled').truth();
  rule.at('businessDays').numberWithin(3, maxDays);
}

function checkRules(list: Inspection): void {
  const rules = list.items({ mayBeEmpty: true });
  if (rules.length > maxRules) return list.report('too_many', `A policy has at most ${maxRules} rules.`);
  const ids = new Set<unknown>();
  for (const rule of rules) {
    checkRule(rule);
    const id = rule.at('id');
    if (ids.has(id.value)) id.report('same_id', 'An earlier rule has this id.');
    ids.add(id.value);
  }
  for (const rule of rules) checkBypass(rule.at('then').at('bypass'), rules);
}

function checkRule(rule: Inspection): void {
  rule.keys(['id', 'title', 'when', 'then']);
  rule.at('id').text();
  if (rule.at('title').given) rule.at('title').text();
  const actions = rule.at('then');
  if (rule.at('when').given) checkCondition(rule.at('when'), actions.at('windowStarts').given);
  checkActions(actions);
}

/** A code that nothing declines with is a slip of the pen, and the bypass would never be noticed to miss. */
function checkBypass(bypass: Inspection, rules: readonly Inspection[]): void {
  if (!Array.isArray(bypass.value)) return;
  const declined = rules.map((rule) => rule.at('then').at('decline').value);
  for (const code of bypass.items()) {
    const ours = Object.entries(responses).some(
      ([name, verdict]) => name === code.value && verdict === 'decline',
    );
    if (!ours && !declined.includes(code.value)) {
      code.report('unknown_value', `No rule declines with "${String(code.value)}".`);
    }
  }
}
