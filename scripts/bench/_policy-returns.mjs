const pick = (values, number) => values[Math.abs(number) % values.length];
const reasons = [
  'does_not_fit',
  'changed_mind',
  'defective',
  'no_longer_needed',
  'other',
  'damaged_in_transit',
];
const types = ['shoes', 'phone', 'coat', 'boots', 'camera', 'gift_card', 'bag', null];
const tagLists = [[], ['summer'], ['outlet'], ['bulky', 'last_season'], ['food'], [], ['new'], []];
const places = [
  ['DE', 'EUR', 'Europe/Berlin'],
  ['ES', 'EUR', 'Europe/Madrid'],
  ['US-CA', 'USD', 'America/Los_Angeles'],
  ['FR', 'EUR', 'Europe/Paris'],
  ['GB', 'GBP', 'Europe/London'],
];

/** Numbers that look random and are the same in every run. */
function* numbers() {
  let state = 20_261_122;
  for (;;) yield (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) >> 8;
}

/** Returns of three lines each, and the instants at which they are judged. */
export function returnsOfThree(count) {
  const stream = numbers();
  const next = () => stream.next().value;
  return Array.from({ length: count }, () => {
    const [jurisdiction, currency, timeZone] = pick(places, next());
    const placedAt = new Date(Date.UTC(2025, 10, 1) + (next() % (120 * 1440)) * 60_000);
    const deliveredAt = new Date(placedAt.getTime() + (1 + (next() % 6)) * 86_400_000);
    const now = new Date(deliveredAt.getTime() + (next() % (40 * 24)) * 3_600_000).toISOString();
    const lines = [0, 1, 2].map((index) => lineOf(index, deliveredAt.toISOString(), next));
    const totalMinor = lines.reduce((total, { purchase }) => total + purchase.paidMinor, next() % 50_000);
    const order = orderOf({ jurisdiction, currency, timeZone, totalMinor, placedAt, deliveredAt }, next);
    return { facts: { order, customer: customerOf(next), request: requestOf(next), lines }, now };
  });
}

function lineOf(index, deliveredAt, next) {
  const purchase = {
    productId: `p-${next() % 500}`,
    sku: `SKU-${next() % 500}`,
    productType: pick(types, next()),
    tags: pick(tagLists, next()),
    vendor: pick(['Acme', 'Globex', 'Initech', null], next()),
    quantityPurchased: 2,
    quantityAlreadyReturned: 0,
    deliveredAt,
    paidMinor: 500 + (next() % 30_000),
    isGoods: true,
    goodsType: 'goods',
    flags: pick([[], [], [], ['sealed_hygiene_unsealed'], ['custom_made'], []], next()),
    finalSale: next() % 9 === 0,
  };
  return { lineId: `line-${index}`, quantity: 1 + (next() % 2), reasonCode: pick(reasons, next()), purchase };
}

function orderOf({ placedAt, deliveredAt, ...order }, next) {
  const arrivedAt = deliveredAt.toISOString();
  return {
    ...order,
    placedAt: placedAt.toISOString(),
    holidayRegion: null,
    channel: 'online',
    totalIn: {},
    discountMinor: pick([0, 0, 1000, 90_000], next()),
    discountCodes: pick([[], [], ['WELCOME'], ['BLACKFRIDAY']], next()),
    tags: [],
    dispatchedAt: placedAt.toISOString(),
    firstDeliveredAt: arrivedAt,
    lastDeliveredAt: arrivedAt,
    regularDelivery: false,
    contractCopyReceivedAt: null,
    informedAt: 'before_contract',
    circumstances: {},
    unitsNotYetReturned: 8,
    returnsOnOrder: next() % 3,
  };
}

const customerOf = (next) => ({
  ordersPlaced: next() % 40,
  returnsPlaced: next() % 24,
  keepItems: 0,
  bonusCreditMinor: 0,
  partialCredits: 0,
  failedPayments: next() % 4,
  returnsWithMissingItems: next() % 4,
  tags: pick([[], [], [], ['vip']], next()),
});

const requestOf = (next) => ({
  source: 'portal',
  method: null,
  resolution: pick(['refund', 'exchange', 'store_credit', null], next()),
  restockLocation: null,
  fraudRisk: pick(['low', 'low', 'medium', 'high', null], next()),
});
