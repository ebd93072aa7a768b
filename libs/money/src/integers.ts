import { MoneyError } from './errors.js';

/** The value itself, with -0 as 0. Throws `invalid_amount` for anything a double cannot count exactly. */
export function safeInteger(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) {
    throw new MoneyError('invalid_amount', `${what} must be a safe integer, got ${value}`);
  }
  return value + 0;
}

/** Like {@link safeInteger}, and refuses what is below zero. */
export function naturalNumber(value: number, what: string): number {
  if (value < 0) throw new MoneyError('invalid_amount', `${what} must not be negative, got ${value}`);
  return safeInteger(value, what);
}

export function sum(values: readonly number[]): number {
  const total = values.reduce((left, right) => left + right, 0);
  return safeInteger(total, 'sum');
}

/** Rounds half away from zero, so that it treats both signs alike. */
export function divideHalfAway(dividend: bigint, divisor: bigint): bigint {
  const magnitude = (2n * abs(dividend) + abs(divisor)) / (2n * abs(divisor));
  return dividend < 0n === divisor < 0n ? magnitude : -magnitude;
}

/** Throws `invalid_amount` for what a double cannot count exactly. */
export function toSafeNumber(value: bigint): number {
  return safeInteger(Number(value), 'result');
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
