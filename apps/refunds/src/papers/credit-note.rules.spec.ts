import { expect, it } from '@jest/globals';
import { noteOf } from './credit-note.rules.js';

const order = {
  currency: 'USD',
  lines: [],
  shippingMinor: 1_000,
  shippingTaxMinor: 150,
  shippingTaxIncluded: false,
};
const refund = {
  orderId: 'o',
  returnId: 'r',
  currency: 'USD',
  lines: [
    { sku: 'shirt', quantity: 1, refundMinor: 1_100, taxMinor: 100 },
    { sku: 'mug', quantity: 1, refundMinor: 2_400, taxMinor: 400 },
  ],
  shippingMinor: 1_150,
  restockingFeeMinor: 30,
  returnShippingFeeMinor: 20,
  shortfallMinor: 0,
  amountMinor: 4_600,
};

it('V3, Sylius: net 40.00, tax 1.00, 4.00 and 1.50, by rate', () => {
  const note = noteOf(refund, order);
  expect(note.taxes).toEqual([
    { rateBasisPoints: 1_000, netMinor: 1_000, taxMinor: 100 },
    { rateBasisPoints: 1_500, netMinor: 1_000, taxMinor: 150 },
    { rateBasisPoints: 2_000, netMinor: 2_000, taxMinor: 400 },
  ]);
  expect(note.lines.map(({ netMinor }) => netMinor)).toEqual([1_000, 2_000, 1_000]);
  expect(note).toMatchObject({ feesMinor: 50, totalMinor: 4_600 });
});

it('PC-25: names only what was refunded', () => {
  const partly = { ...refund, lines: refund.lines.slice(0, 1), shippingMinor: 0 };
  expect(noteOf(partly, order).lines.map(({ text }) => text)).toEqual(['shirt']);
});

it('Mollie#1279: 20.00 at 9 % inside is 18.35 and 1.65', () => {
  const lines = [{ sku: 'book', quantity: 1, refundMinor: 2_000, taxMinor: 165 }];
  expect(noteOf({ ...refund, lines, shippingMinor: 0 }, order).taxes).toEqual([
    { rateBasisPoints: 900, netMinor: 1_835, taxMinor: 165 },
  ]);
});
