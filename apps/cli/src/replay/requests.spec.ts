import { describe, expect, it } from '@jest/globals';
import type { DatasetLine, DatasetOrder, DatasetReturn, MatchedPurchase } from './dataset.js';
import { orderInput } from './order-input.js';
import { returnRequests } from './return-requests.js';
import type { Charge } from './return-requests.js';

const line = (number: number, changes: Partial<DatasetLine> = {}): DatasetLine => ({
  line: number,
  sku: `sku-${number}`,
  description: 'LUNCH BAG',
  quantity: 10,
  unitPrice: '1.65',
  isCharge: false,
  ...changes,
});

const order = (changes: Partial<DatasetOrder> = {}): DatasetOrder => ({
  orderId: '1',
  customerId: '17850',
  countryCode: 'DE',
  placedAt: '2011-06-01T10:00:00',
  currency: 'GBP',
  lines: [line(1)],
  ...changes,
});

const bought = (orderId: string, quantity: number): MatchedPurchase => ({
  orderId,
  line: 7,
  quantity,
  unitPrice: '1.65',
});

const returned = (...lines: (DatasetLine & { matched: MatchedPurchase[] })[]): DatasetReturn => ({
  returnId: 'C9',
  customerId: '17850',
  returnedAt: '2011-06-05T10:00:00',
  currency: 'GBP',
  lines,
});

describe('what is sent of an order', () => {
  it('is its lines, delivered so many days later, and one payment of their sum', () => {
    const lines = [line(1), line(2, { sku: 'POST', quantity: 1, unitPrice: '18.00', isCharge: true })];
    expect(orderInput(order({ lines }), { deliveryDays: 2 })).toMatchObject({
      countryCode: 'DE',
      timeZone: 'Europe/Berlin',
      sale: { jurisdiction: 'DE', informedAt: 'before_contract' },
      placedAt: '2011-06-01T09:00:00.000Z',
      lines: [
        { lineId: '1', isGoods: true, grossMinor: 1650, deliveredAt: '2011-06-03T09:00:00.000Z' },
        { lineId: '2', isGoods: false, grossMinor: 1800 },
      ],
      payments: [{ method: 'card', capturedMinor: 3450 }],
      purchaser: { email: 'customer-17850@example.invalid' },
      purchaserReference: '17850',
    });
  });

  it.each([
    ['no country', { countryCode: null }, { countryCode: 'GB', timeZone: 'Europe/London' }],
    ['a country of another dataset', { countryCode: 'FJ' }, { countryCode: 'FJ', timeZone: 'Europe/London' }],
    ['no customer', { customerId: null }, { purchaser: { email: 'guest-1@example.invalid' } }],
    [
      'a price of zero',
      { lines: [line(1, { unitPrice: '0' })] },
      { lines: [{ grossMinor: 0 }], payments: [{ capturedMinor: 0 }] },
    ],
    ['a negative quantity', { lines: [line(1, { quantity: -1 })] }, { lines: [] }],
    ['a negative price', { lines: [line(1, { unitPrice: '-5.00' }), line(2)] }, { lines: [{ lineId: '2' }] }],
  ])('copes with %s', (_, changes, expected) => {
    expect(orderInput(order(changes), { deliveryDays: 0 })).toMatchObject(expected);
  });

  it('names no customer where the file has none', () => {
    expect(orderInput(order({ customerId: null }), { deliveryDays: 0 })).not.toHaveProperty(
      'purchaserReference',
    );
  });
});

describe('the requests for a return', () => {
  const none = (): undefined => undefined;
  const billed = (): Charge => ({ orderId: 'B', line: 3 });

  it.each([
    [
      'one order',
      returned({ ...line(1), matched: [bought('A', 10)] }),
      none,
      [{ key: 'C9.A', orderId: 'A', parts: [{ line: 1, quantity: 10, orderLineId: '7' }] }],
    ],
    [
      'two orders',
      returned({ ...line(1), matched: [bought('A', 4), bought('B', 6)] }),
      none,
      [
        { key: 'C9.A', orderId: 'A', parts: [{ line: 1, quantity: 4 }] },
        { key: 'C9.B', orderId: 'B', parts: [{ line: 1, quantity: 6 }] },
      ],
    ],
    [
      'an order that held only some of the pieces',
      returned({ ...line(1), matched: [bought('A', 1)] }),
      none,
      [
        { key: 'C9.A', orderId: 'A', parts: [{ line: 1, quantity: 1 }] },
        { key: 'C9.unknown', orderId: null, parts: [{ line: 1, quantity: 9 }] },
      ],
    ],
    [
      'no known purchase',
      returned({ ...line(1), matched: [] }, { ...line(2), matched: [] }),
      none,
      [{ key: 'C9.unknown', orderId: null, parts: [{ sku: 'sku-1' }, { sku: 'sku-2' }] }],
    ],
    [
      'a charge that was billed',
      returned({ ...line(1, { isCharge: true }), matched: [] }),
      billed,
      [{ key: 'C9.B', orderId: 'B', parts: [{ line: 1, quantity: 10, orderLineId: '3' }] }],
    ],
    [
      'a charge that never was',
      returned({ ...line(1, { isCharge: true }), matched: [] }),
      none,
      [{ key: 'C9.unknown', orderId: null, parts: [{ line: 1, quantity: 10 }] }],
    ],
  ])('of %s', (_, given, chargeOf, expected) => {
    const requests = returnRequests(given, chargeOf);
    expect(requests).toMatchObject(expected);
    expect(requests).toHaveLength(expected.length);
  });
});
