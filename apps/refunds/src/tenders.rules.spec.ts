import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tendersFor, tenderStrategies } from './tenders.rules.js';
import type { PaymentLeft, TenderStrategy } from './tenders.rules.js';

const payment = (paymentId: string, method: string, leftMinor: number): PaymentLeft => ({
  paymentId,
  method,
  leftMinor,
});
const given = (amountMinor: number, payments: PaymentLeft[], strategy?: TenderStrategy) =>
  Object.fromEntries(
    tendersFor(amountMinor, payments, strategy).map((tender) => [tender.paymentId, tender.amountMinor]),
  );

describe('V12, Loop: 100 paid as 25 gift card and 75 card, 40 to give back', () => {
  const payments = [payment('card', 'card', 7_500), payment('gift', 'gift_card', 2_500)];
  it.each<[TenderStrategy, Record<string, number>]>([
    ['gift_card_first', { gift: 2_500, card: 1_500 }],
    ['original_ratio', { gift: 1_000, card: 3_000 }],
    ['same_means', { gift: 1_000, card: 3_000 }],
    ['card_first', { card: 4_000 }],
    ['newest_first', { gift: 2_500, card: 1_500 }],
    ['oldest_first', { card: 4_000 }],
  ])('%s', (strategy, tenders) => expect(given(4_000, payments, strategy)).toEqual(tenders));
});

it('PC-31: 5.00 by card and 5.00 by check, check preferred', () => {
  const payments = [payment('c', 'card', 500), payment('k', 'other', 500)];
  expect(tendersFor(1_000, payments, ['other', 'card'])).toEqual([
    { paymentId: 'k', method: 'other', amountMinor: 500 },
    { paymentId: 'c', method: 'card', amountMinor: 500 },
  ]);
  expect(given(400, payments, ['other', 'card'])).toEqual({ k: 400 });
  expect(given(1_000, payments, ['other'])).toEqual({ k: 500 });
});

it('vendure#1753: what is larger than one payment goes on to the next', () => {
  expect(given(120, [payment('a', 'card', 100), payment('b', 'card', 100)])).toEqual({ a: 100, b: 20 });
});

it('starts with the oldest payment unless told otherwise', () => {
  expect(given(30, [payment('old', 'card', 20), payment('new', 'card', 20)])).toEqual({ old: 20, new: 10 });
});

const strategies = fc.constantFrom<TenderStrategy>(...tenderStrategies);
const paymentLists = fc
  .array(fc.tuple(fc.constantFrom('card', 'gift_card', 'cash'), fc.nat(10_000)), { maxLength: 5 })
  .map((list) => list.map(([method, left], at) => payment(`p${at}`, method, left)));

it('any series of refunds by any strategies empties every payment exactly, and none beyond', () => {
  fc.assert(
    fc.property(paymentLists, fc.array(fc.tuple(fc.nat(8_000), strategies)), (payments, refunds) => {
      const left = new Map(payments.map(({ paymentId, leftMinor }) => [paymentId, leftMinor]));
      const rest = (): number => [...left.values()].reduce((sum, minor) => sum + minor, 0);
      for (const [amountMinor, strategy] of [...refunds, [rest(), 'same_means'] as const]) {
        const now = payments.map((one) => ({ ...one, leftMinor: left.get(one.paymentId)! }));
        const expected = Math.min(amountMinor, rest());
        const tenders = tendersFor(amountMinor, now, strategy);
        for (const { paymentId, amountMinor: minor } of tenders)
          left.set(paymentId, left.get(paymentId)! - minor);
        expect(tenders.reduce((sum, tender) => sum + tender.amountMinor, 0)).toBe(expected);
        expect([...left.values()].every((minor) => minor >= 0)).toBe(true);
        expect(tenders.every((tender) => tender.amountMinor > 0)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
