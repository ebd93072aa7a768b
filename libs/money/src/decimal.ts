import { exponentOf } from './currency.js';
import { MoneyError } from './errors.js';
import { divideHalfAway, safeInteger, toSafeNumber } from './integers.js';
import { money, type Money } from './money.js';

/** What to do with digits below the minor unit: round them, or refuse them unless they are zeros. */
export type Rounding = 'half_away_from_zero' | 'strict';

/** Bounded, so that a hostile megabyte of digits never reaches BigInt. */
const decimal = /^(?<sign>-?)(?<whole>\d{1,16})(?:\.(?<fraction>\d{1,30}))?$/;

/**
 * Reads a decimal string such as '19.99' exactly: no float is involved.
 * Throws `invalid_amount` for other text, `inexact_amount` in strict mode, `unknown_currency`.
 */
export function parseMoney(
  text: string,
  currency: string,
  rounding: Rounding = 'half_away_from_zero',
): Money {
  const { sign, whole, fraction = '' } = decimal.exec(text)?.groups ?? {};
  if (whole === undefined) {
    throw new MoneyError('invalid_amount', `"${text.slice(0, 60)}" is not a decimal amount`);
  }

  const scaled = BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(exponentOf(currency));
  const divisor = 10n ** BigInt(fraction.length);
  if (rounding === 'strict' && scaled % divisor !== 0n) {
    throw new MoneyError('inexact_amount', `"${text}" has more decimals than ${currency}`);
  }
  return money(toSafeNumber(divideHalfAway(scaled, divisor)), currency);
}

/** '19.99', '-0.05', '1200' (JPY): always the currency's own number of decimals, never a negative zero. */
export function formatDecimal({ amountMinor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(safeInteger(amountMinor, 'amountMinor'))).padStart(exponent + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
