import { refundLines } from '#money';
import type { PaidLine } from '#money';
import type { OrderFacts, PurchaseFacts } from '#policy-engine';
import type { DatasetOrder } from '../replay/dataset.js';
import { orderInput } from '../replay/order-input.js';

type OrderInput = ReturnType<typeof orderInput>;
type SoldLine = OrderInput['lines'][number];

/** An order of the dataset as the replay would register it, with the pieces that came back so far. */
export class SoldOrder {
  readonly customerId: string | null;
  readonly placedAt: string;
  private readonly input: Omit<OrderInput, 'purchaser' | 'payments' | 'shippingAddress'>;
  private readonly back = new Map<string, number>();
  private returns = 0;

  constructor(order: DatasetOrder, deliveryDays: number) {
    const {
      purchaser: _person,
      payments: _paid,
      shippingAddress: _home,
      ...input
    } = orderInput(order, { deliveryDays });
    this.input = input;
    this.customerId = order.customerId;
    this.placedAt = input.placedAt;
  }

  facts(): OrderFacts {
    const { currency, placedAt, timeZone, sale } = this.input;
    const goods = this.goods();
    const deliveredAt = goods[0]?.deliveredAt ?? null;
    return {
      ...unsaid,
      ...sale,
      placedAt,
      currency,
      timeZone,
      channel: 'online',
      totalMinor: this.input.lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0),
      firstDeliveredAt: deliveredAt,
      lastDeliveredAt: deliveredAt,
      unitsNotYetReturned: goods.reduce((sum, line) => sum + line.quantity - this.backOf(line.lineId), 0),
      returnsOnOrder: this.returns,
    };
  }

  goods(): readonly SoldLine[] {
    return this.input.lines.filter(({ isGoods }) => isGoods);
  }

  /** Null where the order has no such line. */
  purchase(lineId: string, asked: number): PurchaseFacts | null {
    const line = this.input.lines.find((one) => one.lineId === lineId);
    if (!line) return null;
    return {
      ...plain,
      sku: line.sku,
      quantityPurchased: line.quantity,
      quantityAlreadyReturned: this.backOf(lineId),
      deliveredAt: line.deliveredAt,
      paidMinor: this.paidMinor(line, asked),
      isGoods: line.isGoods,
    };
  }

  /** History took them back: they count for whatever is asked back later. */
  takeBack(parts: readonly { orderLineId?: string; quantity: number }[]): void {
    this.returns += 1;
    for (const { orderLineId: lineId = '', quantity } of parts)
      this.back.set(lineId, this.backOf(lineId) + quantity);
  }

  private backOf(lineId: string): number {
    return this.back.get(lineId) ?? 0;
  }

  /** Of the pieces that come next, as the service counts it. */
  private paidMinor({ lineId, quantity, grossMinor }: SoldLine, asked: number): number {
    const pieces = Math.min(asked, quantity);
    const earlier = Math.min(this.backOf(lineId), quantity - pieces);
    const line: PaidLine = { lineId, quantity, grossMinor, discountMinor: 0, taxMinor: 0, taxIncluded: true };
    const order = { ...this.input, ...noShipping, lines: [line] };
    const before = { lines: [{ lineId, quantity: earlier }], shippingRefunded: false };
    const request = { lines: [{ lineId, quantity: pieces }], refundShipping: false, fees: [] };
    return refundLines(order, before, request).totalMinor;
  }
}

const noShipping = { shippingMinor: 0, shippingTaxMinor: 0, shippingTaxIncluded: true };

const unsaid = {
  holidayRegion: null,
  totalIn: {},
  discountMinor: 0,
  discountCodes: [],
  tags: [],
  dispatchedAt: null,
  regularDelivery: false,
  contractCopyReceivedAt: null,
  circumstances: {},
};

const plain = {
  productId: null,
  productType: null,
  tags: [],
  vendor: null,
  goodsType: 'goods',
  flags: [],
  finalSale: false,
} as const;
