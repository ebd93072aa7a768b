import { dayOf } from '../time/days.js';
import { operators, type Operator } from './check-condition.js';
import { factFields, windowStartPath, type FactField } from './fact-fields.js';
import { daysSinceStart, type LineContext } from './line-context.js';
import type { Comparison, Condition, FactValue, PolicyRule } from './policy-document.js';

/** Indexes, in order, of the rules whose conditions hold. */
export type FindFired = (about: LineContext) => number[];

/** A list longer than this is looked up in a set. */
const maxChain = 8;

/**
 * Turns the conditions of all rules into one JavaScript function, which reads each fact once. The text holds only
 * names made here and literals written by JSON.stringify: nothing of the document is ever read as code. Closures that
 * do the same took seven times as long (bench `policy`). The rules must have been checked.
 */
export function compileConditions(rules: readonly PolicyRule[]): FindFired {
  const source = new ConditionSource();
  const starts = rules.map((rule) => startOf(rule, source)).join('');
  const fired = rules.map(({ when }, index) => `if (${source.of(when)}) fired.push(${index});`).join('\n');
  const reads = source.fields.map((field, index) =>
    field.path === windowStartPath
      ? `const fact${index} = daysSinceStart(about, ${starts}'delivered');`
      : `const fact${index} = read${index}(about);`,
  );
  // The start of the window hangs on other facts: it is read after them.
  const inOrder = reads.toSorted(
    (left, right) => Number(left.includes('Start(')) - Number(right.includes('Start(')),
  );
  const names = source.fields.map((_, index) => `read${index}`);
  const text = `return (about) => { ${inOrder.join('\n')}\nconst fired = [];\n${fired}\nreturn fired; };`;
  // oxlint-disable-next-line typescript/no-implied-eval -- see above: no text of the document is in it
  const make = new Function('daysSinceStart', 'sets', ...names, text) as (...given: unknown[]) => FindFired;
  return make(daysSinceStart, source.sets, ...source.fields.map(({ read }) => read));
}

function startOf({ when, then }: PolicyRule, source: ConditionSource): string {
  return then.windowStarts ? `${source.of(when)} ? ${JSON.stringify(then.windowStarts)} : ` : '';
}

const signs: Partial<Record<Operator, string>> = {
  is: '===',
  isNot: '!==',
  above: '>',
  atLeast: '>=',
  below: '<',
  atMost: '<=',
};

function holding(name: string, element: unknown): string {
  return `${name}.includes(${JSON.stringify(element)})`;
}

/** Writes conditions as expressions over the facts that they name. */
class ConditionSource {
  readonly fields: FactField[] = [];
  readonly sets: ReadonlySet<unknown>[] = [];

  of(condition: Condition | undefined): string {
    if (!condition) return 'true';
    if ('all' in condition) return `(${condition.all.map((part) => this.of(part)).join(' && ')})`;
    if ('any' in condition) return `(${condition.any.map((part) => this.of(part)).join(' || ')})`;
    if ('not' in condition) return `!${this.of(condition.not)}`;
    return `(${this.comparison(condition)})`;
  }

  private comparison(comparison: Comparison): string {
    const { field, operator, operand } = readComparison(comparison);
    const name = this.nameOf(field);
    if (Array.isArray(operand)) {
      const values: readonly FactValue[] = operand;
      if (operator === 'hasAny') return values.map((value) => holding(name, value)).join(' || ');
      return operator === 'in' ? this.isAmong(name, values) : `!(${this.isAmong(name, values)})`;
    }
    if (operator === 'has') return holding(name, operand);
    const test = `${name} ${signs[operator] ?? ''} ${JSON.stringify(operand)}`;
    // In JavaScript null is below 1.
    return field.nullable && operator !== 'is' && operator !== 'isNot' ? `${name} !== null && ${test}` : test;
  }

  private isAmong(name: string, values: readonly FactValue[]): string {
    if (values.length <= maxChain) {
      return values.map((value) => `${name} === ${JSON.stringify(value)}`).join(' || ');
    }
    return `sets[${this.sets.push(new Set(values)) - 1}].has(${name})`;
  }

  private nameOf(field: FactField): string {
    const known = this.fields.indexOf(field);
    return `fact${known >= 0 ? known : this.fields.push(field) - 1}`;
  }
}

/** A checked comparison: its field, its only operator, and the operand with days counted from 1970-01-01. */
export function readComparison(comparison: Comparison): {
  field: FactField;
  operator: Operator;
  operand: FactValue | readonly FactValue[];
} {
  const field = factFields.get(comparison.fact) as FactField;
  const operator = operators.find((name) => comparison[name] !== undefined) as Operator;
  const operand = comparison[operator] as FactValue | readonly FactValue[];
  const counted = field.type === 'day' ? daysIn(operand) : operand;
  return { field, operator, operand: counted };
}

function daysIn(operand: FactValue | readonly FactValue[]): FactValue | readonly FactValue[] {
  const dayIn = (value: unknown) => (typeof value === 'string' ? dayOf(value) : null);
  return Array.isArray(operand) ? operand.map(dayIn) : dayIn(operand);
}
