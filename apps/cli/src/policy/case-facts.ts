import type { LineFacts, PurchaseFacts, ReturnFacts } from '#policy-engine';
import { WrongUsage } from '../options.js';

/** What a file of facts may leave out, and what then holds. */
const order = {
  holidayRegion: null,
  channel: 'online',
  totalIn: {},
  discountMinor: 0,
  discountCodes: [],
  tags: [],
  dispatchedAt: null,
  regularDelivery: false,
  contractCopyReceivedAt: null,
  informedAt: 'before_contract',
  circumstances: {},
  returnsOnOrder: 0,
} as const;
const derived = ['totalMinor', 'firstDeliveredAt', 'lastDeliveredAt', 'unitsNotYetReturned'] as const;
const required = ['placedAt', 'currency', 'timeZone', 'jurisdiction'] as const;

const customer: ReturnFacts['customer'] = {
  ordersPlaced: 1,
  returnsPlaced: 0,
  keepItems: 0,
  bonusCreditMinor: 0,
  partialCredits: 0,
  failedPayments: 0,
  returnsWithMissingItems: 0,
  tags: [],
};

const request: ReturnFacts['request'] = {
  source: 'api',
  method: null,
  resolution: null,
  restockLocation: null,
  fraudRisk: null,
};

const purchase: Omit<PurchaseFacts, 'paidMinor'> = {
  productId: null,
  sku: 'item',
  productType: null,
  tags: [],
  vendor: null,
  quantityPurchased: 1,
  quantityAlreadyReturned: 0,
  deliveredAt: null,
  isGoods: true,
  goodsType: 'goods',
  flags: [],
  finalSale: false,
};

/** All facts of a return from those that were written down. Throws WrongUsage for a name that is none, or is missing. */
export function completeFacts(written: unknown): ReturnFacts {
  const given = part(written, 'the facts', ['order', 'customer', 'request', 'lines']);
  if (!Array.isArray(given['lines']) || given['lines'].length === 0)
    throw new WrongUsage('lines is not a list of at least one line');
  const lines = given['lines'].map(completeLine);
  return {
    order: completeOrder(given['order'], lines),
    customer: { ...customer, ...part(given['customer'] ?? {}, 'customer', Object.keys(customer)) },
    request: { ...request, ...part(given['request'] ?? {}, 'request', Object.keys(request)) },
    lines,
  };
}

function completeOrder(written: unknown, lines: readonly LineFacts[]): ReturnFacts['order'] {
  const names = [...Object.keys(order), ...derived, ...required];
  const given = part(written, 'order', names, required);
  const bought = lines.flatMap((line) => line.purchase ?? []);
  const arrived = bought.flatMap(({ deliveredAt }) => deliveredAt ?? []).toSorted();
  return {
    ...order,
    totalMinor: sumOf(bought.map(({ paidMinor }) => paidMinor)),
    firstDeliveredAt: arrived[0] ?? null,
    lastDeliveredAt: arrived.length === bought.length ? (arrived.at(-1) ?? null) : null,
    unitsNotYetReturned: sumOf(bought.map((one) => one.quantityPurchased - one.quantityAlreadyReturned)),
    ...given,
  } as unknown as ReturnFacts['order'];
}

function completeLine(written: unknown, index: number): LineFacts {
  const where = `lines[${index}]`;
  const given = part(written, where, ['lineId', 'quantity', 'reasonCode', 'purchase'], ['purchase']);
  const line = { lineId: String(index + 1), quantity: 1, reasonCode: 'not_specified', ...given } as LineFacts;
  if (given['purchase'] === null) return line;
  const names = [...Object.keys(purchase), 'paidMinor'];
  const bought = part(given['purchase'], `${where}.purchase`, names, ['paidMinor']);
  const quantityPurchased = line.quantity;
  return { ...line, purchase: { ...purchase, quantityPurchased, ...bought } as unknown as PurchaseFacts };
}

function part(
  written: unknown,
  where: string,
  names: readonly string[],
  needed: readonly string[] = [],
): Record<string, unknown> {
  if (typeof written !== 'object' || written === null || Array.isArray(written))
    throw new WrongUsage(`${where} is not an object`);
  const unknown = Object.keys(written).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new WrongUsage(`${where} has no fact "${unknown}"`);
  const missing = needed.find((name) => !(name in written));
  if (missing !== undefined) throw new WrongUsage(`${where} lacks "${missing}"`);
  return written as Record<string, unknown>;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
