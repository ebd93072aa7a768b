import { describe, expect, it } from '@jest/globals';
import { SoldOrder } from './sold-order.js';

const line = (number: number, quantity: number, unitPrice: string, isCharge = false) => ({
  line: number,
  sku: `sku-${number}`,
  description: 'LUNCH BAG',
  quantity,
  unitPrice,
  isCharge,
});

/** Three pieces for 5.00 together, another for 2.00, and postage; delivered two days later in Berlin. */
const sold = () =>
  new SoldOrder(
    {
      orderId: '1',
      customerId: '17850',
      countryCode: 'DE',
      placedAt: '2011-06-01T10:00:00',
      currency: 'GBP',
      lines: [line(1, 3, '1.6666'), line(2, 1, '2.00'), line(3, 1, '18.00', true)],
    },
    2,
  );

describe('an order of the dataset, as the policy engine hears of it', () => {
  it('has the customer’s place, the delivery, its goods and what was paid with charges', () => {
    expect(sold().facts()).toMatchObject({
      jurisdiction: 'DE',
      timeZone: 'Europe/Berlin',
      totalMinor: 2500,
      lastDeliveredAt: '2011-06-03T09:00:00.000Z',
      unitsNotYetReturned: 4,
      returnsOnOrder: 0,
    });
  });

  it('counts what history took back against what is asked back later, to the penny', () => {
    const order = sold();
    const paid = [1, 2, 3].map(() => {
      const one = order.purchase('1', 1);
      order.takeBack([{ orderLineId: '1', quantity: 1 }]);
      return one?.paidMinor ?? 0;
    });
    expect(paid.reduce((sum, minor) => sum + minor, 0)).toBe(500);
    expect(order.purchase('1', 1)).toMatchObject({ quantityPurchased: 3, quantityAlreadyReturned: 3 });
    expect(order.facts()).toMatchObject({ unitsNotYetReturned: 1, returnsOnOrder: 3 });
  });

  it('knows charges, and no line that was not sold', () => {
    expect(sold().purchase('3', 1)).toMatchObject({ isGoods: false, paidMinor: 1800 });
    expect(sold().purchase('9', 1)).toBeNull();
  });
});
