import type { Channel, ReasonCode } from '#contracts';
import { refundLines } from '#money';
import type { PaidOrder } from '#money';
import type { CustomerFacts, OrderFacts, PurchaseFacts, RequestFacts, ReturnFacts } from '#policy-engine';
import { totalOf } from './order.rules.js';
import type { RegisteredLine } from './order.rules.js';
import type { Sale } from './sale.rules.js';

/** An order line with how much of it is in returns. */
export interface BoughtLine extends RegisteredLine {
  quantityInReturns: number;
}

export interface BoughtOrder extends PaidOrder {
  lines: BoughtLine[];
  placedAt: string;
  timeZone: string;
  channel: Channel;
  sale: Sale;
  /** Live returns of it so far. */
  returnsOnOrder: number;
  /** What is known of the customer beside the order. */
  customer: CustomerHistory;
  /** Another live return gives the outbound shipping back. */
  shippingPromised: boolean;
}

/** Counted over the orders and returns of one purchaser, as far as the storefront names them. */
export interface CustomerHistory {
  ordersPlaced: number;
  returnsPlaced: number;
  keepItems: number;
  returnsWithMissingItems: number;
}

/** What a caller asks back: an order line by its id, or goods by their SKU. At least one of both is there. */
export interface AskedLine {
  orderLineId?: string | undefined;
  sku?: string | undefined;
  quantity: number;
  reasonCode: ReasonCode;
}

export interface ReturnCase {
  /** Null where no order is known. */
  order: BoughtOrder | null;
  lines: readonly AskedLine[];
  request: RequestFacts;
  /** The instant at which the return was asked for. */
  asOf: string;
}

/** What the caller calls the goods. */
export const nameOf = ({ orderLineId, sku }: AskedLine): string => (sku ?? orderLineId)!;

/** An asked line and the order line it means. */
export interface Match {
  asked: AskedLine;
  bought: BoughtLine | null;
  /** Pieces of the same order line that stand earlier in the request. */
  before: number;
}

/** Finds the order line that each asked line names, else the first of its SKU with enough left. */
export function matchLines(asked: readonly AskedLine[], order: BoughtOrder | null): Match[] {
  const taken = new Map<string, number>();
  const takenOf = (line: BoughtLine) => taken.get(line.lineId) ?? 0;
  const left = (line: BoughtLine) => line.quantity - line.quantityInReturns - takenOf(line);
  return asked.map((line) => {
    const candidates = (order?.lines ?? []).filter((bought) => isMeant(line, bought));
    const fullest = candidates.toSorted((a, b) => left(b) - left(a))[0];
    const bought = candidates.find((one) => left(one) >= line.quantity) ?? fullest;
    if (!bought) return { asked: line, bought: null, before: 0 };
    const before = takenOf(bought);
    taken.set(bought.lineId, before + line.quantity);
    return { asked: line, bought, before };
  });
}

const isMeant = ({ orderLineId, sku }: AskedLine, bought: BoughtLine): boolean =>
  orderLineId ? bought.lineId === orderLineId : bought.sku === sku;

/** What the policy engine judges. */
export function factsOf({ order, request, asOf }: ReturnCase, matches: readonly Match[]): ReturnFacts {
  return {
    order: order ? orderFacts(order) : { ...unknownOrder, placedAt: asOf },
    customer: order ? customerFacts(order) : newCustomer,
    request,
    lines: matches.map(({ asked, bought, before }) => ({
      lineId: bought?.lineId ?? nameOf(asked),
      quantity: asked.quantity,
      reasonCode: asked.reasonCode,
      purchase: order && bought && purchaseOf(order, bought, before, asked.quantity),
    })),
  };
}

function orderFacts(order: BoughtOrder): OrderFacts {
  const { customer: _, ...sale } = order.sale;
  const discounts = order.lines.reduce((sum, { discountMinor }) => sum + discountMinor, 0);
  return {
    ...sale,
    placedAt: order.placedAt,
    currency: order.currency,
    timeZone: order.timeZone,
    channel: saleChannels[order.channel],
    totalMinor: totalOf(order),
    discountMinor: discounts,
    ...deliveriesOf(order.lines),
    unitsNotYetReturned: unitsNotYetReturned(order),
    returnsOnOrder: order.returnsOnOrder,
  };
}

