import type { DatasetReturn } from './dataset.js';

/** What became of some pieces: `accepted`, `review`, `declined:<response code>` or `refused:<problem code>`. */
export type Outcome = 'accepted' | 'review' | `declined:${string}` | `refused:${string}`;

/** The outcome that counts for a line whose pieces fared differently. */
const precedence = ['accepted', 'review', 'declined', 'refused'];
const rank = (outcome: Outcome): number => precedence.indexOf(outcome.split(':')[0]!);

/** Pieces of one line with one outcome. */
export interface Settled {
  line: number;
  quantity: number;
  outcome: Outcome;
}

/** Counts what became of every line and every piece of the dataset's returns: each once, none left out. */
export class Tally {
  readonly lines = new Map<Outcome, number>();
  readonly units = new Map<Outcome, number>();
  /** Lines that have no outcome for some piece, or too many. */
  unaccountedLines = 0;
  unaccountedUnits = 0;
  /** Lines whose pieces fared differently. */
  mixedLines = 0;

  settle(returned: Pick<DatasetReturn, 'lines'>, settled: readonly Settled[]): void {
    for (const { line, quantity } of returned.lines)
      this.settleLine(
        quantity,
        settled.filter((part) => part.line === line),
      );
  }

  private settleLine(quantity: number, parts: readonly Settled[]): void {
    for (const part of parts) add(this.units, part.outcome, part.quantity);
    const missing = parts.reduce((rest, part) => rest - part.quantity, quantity);
    this.unaccountedUnits += Math.abs(missing);
    if (missing !== 0) this.unaccountedLines += 1;
    const [decisive] = parts.map(({ outcome }) => outcome).toSorted((a, b) => rank(a) - rank(b));
    if (missing !== 0 || !decisive) return;
    add(this.lines, decisive, 1);
    if (parts.some(({ outcome }) => outcome !== decisive)) this.mixedLines += 1;
  }
}

export function add<K>(counts: Map<K, number>, key: K, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}
