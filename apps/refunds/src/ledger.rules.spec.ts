import { describe, expect, it } from '@jest/globals';
import { counterEntries, reserveEntries, settleEntries } from './ledger.rules.js';
import type { LedgerEntry } from './ledger.rules.js';

const moved = { amountMinor: 900, restockingFeeMinor: 70, returnShippingFeeMinor: 30 };
const withoutFees = { amountMinor: 900, restockingFeeMinor: 0, returnShippingFeeMinor: 0 };
const sum = (entries: LedgerEntry[]) => entries.reduce((total, entry) => total + entry.amountMinor, 0);
const balances = (...postings: LedgerEntry[][]) => {
  const byAccount: Record<string, number> = {};
  for (const { account, amountMinor } of postings.flat())
    byAccount[account] = (byAccount[account] ?? 0) + amountMinor;
  return byAccount;
};

describe('ledger entries', () => {
  it.each([
    ['reserve', reserveEntries(moved)],
    ['reserve without a fee', reserveEntries(withoutFees)],
    ['settle', settleEntries(moved)],
    ['fail', counterEntries(reserveEntries(moved))],
    ['correct', counterEntries(settleEntries(moved))],
  ])('of %s add up to zero and hold no empty line', (_kind, entries) => {
    expect(sum(entries)).toBe(0);
    expect(entries.every(({ amountMinor }) => amountMinor !== 0)).toBe(true);
  });

  it('take the sale back, owe the customer and keep the fees', () => {
    expect(balances(reserveEntries(moved))).toEqual({
      sales_returns: 1000,
      restocking_fee_income: -70,
      return_shipping_income: -30,
      refunds_payable: -900,
    });
  });

  it('owe only what is not paid: a tender at a time', () => {
    expect(balances(reserveEntries(moved), settleEntries({ amountMinor: 400 }))).toMatchObject({
      refunds_payable: -500,
      psp_clearing: -400,
    });
    expect(
      balances(
        reserveEntries(moved),
        settleEntries({ amountMinor: 400 }),
        settleEntries({ amountMinor: 500 }),
      ),
    ).toMatchObject({ refunds_payable: 0, psp_clearing: -900 });
  });

  it('leave nothing behind when all of it is taken back', () => {
    const posted = [reserveEntries(moved), settleEntries(moved)];
    const all = balances(...posted, ...posted.map(counterEntries));
    expect(Object.values(all).filter((balance) => balance !== 0)).toEqual([]);
  });
});
