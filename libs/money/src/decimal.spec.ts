import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatDecimal, money, parseMoney } from './index.js';

const refusedWith = (code: string) => expect.objectContaining({ name: 'MoneyError', code });
const currencies = fc.constantFrom('EUR', 'JPY', 'TND', 'CLF');

describe('parseMoney', () => {
  it.each([
    ['19.99', 'GBP', 1999],
    ['19.9900', 'GBP', 1999],
    ['19.99999', 'USD', 2000],
    ['20', 'EUR', 2000],
    ['0.1', 'EUR', 10],
    ['-0.05', 'EUR', -5],
    ['007.50', 'EUR', 750],
    ['1200', 'JPY', 1200],
    ['1200.4', 'JPY', 1200],
    ['1.2345', 'TND', 1235],
    ['0.0001', 'CLF', 1],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
    ['1.005', 'EUR', 101],
    ['0.00499999999999999999999999999', 'EUR', 0],
  ])('reads %s %s as %i', (text, currency, amountMinor) => {
    expect(parseMoney(text, currency)).toEqual({ amountMinor, currency });
  });

  it('V8, ERPNext#47705: rounds −12.345 as far from zero as 12.345', () => {
    expect(parseMoney('12.345', 'EUR').amountMinor).toBe(1235);
    expect(parseMoney('-12.345', 'EUR').amountMinor).toBe(-1235);
  });

  it('never yields minus zero', () => {
    expect(parseMoney('-0.004', 'EUR').amountMinor).toBe(0);
  });

  it('strict: accepts zeros below the minor unit and refuses any other digit', () => {
    expect(parseMoney('19.9900', 'GBP', 'strict')).toEqual(money(1999, 'GBP'));
    expect(() => parseMoney('19.9901', 'GBP', 'strict')).toThrow(refusedWith('inexact_amount'));
  });

  it.each(['', '.5', '5.', '+5', '1,00', '1e3', ' 1', '1\n', '0x10', '--1', 'NaN', '0'.repeat(17)])(
    'refuses "%.12s"',
    (text) => expect(() => parseMoney(text, 'EUR')).toThrow(refusedWith('invalid_amount')),
  );

  it('refuses what is too large to count exactly', () => {
    expect(() => parseMoney('90071992547409.92', 'EUR')).toThrow(refusedWith('invalid_amount'));
  });

  it('is sign-symmetric', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 999_999 }), currencies, (whole, fraction, currency) => {
        const text = `${whole}.${String(fraction).padStart(6, '0')}`;
        expect(parseMoney(`-${text}`, currency).amountMinor + parseMoney(text, currency).amountMinor).toBe(0);
      }),
    );
  });
});

describe('formatDecimal', () => {
  it.each([
    [1999, 'GBP', '19.99'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [-0, 'EUR', '0.00'],
    [100, 'EUR', '1.00'],
    [1200, 'JPY', '1200'],
    [-7, 'JPY', '-7'],
    [1235, 'TND', '1.235'],
    [1, 'CLF', '0.0001'],
  ])('writes %i %s as %s', (amountMinor, currency, text) => {
    expect(formatDecimal({ amountMinor, currency })).toBe(text);
  });

  it('refuses an amount that is no integer', () => {
    expect(() => formatDecimal({ amountMinor: 19.5, currency: 'EUR' })).toThrow(
      refusedWith('invalid_amount'),
    );
  });

  it('is undone by strict parsing', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), currencies, (amountMinor, currency) => {
        const amount = money(amountMinor, currency);
        expect(parseMoney(formatDecimal(amount), currency, 'strict')).toEqual(amount);
      }),
    );
  });
});
