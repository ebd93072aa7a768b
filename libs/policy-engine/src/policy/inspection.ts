import type { PolicyProblem, PolicyProblemCode } from './policy-error.js';

/** A value of unknown shape at its place in the document; what is wrong goes to one list. */
export class Inspection {
  constructor(
    readonly value: unknown,
    readonly pointer: string,
    readonly problems: PolicyProblem[],
  ) {}

  report(code: PolicyProblemCode, sentence: string): void {
    this.problems.push({ pointer: this.pointer, code, sentence });
  }

  at(key: string | number): Inspection {
    const escaped = String(key).replaceAll('~', '~0').replaceAll('/', '~1');
    const value = Object(this.value) as Record<string | number, unknown>;
    return new Inspection(value[key], `${this.pointer}/${escaped}`, this.problems);
  }

  get given(): boolean {
    return this.value !== undefined;
  }

  /** The names of an object that are all among `known` (any, where left out); the others are reported. */
  keys(known?: readonly string[]): readonly string[] {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      this.report(this.given ? 'wrong_type' : 'missing', 'An object must stand here.');
      return [];
    }
    // JSON has no undefined, TypeScript has: a name without a value counts as left out.
    const keys = Object.keys(this.value).filter((key) => this.at(key).given);
    if (!known) return keys;
    for (const key of keys.filter((name) => !known.includes(name))) {
      this.at(key).report('unknown_property', `"${key}" is not known here; known are ${known.join(', ')}.`);
    }
    return keys.filter((key) => known.includes(key));
  }

  /** The items of a list that must not be empty unless `mayBeEmpty`. */
  items({ mayBeEmpty = false } = {}): readonly Inspection[] {
    if (!Array.isArray(this.value)) {
      this.report(this.given ? 'wrong_type' : 'missing', 'A list must stand here.');
      return [];
    }
    if (this.value.length === 0 && !mayBeEmpty) this.report('empty_list', 'The list must not be empty.');
    return this.value.map((_, index) => this.at(index));
  }

  text(): void {
    if (typeof this.value === 'string' && this.value !== '' && this.value.length <= 500) return;
    this.report(this.given ? 'wrong_type' : 'missing', 'A text of 1 to 500 characters must stand here.');
  }

  truth(): void {
    if (typeof this.value !== 'boolean') {
      this.report(this.given ? 'wrong_type' : 'missing', 'true or false must stand here.');
    }
  }

  oneOf(values: readonly string[]): void {
    if (typeof this.value !== 'string') this.text();
    else if (!values.includes(this.value)) {
      this.report('unknown_value', `"${this.value}" is not known; known are ${values.join(', ')}.`);
    }
  }

  /** A number from `least` to `most` with at most `decimals` decimals. */
  numberWithin(least: number, most: number, decimals = 0): void {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return this.report(this.given ? 'wrong_type' : 'missing', 'A number must stand here.');
    }
    const exact = Number(value.toFixed(decimals)) === value;
    if (value >= least && value <= most && exact) return;
    const kind = decimals === 0 ? 'whole number' : `number with at most ${decimals} decimals`;
    this.report('out_of_range', `${value} is not a ${kind} from ${least} to ${most}.`);
  }
}