/** The law's words for how a contract was made. */
const saleChannels = {
  online: 'online',
  phone: 'phone',
  mail: 'mail_order',
  shop: 'in_store',
  home: 'doorstep_residence',
  off_premises: 'offpremises_other',
  excursion: 'excursion',
  telemarketing: 'telemarketing',
  tv: 'tv',
  direct_marketing: 'direct_marketing',
  direct_sales: 'direct_sales_mlm',
} as const satisfies Record<Channel, OrderFacts['channel']>;

/** The last delivery is not known while goods are still on their way. */
function deliveriesOf(lines: readonly BoughtLine[]) {
  const goods = lines.filter(({ isGoods }) => isGoods);
  const arrived = goods.flatMap(({ deliveredAt }) => deliveredAt ?? []).toSorted();
  return {
    firstDeliveredAt: arrived[0] ?? null,
    lastDeliveredAt: arrived.length === goods.length ? (arrived.at(-1) ?? null) : null,
  };
}

const customerFacts = ({ sale: { customer }, customer: history }: BoughtOrder): CustomerFacts => ({
  ...customer,
  ...history,
});

const newCustomer: CustomerFacts = {
  ordersPlaced: 0,
  returnsPlaced: 0,
  keepItems: 0,
  returnsWithMissingItems: 0,
  bonusCreditMinor: 0,
  partialCredits: 0,
  failedPayments: 0,
  tags: [],
};

/** Where no order is known nothing is counted or paid: any currency, zone and place will do. */
const unknownOrder: Omit<OrderFacts, 'placedAt'> = {
  currency: 'XXX',
  timeZone: 'UTC',
  jurisdiction: 'ZZ',
  holidayRegion: null,
  channel: 'online',
  totalMinor: 0,
  totalIn: {},
  discountMinor: 0,
  discountCodes: [],
  tags: [],
  dispatchedAt: null,
  firstDeliveredAt: null,
  lastDeliveredAt: null,
  regularDelivery: false,
  contractCopyReceivedAt: null,
  informedAt: 'before_contract',
  circumstances: {},
  unitsNotYetReturned: 0,
  returnsOnOrder: 0,
};

const unitsNotYetReturned = (order: BoughtOrder): number =>
  order.lines
    .filter(({ isGoods }) => isGoods)
    .reduce((units, line) => units + line.quantity - line.quantityInReturns, 0);

/** What goods are, or what was done to them, in the law's words. */
const flagsOf = ({ flags, hygieneSeal, perishable }: RegisteredLine): string[] => [
  ...flags,
  ...(hygieneSeal === 'unsealed' ? ['sealed_hygiene_unsealed'] : []),
  ...(perishable ? ['perishable'] : []),
];

/** `before`: pieces of the line that stand earlier in the same request. */
function purchaseOf(order: PaidOrder, line: BoughtLine, before: number, asked: number): PurchaseFacts {
  // More pieces than were bought are refused anyway; their value is that of those bought.
  const quantity = Math.min(asked, line.quantity);
  const earlier = Math.min(line.quantityInReturns + before, line.quantity - quantity);
  const paid = refundLines(
    { ...order, lines: [line] },
    { lines: [{ lineId: line.lineId, quantity: earlier }], shippingRefunded: false },
    { lines: [{ lineId: line.lineId, quantity }], refundShipping: false, fees: [] },
  );
  return {
    sku: line.sku,
    productId: line.productId,
    productType: line.category,
    tags: line.tags,
    vendor: line.supplier,
    goodsType: line.goodsType,
    flags: flagsOf(line),
    quantityPurchased: line.quantity,
    quantityAlreadyReturned: line.quantityInReturns,
    deliveredAt: line.deliveredAt,
    paidMinor: paid.totalMinor,
    isGoods: line.isGoods,
    finalSale: line.finalSale,
  };
}
