import { describe, expect, it } from '@jest/globals';
import { lineMinor } from './amounts.js';
import { readOrder, readReturn, Unreadable } from './dataset.js';
import { instantOf } from './wall-clock.js';

const line = { line: 1, sku: '22960', description: 'JAM MAKING SET', quantity: 6, unit_price: '4.25' };
const order = {
  order_id: '536365',
  customer_id: '17850',
  country: 'United Kingdom',
  country_code: 'GB',
  placed_at: '2010-12-01T08:26:00',
  currency: 'GBP',
  total: '25.50',
  lines: [line],
};
const match = { order_id: '536365', line: 1, quantity: 2, unit_price: '4.25', days_elapsed: 3 };
const returned = {
  return_id: 'C536506',
  customer_id: '17850',
  returned_at: '2010-12-04T12:38:00',
  currency: 'GBP',
  lines: [{ ...line, kind: 'product', match: 'same_price_partial_line', quantity: 2, matched: [match] }],
};

describe('an order of the file', () => {
  it('is read', () => {
    expect(readOrder(JSON.stringify(order))).toEqual({
      orderId: '536365',
      customerId: '17850',
      countryCode: 'GB',
      placedAt: '2010-12-01T08:26:00',
      currency: 'GBP',
      lines: [
        {
          line: 1,
          sku: '22960',
          description: 'JAM MAKING SET',
          quantity: 6,
          unitPrice: '4.25',
          isCharge: false,
        },
      ],
    });
  });

  it.each([
    ['no customer', { customer_id: null }, { customerId: null }],
    ['no country', { country_code: null }, { countryCode: null }],
    ['a charge', { lines: [{ ...line, kind: 'charge' }] }, { lines: [{ isCharge: true }] }],
    ['no description', { lines: [{ ...line, description: null }] }, { lines: [{ description: '22960' }] }],
    ['a price of zero', { lines: [{ ...line, unit_price: '0' }] }, { lines: [{ unitPrice: '0' }] }],
    ['four decimals', { lines: [{ ...line, unit_price: '0.0425' }] }, { lines: [{ unitPrice: '0.0425' }] }],
    ['a negative quantity', { lines: [{ ...line, quantity: -6 }] }, { lines: [{ quantity: -6 }] }],
  ])('may have %s', (_, change, read) => {
    expect(readOrder(JSON.stringify({ ...order, ...change }))).toMatchObject(read);
  });

  it.each([
    ['{"order_id":', 'not JSON'],
    ['[]', 'the line is not an object'],
    [JSON.stringify({ ...order, order_id: 5 }), 'order_id is not a text'],
    [JSON.stringify({ ...order, placed_at: '1.12.2010' }), 'placed_at is not a time such as'],
    [JSON.stringify({ ...order, placed_at: '2010-13-01T08:26:00' }), 'placed_at is not a time such as'],
    [JSON.stringify({ ...order, lines: null }), 'lines is not a list'],
    [JSON.stringify({ ...order, lines: ['x'] }), 'lines[0] is not an object'],
    [JSON.stringify({ ...order, lines: [{ ...line, quantity: 1.5 }] }), 'quantity is not a whole number'],
    [JSON.stringify({ ...order, lines: [{ ...line, unit_price: 4.25 }] }), 'unit_price is not a text'],
    [JSON.stringify({ ...order, lines: [{ ...line, unit_price: '4,25' }] }), 'unit_price is not a decimal'],
  ])('%s cannot be read', (json, why) => {
    expect(() => readOrder(json)).toThrow(Unreadable);
    expect(() => readOrder(json)).toThrow(why);
  });
});

describe('a return of the file', () => {
  it('is read with the purchases it was matched to', () => {
    expect(readReturn(JSON.stringify(returned))).toMatchObject({
      returnId: 'C536506',
      lines: [{ quantity: 2, matched: [{ orderId: '536365', line: 1, quantity: 2, unitPrice: '4.25' }] }],
    });
  });

  it('may have been matched to nothing', () => {
    const unmatched = { ...returned, customer_id: null, lines: [{ ...line, kind: 'charge' }] };
    expect(readReturn(JSON.stringify(unmatched))).toMatchObject({
      customerId: null,
      lines: [{ matched: [], isCharge: true }],
    });
  });

  it('cannot match more than it brings back', () => {
    const tooMuch = { ...returned, lines: [{ ...line, quantity: 1, matched: [match] }] };
    expect(() => readReturn(JSON.stringify(tooMuch))).toThrow('line 1 matches 2 of 1 pieces');
  });
});

it.each([
  ['2.55', 6, 1530],
  ['0', 24, 0],
  ['1', 3, 300],
  ['0.001', 4, 0],
  ['0.001', 5, 1],
  ['0.0425', 10, 43],
  ['0.0425', 1, 4],
  ['1.0400', 80_995, 8_423_480],
  ['-11062.06', 1, -1_106_206],
  ['-0.0425', 10, -43],
])('%s × %i is %i pence', (unitPrice, quantity, minor) => {
  expect(lineMinor(unitPrice, quantity, 'GBP')).toBe(minor);
});

it.each([
  ['2010-12-01T08:26:00', 0, '2010-12-01T08:26:00.000Z'],
  ['2011-06-01T08:26:00', 0, '2011-06-01T07:26:00.000Z'],
  ['2010-12-31T12:00:00', 2, '2011-01-02T12:00:00.000Z'],
  ['2011-03-26T12:00:00', 1, '2011-03-27T11:00:00.000Z'],
  ['2011-10-29T12:00:00', 2, '2011-10-31T12:00:00.000Z'],
])('%s in London, %i days on, is %s', (local, days, instant) => {
  expect(instantOf(local, days)).toBe(instant);
});
