import { dayOf } from '../time/days.js';
import { factFields, windowStartPath, type FactField, type FactType } from './fact-fields.js';
import type { Inspection } from './inspection.js';

export const operators = [
  'is',
  'isNot',
  'in',
  'notIn',
  'above',
  'atLeast',
  'below',
  'atMost',
  'has',
  'hasAny',
] as const;
export type Operator = (typeof operators)[number];

const ordered: readonly Operator[] = ['is', 'isNot', 'in', 'notIn', 'above', 'atLeast', 'below', 'atMost'];
const operatorsOf: Readonly<Record<FactType, readonly Operator[]>> = {
  number: ordered,
  day: ordered,
  text: ['is', 'isNot', 'in', 'notIn'],
  truth: ['is', 'isNot'],
  list: ['has', 'hasAny'],
};
const takesList: readonly Operator[] = ['in', 'notIn', 'hasAny'];

const maxDepth = 20;
const kinds = ['all', 'any', 'not', 'fact'];

/** Reports all that is wrong with a condition. `startsWindow`: its rule sets where windows start. */
export function checkCondition(condition: Inspection, startsWindow: boolean, depth = 1): void {
  if (depth > maxDepth) return condition.report('too_deep', `Conditions nest at most ${maxDepth} deep.`);
  const given = condition.keys([...kinds, ...operators]);
  const [kind, ...others] = given.filter((key) => kinds.includes(key));
  if (kind === undefined || others.length > 0 || (kind !== 'fact' && given.length > 1)) {
    return condition.report('not_one_kind', 'Exactly one of all, any, not and fact must stand here.');
  }
  if (kind === 'fact') return checkComparison(condition, given, startsWindow);
  const below = condition.at(kind);
  const parts = kind === 'not' ? [below] : below.items();
  for (const part of parts) checkCondition(part, startsWindow, depth + 1);
}

function checkComparison(comparison: Inspection, given: readonly string[], startsWindow: boolean): void {
  const fact = comparison.at('fact');
  const field = factFields.get(String(fact.value));
  if (!field) return fact.report('unknown_fact', `No fact is called "${String(fact.value)}".`);
  if (startsWindow && field.path === windowStartPath) {
    fact.report('circular_fact', 'A rule that sets where windows start cannot ask how long ago that was.');
  }
  const [operator, ...others] = operators.filter((name) => given.includes(name));
  if (operator === undefined || others.length > 0) {
    const known = operatorsOf[field.type].join(', ');
    return comparison.report('not_one_operator', `Exactly one of ${known} must stand beside "fact".`);
  }
  checkOperand(comparison.at(operator), field, operator);
}

function checkOperand(operand: Inspection, field: FactField, operator: Operator): void {
  const fitting = operatorsOf[field.type];
  if (!fitting.includes(operator)) {
    return operand.report(
      'wrong_operator',
      `"${operator}" does not fit ${field.path}, which is a ${field.type}: use one of ${fitting.join(', ')}.`,
    );
  }
  const mayBeNull = field.nullable && !['above', 'atLeast', 'below', 'atMost'].includes(operator);
  for (const value of takesList.includes(operator) ? operand.items() : [operand]) {
    if (!(mayBeNull && value.value === null)) checkValue(value, field);
  }
}

function checkValue(value: Inspection, { type, unit, values }: FactField): void {
  if (type === 'number') return value.numberWithin(-1e15, 1e15, unit === 'percent' ? 2 : 0);
  if (type === 'truth') return value.truth();
  if (type === 'day') return checkDay(value);
  if (values) return value.oneOf(values);
  value.text();
}

function checkDay(value: Inspection): void {
  try {
    dayOf(String(value.value));
  } catch {
    value.report('wrong_type', 'A day that exists must stand here, written YYYY-MM-DD.');
  }
}
