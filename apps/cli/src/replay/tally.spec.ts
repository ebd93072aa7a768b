import { describe, expect, it } from '@jest/globals';
import { Tally } from './tally.js';
import type { Settled } from './tally.js';

const line = {
  line: 1,
  sku: 'A',
  description: 'A',
  quantity: 10,
  unitPrice: '1',
  isCharge: false,
  matched: [],
};
const settle = (...settled: Settled[]): Tally => {
  const tally = new Tally();
  tally.settle({ lines: [line] }, settled);
  return tally;
};
const part = (quantity: number, outcome: Settled['outcome']): Settled => ({ line: 1, quantity, outcome });

describe('a line counts once', () => {
  it.each([
    ['accepted', [part(10, 'accepted')]],
    ['declined:outside_window', [part(10, 'declined:outside_window')]],
    ['accepted', [part(1, 'declined:no_earlier_purchase'), part(9, 'accepted')]],
    ['review', [part(1, 'declined:no_earlier_purchase'), part(9, 'review')]],
    ['declined:outside_window', [part(5, 'refused:not_found'), part(5, 'declined:outside_window')]],
  ] as const)('as %s', (outcome, parts) => {
    const tally = settle(...parts);
    expect([...tally.lines]).toEqual([[outcome, 1]]);
    expect(tally).toMatchObject({ unaccountedLines: 0, unaccountedUnits: 0 });
    expect(tally.mixedLines).toBe(parts.length - 1);
  });
});

it('counts every piece by its own outcome', () => {
  const { units } = settle(part(4, 'accepted'), part(5, 'accepted'), part(1, 'declined:final_sale'));
  expect(Object.fromEntries(units)).toEqual({ accepted: 9, 'declined:final_sale': 1 });
});

describe('a line is unaccounted', () => {
  it.each([
    ['without an outcome', [], 10],
    ['with pieces missing', [part(9, 'accepted')], 1],
    ['with pieces too many', [part(12, 'accepted')], 2],
    ['whose outcome is of another line', [{ ...part(10, 'accepted'), line: 2 }], 10],
  ] as const)('%s', (_, parts, units) => {
    expect(settle(...parts)).toMatchObject({ unaccountedLines: 1, unaccountedUnits: units });
  });
});
