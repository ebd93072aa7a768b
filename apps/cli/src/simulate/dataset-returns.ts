import type { CustomerFacts, PastReturn, ReturnFacts } from '#policy-engine';
import type { DatasetReturn } from '../replay/dataset.js';
import { returnBody, returnRequests } from '../replay/return-requests.js';
import type { ReturnRequest } from '../replay/return-requests.js';
import { ordersOf, returnsOf } from '../replay/survey.js';
import type { ReplayFiles, Survey } from '../replay/survey.js';
import { instantOf } from '../replay/wall-clock.js';
import { SoldOrder } from './sold-order.js';

export interface DatasetPast {
  files: ReplayFiles;
  survey: Survey;
  deliveryDays: number;
  /** Each order too, as if all its goods were asked back so many days after delivery; null: returns only. */
  ordersBackAfterDays: number | null;
}

/** The returns of a dataset as the replay would send them, in order, with the facts the service would make of them. */
export async function* datasetPast({
  files,
  survey,
  deliveryDays,
  ordersBackAfterDays,
}: DatasetPast): AsyncGenerator<PastReturn> {
  const past = new Past();
  for await (const order of ordersOf(files)) {
    const sold = new SoldOrder(order, deliveryDays);
    past.add(order.orderId, sold);
    const after = deliveryDays + (ordersBackAfterDays ?? 0);
    if (ordersBackAfterDays !== null && sold.goods().length > 0)
      yield { id: order.orderId, facts: past.wholeOrder(sold), now: instantOf(order.placedAt, after) };
  }
  for await (const returned of returnsOf(files)) {
    if (!survey.covers(returned)) continue;
    for (const request of returnRequests(returned, survey.chargeOf)) yield past.judged(returned, request);
  }
}

/** What is known of orders and customers as history goes on. */
class Past {
  private readonly orders = new Map<string, SoldOrder>();
  private readonly ordersOf = new Map<string, string[]>();
  private readonly returnsOf = new Map<string, number>();

  add(orderId: string, sold: SoldOrder): void {
    this.orders.set(orderId, sold);
    const { customerId, placedAt } = sold;
    if (customerId !== null)
      this.ordersOf.set(customerId, [...(this.ordersOf.get(customerId) ?? []), placedAt]);
  }

  wholeOrder(sold: SoldOrder): ReturnFacts {
    const lines = sold.goods().map(({ lineId, quantity }) => ({
      lineId,
      quantity,
      reasonCode: 'not_specified',
      purchase: sold.purchase(lineId, quantity),
    }));
    return { order: sold.facts(), customer: this.customer(sold, sold.placedAt), request: asked, lines };
  }

  judged(returned: DatasetReturn, request: ReturnRequest): PastReturn {
    const { requestedAt: now, lines } = returnBody(returned, request);
    const sold = request.orderId === null ? undefined : this.orders.get(request.orderId);
    const order = sold?.facts() ?? unknownOrder(returned.currency, now);
    const facts: ReturnFacts = {
      order,
      customer: this.customer(sold, now),
      request: asked,
      lines: lines.map(({ sku, orderLineId, quantity, reasonCode }) => ({
        lineId: orderLineId ?? sku,
        quantity,
        reasonCode,
        purchase: sold && orderLineId ? sold.purchase(orderLineId, quantity) : null,
      })),
    };
    sold?.takeBack(request.parts);
    const { customerId } = returned;
    if (customerId !== null) this.returnsOf.set(customerId, (this.returnsOf.get(customerId) ?? 0) + 1);
    return { id: request.key, facts, now };
  }

  private customer(sold: SoldOrder | undefined, now: string): CustomerFacts {
    const customerId = sold?.customerId;
    if (!customerId) return { ...stranger, ordersPlaced: sold ? 1 : 0 };
    const ordersPlaced = this.ordersOf.get(customerId)?.filter((placedAt) => placedAt <= now).length ?? 0;
    return { ...stranger, ordersPlaced, returnsPlaced: this.returnsOf.get(customerId) ?? 0 };
  }
}

const asked: ReturnFacts['request'] = {
  source: 'api',
  method: null,
  resolution: null,
  restockLocation: null,
  fraudRisk: null,
};

const stranger: CustomerFacts = {
  ordersPlaced: 0,
  returnsPlaced: 0,
  keepItems: 0,
  bonusCreditMinor: 0,
  partialCredits: 0,
  failedPayments: 0,
  returnsWithMissingItems: 0,
  tags: [],
};

/** As the service takes a return whose order is not known: nothing is counted or paid. */
const unknownOrder = (currency: string, placedAt: string): ReturnFacts['order'] => ({
  placedAt,
  currency,
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
});
