import { MoneyError } from './errors.js';
import { divideHalfAway, naturalNumber, safeInteger, toSafeNumber } from './integers.js';

/**
 * amountMinor × numerator ÷ denominator, rounded half away from zero, so that the result for −x is minus the
 * result for x. Exact at any size. Throws `invalid_ratio` when the denominator is zero.
 */
export function multiplyRatio(amountMinor: number, numerator: number, denominator: number): number {
  if (denominator === 0) throw new MoneyError('invalid_ratio', 'denominator must not be zero');
  const product = exact(amountMinor, 'amountMinor') * exact(numerator, 'numerator');
  return toSafeNumber(divideHalfAway(product, exact(denominator, 'denominator')));
}

/**
 * The part of `totalMinor` that falls to the units after number `from`, up to and including number `to`, out of
 * `of` units: `share(1000, 0, 1, 3)` is the first unit's. It is the difference of two rounded running totals,
 * so the shares of any partition of the units add up to `totalMinor`. Throws `invalid_ratio`.
 */
export function share(totalMinor: number, from: number, to: number, of: number): number {
  if (!(0 <= from && from <= to && to <= of)) {
    throw new MoneyError('invalid_ratio', `units ${from} to ${to} do not lie within ${of}`);
  }
  return multiplyRatio(totalMinor, to, of) - multiplyRatio(totalMinor, from, of);
}

/**
 * Splits `amountMinor` in proportion to `weights` by largest remainder; equal remainders go to the earlier index.
 * The parts always add up; the parts of −x are minus the parts of x. Where every weight is zero the split is
 * equal: a discount spread over free goods must not vanish. Throws `invalid_weights` when there are none.
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new MoneyError('invalid_weights', 'nothing to allocate to');
  const exactWeights = usableWeights(weights);
  const total = exactWeights.reduce(plus);
  const magnitude = exact(Math.abs(amountMinor), 'amountMinor');

  const parts = exactWeights.map((weight) => ({
    minor: (magnitude * weight) / total,
    remainder: (magnitude * weight) % total,
  }));
  const leftOver = Number(magnitude - parts.map(({ minor }) => minor).reduce(plus));
  for (const part of parts.toSorted(largestRemainderFirst).slice(0, leftOver)) part.minor += 1n;

  const sign = amountMinor < 0 ? -1n : 1n;
  return parts.map(({ minor }) => toSafeNumber(sign * minor));
}

function usableWeights(weights: readonly number[]): bigint[] {
  const given = weights.map((weight) => BigInt(naturalNumber(weight, 'weight')));
  return given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
}

/** For a stable sort, which keeps equals in the order of their index. */
function largestRemainderFirst(left: { remainder: bigint }, right: { remainder: bigint }): number {
  return Number(right.remainder > left.remainder) - Number(right.remainder < left.remainder);
}

function plus(left: bigint, right: bigint): bigint {
  return left + right;
}

function exact(value: number, what: string): bigint {
  return BigInt(safeInteger(value, what));
}
