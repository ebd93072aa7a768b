import { describe, expect, it } from '@jest/globals';
import { add, compare, money, negate, subtract } from './index.js';

const refusedWith = (code: string) => expect.objectContaining({ name: 'MoneyError', code });

describe('money', () => {
  it('keeps amount and currency', () => {
    expect(money(-1999, 'GBP')).toEqual({ amountMinor: -1999, currency: 'GBP' });
  });

  it('is never minus zero', () => {
    expect(money(-0, 'EUR').amountMinor).toBe(0);
    expect(negate(money(0, 'EUR')).amountMinor).toBe(0);
  });

  it.each([0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('refuses %d', (amountMinor) => {
    expect(() => money(amountMinor, 'EUR')).toThrow(refusedWith('invalid_amount'));
  });

  it('refuses a currency outside ISO 4217', () => {
    expect(() => money(1, 'ECU')).toThrow(refusedWith('unknown_currency'));
  });
});

describe('arithmetic', () => {
  it('adds and subtracts', () => {
    expect(add(money(1999, 'EUR'), money(1, 'EUR'))).toEqual(money(2000, 'EUR'));
    expect(subtract(money(1999, 'EUR'), money(2000, 'EUR'))).toEqual(money(-1, 'EUR'));
  });

  it('refuses a sum that can no longer be counted exactly', () => {
    const most = money(Number.MAX_SAFE_INTEGER, 'EUR');
    expect(() => add(most, money(1, 'EUR'))).toThrow(refusedWith('invalid_amount'));
  });

  it('orders amounts', () => {
    const amounts = [3, -1, 2].map((amountMinor) => money(amountMinor, 'EUR'));
    expect(amounts.sort(compare).map(({ amountMinor }) => amountMinor)).toEqual([-1, 2, 3]);
    expect(compare(money(5, 'EUR'), money(2, 'EUR'))).toBe(1);
    expect(compare(money(2, 'EUR'), money(2, 'EUR'))).toBe(0);
  });

  it.each([add, subtract, compare])('%p does not mix currencies', (operation) => {
    expect(() => operation(money(1, 'EUR'), money(1, 'USD'))).toThrow(refusedWith('currency_mismatch'));
  });
});
