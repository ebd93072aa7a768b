import { expect, it } from '@jest/globals';
import { reasonCodes as contracted, resolutions } from '#contracts';
import { contextOf, lineOf } from '../../test/context.builder.js';
import { factFields } from './fact-fields.js';
import { dayOf } from '../time/days.js';
import { reasonCodes, resolutionsOffered } from './policy-document.js';

const about = contextOf({
  order: { tags: ['gift'], jurisdiction: 'US-CA', returnsOnOrder: 3, unitsNotYetReturned: 3 },
  customer: {
    tags: ['vip'],
    keepItems: 5,
    bonusCreditMinor: 6,
    partialCredits: 7,
    failedPayments: 8,
    returnsWithMissingItems: 9,
  },
  request: {
    source: 'api',
    method: 'post',
    resolution: 'refund',
    restockLocation: 'Madrid',
    fraudRisk: 'low',
  },
  line: { quantity: 2 },
  purchase: { paidMinor: 6001, flags: ['perishable'], quantityAlreadyReturned: 1 },
  otherLines: [
    lineOf({ line: { lineId: '2', reasonCode: 'defective' }, purchase: { paidMinor: 99 } }),
    { ...lineOf(), lineId: '3', reasonCode: 'defective', purchase: null },
  ],
});

it('reads every fact', () => {
  expect(Object.fromEntries([...factFields].map(([path, { read }]) => [path, read(about)]))).toEqual({
    'order.totalMinor': 12_000,
    'order.discountMinor': 3000,
    'order.discountPercent': 20,
    'order.discountCodes': ['SPRING'],
    'order.tags': ['gift'],
    'order.currency': 'EUR',
    'order.jurisdiction': 'US-CA',
    'order.country': 'US',
    'order.channel': 'online',
    'order.placedOn': dayOf('2026-04-25'),
    'order.dispatchedOn': dayOf('2026-04-27'),
    'order.firstDeliveredOn': dayOf('2026-05-01'),
    'order.lastDeliveredOn': dayOf('2026-05-01'),
    'order.daysSincePlaced': 16,
    'order.daysSinceDispatched': 14,
    'order.returnsOnOrder': 3,
    'order.regularDelivery': false,
    'customer.ordersPlaced': 4,
    'customer.returnsPlaced': 1,
    'customer.keepItems': 5,
    'customer.bonusCreditMinor': 6,
    'customer.partialCredits': 7,
    'customer.failedPayments': 8,
    'customer.returnsWithMissingItems': 9,
    'customer.tags': ['vip'],
    'line.productId': 'p-1',
    'line.sku': 'SHOE-42',
    'line.productType': 'shoes',
    'line.tags': ['summer'],
    'line.vendor': 'Acme',
    'line.paidMinor': 6001,
    'line.unitPaidMinor': 3001,
    'line.quantity': 2,
    'line.quantityPurchased': 2,
    'line.quantityAlreadyReturned': 1,
    'line.reasonCode': 'does_not_fit',
    'line.faulty': false,
    'line.flags': ['perishable'],
    'line.goodsType': 'goods',
    'line.finalSale': false,
    'line.deliveredOn': dayOf('2026-05-01'),
    'line.daysSinceDelivered': 10,
    // The compiler works it out.
    'line.daysSinceWindowStart': null,
    'return.items': 3,
    'return.lines': 3,
    'return.valueMinor': 6100,
    'return.isFull': true,
    'return.anyFaulty': true,
    'return.method': 'post',
    'return.resolution': 'refund',
    'return.source': 'api',
    'return.fraudRisk': 'low',
    'return.restockLocation': 'Madrid',
    'return.requestedOn': dayOf('2026-05-11'),
  });
});

it('has no days of what has not happened, and no percent of nothing', () => {
  const waiting = contextOf({
    order: {
      dispatchedAt: null,
      firstDeliveredAt: null,
      lastDeliveredAt: null,
      totalMinor: 0,
      discountMinor: 0,
    },
    purchase: { deliveredAt: null },
  });
  const read = (path: string) => factFields.get(path)?.read(waiting);
  for (const path of [
    'order.dispatchedOn',
    'order.daysSinceDispatched',
    'order.lastDeliveredOn',
    'line.deliveredOn',
  ]) {
    expect(read(path)).toBeNull();
  }
  expect(read('line.daysSinceDelivered')).toBeNull();
  expect(read('order.discountPercent')).toBe(0);
  expect(read('return.isFull')).toBe(false);
  expect(read('return.anyFaulty')).toBe(false);
});

it('knows the reasons and the resolutions of the contracts', () => {
  expect(reasonCodes).toEqual(contracted);
  expect([...resolutionsOffered, 'none']).toEqual(resolutions);
});
