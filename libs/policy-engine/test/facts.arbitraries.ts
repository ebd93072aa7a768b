import fc from 'fast-check';
import type {
  CustomerFacts,
  LineFacts,
  OrderFacts,
  PurchaseFacts,
  RequestFacts,
  ReturnFacts,
} from '../src/facts.js';
import { goodsTypes, saleChannels } from '../src/law/vocabulary.js';
import { reasonCodes, resolutionsOffered } from '../src/policy/policy-document.js';

export const currencies = ['EUR', 'USD', 'GBP', 'ILS', 'JPY'] as const;
/** Skus, tags, types: whatever is free text. */
export const texts = ['a', 'b', 'c'] as const;

/** A place with its clock. */
export interface Place {
  readonly jurisdiction: string;
  readonly timeZone: string;
}

export const places: readonly Place[] = [
  { jurisdiction: 'DE', timeZone: 'Europe/Berlin' },
  { jurisdiction: 'ES', timeZone: 'Europe/Madrid' },
  { jurisdiction: 'US', timeZone: 'America/Chicago' },
  { jurisdiction: 'US-CA', timeZone: 'America/Los_Angeles' },
  { jurisdiction: 'IL', timeZone: 'Asia/Jerusalem' },
  { jurisdiction: 'GB', timeZone: 'Europe/London' },
  { jurisdiction: 'JP', timeZone: 'Asia/Tokyo' },
];

const someTexts = fc.subarray([...texts]);
const maybeText = fc.option(fc.constantFrom(...texts), { freq: 4 });
const small = fc.nat(4);
const amount = fc.constantFrom(0, 1, 2500, 1000, 4999, 5000, 5001, 19_999, 60_000, 900_000);
const mostly = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const dayMs = 86_400_000;
const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const between = (min: string, max: string) =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((date) => date.toISOString());

const customers: fc.Arbitrary<CustomerFacts> = fc.record({
  ordersPlaced: small,
  returnsPlaced: small,
  keepItems: small,
  bonusCreditMinor: amount,
  partialCredits: small,
  failedPayments: small,
  returnsWithMissingItems: small,
  tags: someTexts,
});

const requests: fc.Arbitrary<RequestFacts> = fc.record({
  source: fc.constantFrom(...texts),
  method: maybeText,
  resolution: fc.option(fc.constantFrom(...resolutionsOffered)),
  restockLocation: maybeText,
  fraudRisk: fc.option(fc.constantFrom('low', 'medium', 'high')),
});

const flags = ['sealed_hygiene_unsealed', 'custom_made', 'perishable', 'sealed_media_unsealed', 'a'] as const;

const purchasesArrived = (deliveredAt: string | null): fc.Arbitrary<PurchaseFacts> =>
  fc.record({
    productId: maybeText,
    sku: fc.constantFrom(...texts),
    productType: maybeText,
    tags: someTexts,
    vendor: maybeText,
    quantityPurchased: fc.integer({ min: 1, max: 6 }),
    quantityAlreadyReturned: mostly(0, 1, 2),
    deliveredAt: fc.constant(deliveredAt),
    paidMinor: amount,
    isGoods: mostly(true, false),
    goodsType: mostly<PurchaseFacts['goodsType']>('goods', ...goodsTypes),
    flags: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([...flags]) },
    ),
    finalSale: mostly(false, true),
  });

const linesArrived = (deliveredAt: string | null): fc.Arbitrary<LineFacts> =>
  fc.record({
    lineId: fc.nat(9).map((number) => `l${number}`),
    quantity: mostly(1, 2, 3),
    reasonCode: fc.constantFrom(...reasonCodes),
    purchase: fc.option(purchasesArrived(deliveredAt), { freq: 19 }),
  });

interface Times {
  readonly placedAt: string;
  readonly dispatchedAt: string | null;
  readonly deliveredAt: string | null;
  readonly now: string;
}

/** Most returns are asked for near the end of some window; some goods are still on their way. */
const times: fc.Arbitrary<Times> = fc
  .record({
    placedAt: between('2026-01-15T00:00:00Z', '2026-06-15T00:00:00Z'),
    way: fc.integer({ min: 0, max: 6 * 24 }),
    arrived: mostly(true, false),
    days: fc.oneof(
      fc.integer({ min: 0, max: 16 }),
      fc.integer({ min: 0, max: 45 }),
      fc.integer({ min: 0, max: 800 }),
    ),
    hours: fc.nat(23),
  })
  .map(({ placedAt, way, arrived, days, hours }) => {
    const deliveredAt = later(placedAt, (way * dayMs) / 24 + dayMs / 4);
    return {
      placedAt,
      dispatchedAt: way > 0 ? later(placedAt, dayMs / 24) : null,
      deliveredAt: arrived ? deliveredAt : null,
      now: later(deliveredAt, days * dayMs + (hours * dayMs) / 24),
    };
  });

function ordersAt(at: Times, where: readonly Place[]): fc.Arbitrary<OrderFacts> {
  const rest = fc.record({
    placedAt: fc.constant(at.placedAt),
    currency: fc.constantFrom(...currencies),
    holidayRegion: fc.constant(null),
    channel: mostly<OrderFacts['channel']>('online', ...saleChannels),
    totalMinor: amount,
    totalIn: fc.constant({}),
    discountMinor: amount,
    discountCodes: someTexts,
    tags: someTexts,
    dispatchedAt: fc.constant(at.dispatchedAt),
    firstDeliveredAt: fc.constant(at.deliveredAt),
    lastDeliveredAt: fc.constant(at.deliveredAt),
    regularDelivery: mostly(false, true),
    contractCopyReceivedAt: fc.option(fc.constant(at.placedAt)),
    informedAt: mostly('before_contract', 'never', at.deliveredAt ?? at.placedAt),
    circumstances: fc.constantFrom({}, { seller_personally_solicits: false }, { unused_undamaged: false }),
    unitsNotYetReturned: fc.nat(8),
    returnsOnOrder: small,
  });
  return fc.tuple(rest, fc.constantFrom(...where)).map(([order, place]) => ({ ...order, ...place }));
}

/** A return, the instant at which it is judged, and nothing that contradicts itself in time. */
export function returnsIn(
  where: readonly Place[] = places,
): fc.Arbitrary<{ readonly facts: ReturnFacts; readonly now: string }> {
  return times.chain((at) =>
    fc
      .record({
        order: ordersAt(at, where),
        customer: customers,
        request: requests,
        lines: fc.array(linesArrived(at.deliveredAt), { minLength: 1, maxLength: 3 }),
      })
      .map((facts) => ({ facts, now: at.now })),
  );
}
