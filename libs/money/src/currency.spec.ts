import { describe, expect, it } from '@jest/globals';
import { exponentOf } from './index.js';

describe('exponentOf', () => {
  it.each([
    ['EUR', 2],
    ['HUF', 2],
    ['JPY', 0],
    ['CLP', 0],
    ['UYI', 0],
    ['IQD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['HRK', 2],
  ])('%s has %i decimals', (currency, exponent) => {
    expect(exponentOf(currency)).toBe(exponent);
  });

  it.each(['', 'eur', 'EURO', 'ABC', 'XAU', 'XXX', 'constructor'])('does not know "%s"', (currency) => {
    expect(() => exponentOf(currency)).toThrow(expect.objectContaining({ code: 'unknown_currency' }));
  });

  it('knows every currency the runtime knows, but for units of account without a minor unit', () => {
    const unitsOfAccount = ['XDR', 'XSU', 'XUA'];
    const missing = Intl.supportedValuesOf('currency').filter((currency) => {
      try {
        return exponentOf(currency) < 0;
      } catch {
        return !unitsOfAccount.includes(currency);
      }
    });
    expect(missing).toEqual([]);
  });
});
