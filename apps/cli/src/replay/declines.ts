import type { Decline } from './decline.js';

/** Declines of one kind: the same code by the same rule, beside the same rights of the law. */
export interface DeclineCount extends Decline {
  /** Pieces of one line that came from one order are one portion. */
  portions: number;
  pieces: number;
}

/** Counts what stands behind the declines. */
export class Declines {
  private readonly kinds = new Map<string, DeclineCount>();

  add(decline: Decline, pieces: number): void {
    const { code, rule, law } = decline;
    const key = [code, rule?.ruleId, ...law.map((right) => `${right.rule.ruleId} ${right.why}`)].join('|');
    const known = this.kinds.get(key) ?? { ...decline, portions: 0, pieces: 0 };
    this.kinds.set(key, { ...known, portions: known.portions + 1, pieces: known.pieces + pieces });
  }

  /** The most frequent first. */
  counts(): DeclineCount[] {
    return [...this.kinds.values()].toSorted((one, other) => other.portions - one.portions);
  }
}
