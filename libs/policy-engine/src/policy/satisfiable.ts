import { domainsOf, intersection, wholeDomain, type Domain } from './fact-domain.js';
import type { Comparison, Condition } from './policy-document.js';

/** One way in which a condition can hold: what each fact must be. A fact that is not here may be anything. */
type Way = ReadonlyMap<string, Domain>;

/** Beyond this many ways a condition counts as one that can hold: a lint must end, and must not cry wolf. */
const maxWays = 1000;

/**
 * Whether some facts make all conditions hold and all of `none` fail. Exact for facts that do not depend on one
 * another; where they do (an order's country and jurisdiction) it may say yes too often, never no.
 */
export function canHold(all: readonly Condition[], none: readonly Condition[] = []): boolean {
  try {
    const ways = none.reduce((so, condition) => product(so, waysOf(condition, false)), allOf(all, true));
    return ways.length > 0;
  } catch (error) {
    if (error instanceof TooManyWays) return true;
    throw error;
  }
}

class TooManyWays extends Error {}

const anyway: readonly Way[] = [new Map()];

function waysOf(condition: Condition, wanted: boolean): readonly Way[] {
  if ('not' in condition) return waysOf(condition.not, !wanted);
  if ('all' in condition) return wanted ? allOf(condition.all, wanted) : anyOf(condition.all, wanted);
  if ('any' in condition) return wanted ? anyOf(condition.any, wanted) : allOf(condition.any, wanted);
  return comparisonWays(condition, wanted);
}

function allOf(parts: readonly Condition[], wanted: boolean): readonly Way[] {
  return parts.reduce((ways, part) => product(ways, waysOf(part, wanted)), anyway);
}

function anyOf(parts: readonly Condition[], wanted: boolean): readonly Way[] {
  return limited(parts.flatMap((part) => waysOf(part, wanted)));
}

function comparisonWays(comparison: Comparison, wanted: boolean): readonly Way[] {
  const whole = wholeDomain(comparison.fact);
  return domainsOf(comparison, wanted)
    .map((domain) => intersection(whole, domain))
    .filter((domain) => domain !== null)
    .map((domain) => new Map([[comparison.fact, domain]]));
}

function product(left: readonly Way[], right: readonly Way[]): readonly Way[] {
  const both: Way[] = [];
  for (const one of left) {
    for (const other of right) {
      const way = joined(one, other);
      if (way) both.push(way);
    }
    limited(both);
  }
  return both;
}

function joined(left: Way, right: Way): Way | null {
  const way = new Map(left);
  for (const [path, domain] of right) {
    const known = way.get(path);
    const both = known ? intersection(known, domain) : domain;
    if (!both) return null;
    way.set(path, both);
  }
  return way;
}

function limited(ways: readonly Way[]): readonly Way[] {
  if (ways.length > maxWays) throw new TooManyWays();
  return ways;
}
