import { describe, expect, it } from '@jest/globals';
import {
  bonusEntries,
  counterEntries,
  redeemEntries,
  reserveEntries,
  settleEntries,
} from './ledger.rules.js';
import type { LedgerEntry } from './ledger.rules.js';

const moved = { amountMinor: 900, restockingFeeMinor: 70, returnShippingFeeMinor: 30 };
const paid = { amountMinor: 900, gateway: 'manual' };
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
    ['settle', settleEntries(paid)],
    ['fail', counterEntries(reserveEntries(moved))],
    ['bonus', bonusEntries(50)],
    ['redeem', redeemEntries(50)],
    ['correct', counterEntries(settleEntries(paid))],
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
    expect(
      balances(reserveEntries(moved), settleEntries({ amountMinor: 400, gateway: 'manual' })),
    ).toMatchObject({
      refunds_payable: -500,
      psp_clearing: -400,
    });
    expect(
      balances(
        reserveEntries(moved),
        settleEntries({ amountMinor: 400, gateway: 'manual' }),
        settleEntries({ amountMinor: 500, gateway: 'stripe' }),
      ),
    ).toMatchObject({ refunds_payable: 0, psp_clearing: -900 });
  });

  it('leave nothing behind when all of it is taken back', () => {
    const posted = [reserveEntries(moved), settleEntries(paid)];
    const all = balances(...posted, ...posted.map(counterEntries));
    expect(Object.values(all).filter((balance) => balance !== 0)).toEqual([]);
  });

  it('owe store credit until it is spent, its bonus included', () => {
    const credit = settleEntries({ amountMinor: 900, gateway: 'store_credit' });
    expect(balances(reserveEntries(moved), credit, bonusEntries(90), redeemEntries(100))).toMatchObject({
      refunds_payable: 0,
      store_credit_liability: -890,
      credit_bonus_expense: 90,
      credit_redeemed: -100,
    });
  });
});
