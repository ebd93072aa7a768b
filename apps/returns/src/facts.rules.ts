import type { ReasonCode } from '#contracts';
import { refundLines } from '#money';
import type { PaidOrder } from '#money';
import type { MerchantPolicy, PurchaseFacts, ReturnFacts } from '#policy-engine';
import type { HygieneSealSold } from './order.dto.js';
import type { RegisteredLine } from './order.rules.js';

/** An order line with how much of it is in returns. */
export interface BoughtLine extends RegisteredLine {
  quantityInReturns: number;
}

export interface BoughtOrder extends PaidOrder {
  lines: BoughtLine[];
  placedAt: string;
  timeZone: string;
  /** Another live return gives the outbound shipping back. */
  shippingPromised: boolean;
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
  policy: MerchantPolicy;
  /** The instant whose rules decide: when the return was asked for. */
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
export function factsOf({ order, asOf }: ReturnCase, matches: readonly Match[]): ReturnFacts {
  return {
    order: {
      placedAt: order?.placedAt ?? asOf,
      // Where no order is known nothing is counted or paid: any currency and zone will do.
      currency: order?.currency ?? 'XXX',
      timeZone: order?.timeZone ?? 'UTC',
      unitsNotYetReturned: unitsNotYetReturned(order),
    },
    lines: matches.map(({ asked, bought, before }) => ({
      lineId: bought?.lineId ?? nameOf(asked),
      quantity: asked.quantity,
      reasonCode: asked.reasonCode,
      hygieneSeal: seals[bought?.hygieneSeal ?? 'none'],
      purchase: order && bought && purchaseOf(order, bought, before, asked.quantity),
    })),
  };
}

const seals = { none: 'none', sealed: 'intact', unsealed: 'broken' } as const satisfies Record<
  HygieneSealSold,
  string
>;

const unitsNotYetReturned = (order: BoughtOrder | null): number =>
  (order?.lines ?? [])
    .filter(({ isGoods }) => isGoods)
    .reduce((units, line) => units + line.quantity - line.quantityInReturns, 0);

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
    quantityPurchased: line.quantity,
    quantityAlreadyReturned: line.quantityInReturns,
    deliveredAt: line.deliveredAt,
    paidMinor: paid.totalMinor,
    isGoods: line.isGoods,
    finalSale: line.finalSale,
  };
}
