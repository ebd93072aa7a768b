import { exponentOf } from './currency.js';
import { MoneyError } from './errors.js';
import { safeInteger } from './integers.js';

/** An amount in the smallest unit of its currency. May be negative; is never -0. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Throws `invalid_amount` for a fraction or an unsafe integer, `unknown_currency` for a code outside ISO 4217. */
export function money(amountMinor: number, currency: string): Money {
  exponentOf(currency);
  return { amountMinor: safeInteger(amountMinor, 'amountMinor'), currency };
}

export function add(left: Money, right: Money): Money {
  return money(left.amountMinor + right.amountMinor, sharedCurrency(left, right));
}

export function subtract(left: Money, right: Money): Money {
  return add(left, negate(right));
}

export function negate({ amountMinor, currency }: Money): Money {
  return money(-amountMinor, currency);
}

/** -1, 0 or 1, as `Array.sort` wants it. */
export function compare(left: Money, right: Money): number {
  sharedCurrency(left, right);
  return Math.sign(left.amountMinor - right.amountMinor);
}

function sharedCurrency(left: Money, right: Money): string {
  if (left.currency === right.currency) return left.currency;
  throw new MoneyError('currency_mismatch', `${left.currency} and ${right.currency} do not mix`);
}
