import type { Operator } from './check-condition.js';
import { readComparison } from './compile-conditions.js';
import { factFields, type FactField } from './fact-fields.js';
import type { Comparison, FactValue } from './policy-document.js';

/** The values that a fact may still have under a condition. */
export type Domain = Spans | Choice | Elements;

/** Numbers and days, as whole positions from least to most, in order and apart. */
interface Spans {
  readonly kind: 'spans';
  readonly spans: readonly (readonly [number, number])[];
  readonly mayBeNull: boolean;
}

/** Texts and truths: these values, or all but these. Null is a value. */
interface Choice {
  readonly kind: 'choice';
  readonly except: boolean;
  readonly values: ReadonlySet<FactValue>;
}

/** Lists: what must be among the elements and what must not. */
interface Elements {
  readonly kind: 'elements';
  readonly has: ReadonlySet<FactValue>;
  readonly lacks: ReadonlySet<FactValue>;
}

const everywhere = [-Infinity, Infinity] as const;

/**
 * The domains, one for each alternative, where the comparison holds (or fails, if not `wanted`): a list that has any
 * of three elements has three alternatives.
 */
export function domainsOf(comparison: Comparison, wanted: boolean): readonly Domain[] {
  const { field, operator, operand } = readComparison(comparison);
  const values = new Set(Array.isArray(operand) ? (operand as FactValue[]) : [operand as FactValue]);
  if (field.type === 'list') return elements(values, wanted);
  if (field.type === 'number' || field.type === 'day') return [spans(field, operator, values, wanted)];
  const positive = (operator === 'is' || operator === 'in') === wanted;
  return [{ kind: 'choice', except: !positive, values }];
}

function elements(values: ReadonlySet<FactValue>, wanted: boolean): readonly Domain[] {
  const none: ReadonlySet<FactValue> = new Set();
  if (!wanted) return [{ kind: 'elements', has: none, lacks: values }];
  return [...values].map((value) => ({ kind: 'elements', has: new Set([value]), lacks: none }));
}

function spans(field: FactField, operator: Operator, values: ReadonlySet<FactValue>, wanted: boolean): Spans {
  const points = [...values]
    .filter((value) => typeof value === 'number')
    .map((value) => position(field, value));
  const point = points[0] ?? 0;
  const bySign: Partial<Record<Operator, readonly [number, number]>> = {
    above: [point + 1, Infinity],
    atLeast: [point, Infinity],
    below: [-Infinity, point - 1],
    atMost: [-Infinity, point],
  };
  const span = bySign[operator];
  const named: Spans = span
    ? { kind: 'spans', spans: [span], mayBeNull: false }
    : { kind: 'spans', spans: points.toSorted(ascending).map((at) => [at, at]), mayBeNull: values.has(null) };
  const negative = operator === 'isNot' || operator === 'notIn';
  return negative === wanted ? complement(named) : named;
}

/** Percents may lie between two hundredths, so those have the even positions and what is between them the odd. */
function position({ unit }: FactField, value: number): number {
  return unit === 'percent' ? Math.round(value * 100) * 2 : value;
}

function ascending(left: number, right: number): number {
  return left - right;
}

function complement({ spans: named, mayBeNull }: Spans): Spans {
  let rest: readonly (readonly [number, number])[] = [everywhere];
  for (const [least, most] of named) {
    rest = overlaps(rest, [
      [-Infinity, least - 1],
      [most + 1, Infinity],
    ]);
  }
  return { kind: 'spans', spans: rest, mayBeNull: !mayBeNull };
}

function overlaps(some: Spans['spans'], others: Spans['spans']): Spans['spans'] {
  return some
    .flatMap(([least, most]) =>
      others.map(([from, to]) => [Math.max(least, from), Math.min(most, to)] as const),
    )
    .filter(([least, most]) => least <= most && least < Infinity && most > -Infinity);
}

/** All values that the fact can have at all. Amounts and counts are never negative. */
export function wholeDomain(path: string): Domain {
  const { type, unit, nullable, values } = factFields.get(path) as FactField;
  if (type === 'list') return { kind: 'elements', has: new Set(), lacks: new Set() };
  if (type === 'truth') return { kind: 'choice', except: false, values: new Set([true, false]) };
  if (type === 'text') {
    if (values)
      return { kind: 'choice', except: false, values: new Set(nullable ? [...values, null] : values) };
    return { kind: 'choice', except: true, values: new Set(nullable ? [] : [null]) };
  }
  const natural = unit !== null && unit !== 'days';
  return { kind: 'spans', spans: [natural ? [0, Infinity] : everywhere], mayBeNull: nullable };
}

/** What lies in both; null where nothing does. Both must be of one fact. */
export function intersection(left: Domain, right: Domain): Domain | null {
  if (left.kind === 'spans' && right.kind === 'spans') return commonSpans(left, right);
  if (left.kind === 'choice' && right.kind === 'choice') return commonChoice(left, right);
  if (left.kind === 'elements' && right.kind === 'elements') return commonElements(left, right);
  throw new RangeError('these are domains of different facts');
}

function commonSpans(left: Spans, right: Spans): Spans | null {
  const both = overlaps(left.spans, right.spans);
  const mayBeNull = left.mayBeNull && right.mayBeNull;
  return both.length > 0 || mayBeNull ? { kind: 'spans', spans: both, mayBeNull } : null;
}

function commonElements(left: Elements, right: Elements): Elements | null {
  const has = new Set([...left.has, ...right.has]);
  const lacks = new Set([...left.lacks, ...right.lacks]);
  return [...has].some((element) => lacks.has(element)) ? null : { kind: 'elements', has, lacks };
}

function commonChoice(left: Choice, right: Choice): Choice | null {
  if (left.except && right.except) {
    return { kind: 'choice', except: true, values: new Set([...left.values, ...right.values]) };
  }
  const [named, other] = left.except ? [right, left] : [left, right];
  const values = [...named.values].filter((value) => other.values.has(value) !== other.except);
  return values.length > 0 ? { kind: 'choice', except: false, values: new Set(values) } : null;
}
