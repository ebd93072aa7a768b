import { exponentOf } from '#money';
import type { PurchaseFacts, ReturnFacts } from '../facts.js';

interface About {
  readonly country: string;
  readonly currency: string;
}

/** One whole order of one piece without anything special, placed and delivered at noon UTC of one day. */
export function ordinarySale(
  { country, currency }: About,
  { reasonCode, placedOn }: { readonly reasonCode: string; readonly placedOn: string },
): ReturnFacts {
  const noon = `${placedOn}T12:00:00Z`;
  // Above every amount that a law of distance sales asks for.
  const paidMinor = 200 * 10 ** exponentOf(currency);
  const purchase = { ...ordinaryPiece, deliveredAt: noon, paidMinor };
  return {
    order: {
      ...ordinaryOrder,
      placedAt: noon,
      currency,
      jurisdiction: country,
      totalMinor: paidMinor,
      dispatchedAt: noon,
      firstDeliveredAt: noon,
      lastDeliveredAt: noon,
      contractCopyReceivedAt: noon,
    },
    customer: unknownCustomer,
    request: { source: 'portal', method: null, resolution: null, restockLocation: null, fraudRisk: null },
    lines: [{ lineId: '1', quantity: 1, reasonCode, purchase }],
  };
}

const ordinaryOrder = {
  timeZone: 'UTC',
  holidayRegion: null,
  channel: 'online',
  totalIn: {},
  discountMinor: 0,
  discountCodes: [],
  tags: [],
  regularDelivery: false,
  informedAt: 'before_contract',
  circumstances: {},
  unitsNotYetReturned: 1,
  returnsOnOrder: 0,
} satisfies Partial<ReturnFacts['order']>;

const unknownCustomer: ReturnFacts['customer'] = {
  ordersPlaced: 1,
  returnsPlaced: 0,
  keepItems: 0,
  bonusCreditMinor: 0,
  partialCredits: 0,
  failedPayments: 0,
  returnsWithMissingItems: 0,
  tags: [],
};

const ordinaryPiece: Omit<PurchaseFacts, 'deliveredAt' | 'paidMinor'> = {
  productId: null,
  sku: 'ordinary',
  productType: null,
  tags: [],
  vendor: null,
  quantityPurchased: 1,
  quantityAlreadyReturned: 0,
  isGoods: true,
  goodsType: 'goods',
  flags: [],
  finalSale: false,
};
