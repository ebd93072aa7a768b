const dayMs = 86_400_000;

interface Article {
  sku: string;
  description: string;
  quantity: number;
  grossMinor: number;
  finalSale?: boolean;
  hygieneSeal?: 'sealed' | 'unsealed';
}

interface Invented {
  orderId: string;
  name: string;
  email: string;
  deliveredDaysAgo: number;
  articles: Article[];
}

const invented: [Invented, Invented, ...Invented[]] = [
  {
    orderId: '1001',
    name: 'Ana Example',
    email: 'ana@example.com',
    deliveredDaysAgo: 4,
    articles: [
      { sku: 'LAMP-01', description: 'Reading lamp, brass', quantity: 1, grossMinor: 4900 },
      { sku: 'MUG-07', description: 'Mug, speckled', quantity: 4, grossMinor: 3000 },
      {
        sku: 'CARD-02',
        description: 'Greeting cards (final sale)',
        quantity: 2,
        grossMinor: 600,
        finalSale: true,
      },
    ],
  },
  {
    orderId: '1002',
    name: 'Ben Example',
    email: 'ben@example.com',
    deliveredDaysAgo: 12,
    articles: [
      { sku: 'SHIRT-M', description: 'Linen shirt, size M', quantity: 1, grossMinor: 5950 },
      { sku: 'SHIRT-L', description: 'Linen shirt, size L', quantity: 1, grossMinor: 5950 },
      {
        sku: 'SOAP-01',
        description: 'Olive soap, sealed',
        quantity: 3,
        grossMinor: 1350,
        hygieneSeal: 'sealed',
      },
    ],
  },
  {
    orderId: '1003',
    name: 'Chloé Example',
    email: 'chloe@example.com',
    deliveredDaysAgo: 25,
    articles: [{ sku: 'KETTLE-03', description: 'Kettle, 1.7 litres', quantity: 1, grossMinor: 6400 }],
  },
  {
    orderId: '1004',
    name: 'Dai Example',
    email: 'dai@example.com',
    deliveredDaysAgo: 45,
    articles: [{ sku: 'RUG-11', description: 'Cotton rug, 120 × 180 cm', quantity: 1, grossMinor: 8900 }],
  },
];

export interface TryOrder {
  orderId: string;
  input: ReturnType<typeof inputOf>;
}

/** Invented orders that a newcomer can return in the portal on the day `today`; the last one is too late. */
export const tryOrders = (today: string): [TryOrder, TryOrder, ...TryOrder[]] => {
  const [first, second, ...others] = invented;
  const orderOf = (order: Invented): TryOrder => ({ orderId: order.orderId, input: inputOf(order, today) });
  return [orderOf(first), orderOf(second), ...others.map(orderOf)];
};

function inputOf({ orderId, name, email, deliveredDaysAgo, articles }: Invented, today: string) {
  const deliveredAt = daysBefore(today, deliveredDaysAgo);
  const goodsMinor = articles.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  const shippingMinor = 495;
  return {
    currency: 'GBP',
    countryCode: 'GB',
    timeZone: 'Europe/London',
    channel: 'online',
    placedAt: daysBefore(today, deliveredDaysAgo + 2),
    lines: articles.map((article, index) => ({ lineId: String(index + 1), ...article, deliveredAt })),
    shippingMinor,
    payments: [{ paymentId: `pay-${orderId}`, method: 'card', capturedMinor: goodsMinor + shippingMinor }],
    purchaser: { name, email },
    shippingAddress: {
      line1: '1 Example Street',
      city: 'Exampleton',
      postalCode: 'EX1 1AA',
      countryCode: 'GB',
    },
  };
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T10:00:00Z`) - days * dayMs).toISOString();
