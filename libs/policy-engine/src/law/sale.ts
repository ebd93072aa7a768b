import type { OrderFacts, PurchaseFacts } from '../facts.js';
import { epochOf } from '../time/instants.js';
import { localDayAt } from '../time/zones.js';
import type { GoodsType, LegalReason, SaleChannel } from './vocabulary.js';

/** What the law looks at of an order, instants as milliseconds since 1970. Every line shares it. */
export interface OrderSale {
  readonly jurisdiction: string;
  readonly holidayRegion: string | null;
  readonly timeZone: string;
  readonly channel: SaleChannel;
  readonly totalMinor: number;
  readonly currency: string;
  readonly totalIn: Readonly<Record<string, number>>;
  readonly contractAt: number;
  readonly contractDay: number;
  readonly firstDeliveredAt: number | null;
  readonly lastDeliveredAt: number | null;
  readonly regularDelivery: boolean;
  readonly copyReceivedAt: number | null;
  /** Null: never. `contractAt` or earlier: in time. */
  readonly informedAt: number | null;
  readonly circumstances: Readonly<Record<string, boolean>>;
  readonly now: number;
}

/** One line of it. */
export interface Sale {
  readonly order: OrderSale;
  readonly goodsType: GoodsType;
  readonly flags: readonly string[];
  readonly reason: LegalReason;
  /** Null while the line has not arrived. */
  readonly deliveredAt: number | null;
}

export function orderSaleOf(order: OrderFacts, now: number): OrderSale {
  const contractAt = epochOf(order.placedAt);
  return {
    jurisdiction: order.jurisdiction,
    holidayRegion: order.holidayRegion,
    timeZone: order.timeZone,
    channel: order.channel,
    totalMinor: order.totalMinor,
    currency: order.currency,
    totalIn: order.totalIn,
    contractAt,
    contractDay: localDayAt(contractAt, order.timeZone),
    firstDeliveredAt: atOf(order.firstDeliveredAt),
    lastDeliveredAt: atOf(order.lastDeliveredAt),
    regularDelivery: order.regularDelivery,
    copyReceivedAt: atOf(order.contractCopyReceivedAt),
    informedAt: informedAtOf(order, contractAt),
    circumstances: order.circumstances,
    now,
  };
}

export function saleOf(order: OrderSale, purchase: PurchaseFacts, reason: LegalReason): Sale {
  const { goodsType, flags, deliveredAt } = purchase;
  return { order, goodsType, flags, reason, deliveredAt: handedOver(order, atOf(deliveredAt)) };
}

/** In a shop the goods change hands with the contract. */
const handedOver = ({ channel, contractAt }: OrderSale, deliveredAt: number | null): number | null =>
  deliveredAt ?? (channel === 'in_store' ? contractAt : null);

const atOf = (instant: string | null): number | null => (instant === null ? null : epochOf(instant));

function informedAtOf({ informedAt }: OrderFacts, contractAt: number): number | null {
  if (informedAt === 'never') return null;
  return informedAt === 'before_contract' ? contractAt : epochOf(informedAt);
}

/** The law's word for a reason code of ours; a reason it has no word for is a change of mind. */
export function legalReasonOf(reasonCode: string): LegalReason {
  return legalReasons.get(reasonCode) ?? 'change_of_mind';
}

const legalReasons = new Map<string, LegalReason>([
  ['defective', 'defective'],
  ['not_as_described', 'not_as_described'],
  ['missing_parts', 'not_as_described'],
  ['wrong_item_sent', 'wrong_item'],
  ['damaged_in_transit', 'damaged_in_transit'],
  ['arrived_too_late', 'late_delivery'],
  ['not_shipped', 'not_shipped'],
]);
