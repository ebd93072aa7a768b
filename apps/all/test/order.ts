/** An order as a storefront registers it: three articles, postage, one card payment of 68.95 EUR. */
export const order = (changes: object = {}): object => ({
  currency: 'EUR',
  countryCode: 'DE',
  timeZone: 'Europe/Berlin',
  channel: 'online',
  placedAt: daysAgo(6),
  lines: [
    line('1', 'LAMP-01', [2, 3999], {
      category: 'lighting',
      supplier: 'S-17',
      lot: 'L-9',
      weightGrams: 1400,
    }),
    line('2', 'MUG-07', [3, 1501], { category: 'kitchen' }),
    line('3', 'CARD-02', [1, 1000], { finalSale: true }),
    { ...line('4', 'POST', [1, 395]), isGoods: false },
  ],
  payments: [{ paymentId: 'pay-1', method: 'card', capturedMinor: 6895 }],
  purchaser: { name: canary.name, email: canary.email, locale: 'es' },
  shippingAddress: { line1: canary.street, city: 'Berlin', postalCode: '10115', countryCode: 'DE' },
  ...changes,
});

/** Personal data that must be found nowhere in clear. */
export const canary = {
  name: 'Canaria Zuckerzeisig',
  email: 'canaria.zuckerzeisig@example.com',
  street: 'Kanarienvogelstrasse 4711',
};

const line = (lineId: string, sku: string, [quantity, grossMinor]: [number, number], facts: object = {}) => ({
  lineId,
  sku,
  description: `Article ${sku}`,
  quantity,
  grossMinor,
  taxMinor: Math.round((grossMinor * 19) / 119),
  deliveredAt: daysAgo(3),
  ...facts,
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
