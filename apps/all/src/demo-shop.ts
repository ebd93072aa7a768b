import { join } from 'node:path';
import { Api } from '../../cli/src/api/api.js';
import type { ReturnView } from '../../cli/src/api/views.js';
import type { DatasetOrder, DatasetReturn } from '../../cli/src/replay/dataset.js';
import { Journey } from '../../cli/src/replay/journey.js';
import { orderInput } from '../../cli/src/replay/order-input.js';
import { returnBody, returnRequests } from '../../cli/src/replay/return-requests.js';
import { ordersOf, returnsOf, survey } from '../../cli/src/replay/survey.js';
import type { Survey } from '../../cli/src/replay/survey.js';
import { tryOrders } from './try-orders.js';

export interface DemoLoad {
  url: string;
  key: string;
  /** The day that the sample's last day becomes. */
  today: string;
  sampleFolder: string;
}

export interface DemoLoaded {
  orders: number;
  returns: number;
  /** Tracking number of a parcel that the dock waits for. */
  parcel: string | undefined;
}

const sampleEndsOn = '2011-12-01';
const deliveryDays = 2;
const dayMs = 86_400_000;

/** Nobody's names; example.com is nobody's address. */
const people = ['Ana', 'Ben', 'Chloé', 'Dai', 'Ewa', 'Femi', 'Gus', 'Hana'].map((first) => ({
  name: `${first} Example`,
  email: `${first
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()}@example.com`,
}));

const reasons = [
  'changed_mind',
  'not_as_described',
  'damaged_in_transit',
  'quality_not_expected',
  'defective',
  'no_longer_needed',
  'wrong_item_sent',
  'not_specified',
];

/** How far the demo's returns go: most to the end, some stop where a person at work would find them. */
const stops = ['paid', 'label', 'paid', 'parcel', 'paid', 'items', 'paid', 'paid'] as const;
type Stop = (typeof stops)[number];

/**
 * Loads the demo shop through its own API. Everything has a key or an id of its own that is the same in every run, so
 * running it again after it was cut short doubles nothing.
 */
export async function loadDemoShop({ url, key, today, sampleFolder }: DemoLoad): Promise<DemoLoaded> {
  const shiftDays = (Date.parse(today) - Date.parse(sampleEndsOn)) / dayMs;
  const files = {
    orders: join(sampleFolder, 'orders.ndjson'),
    returns: join(sampleFolder, 'returns.ndjson'),
    limit: Infinity,
  };
  const demo = new DemoShop(new Api(url, key), await survey(files), shiftDays);
  for (const { orderId, input } of tryOrders(today)) await demo.register(orderId, input);
  for await (const order of ordersOf(files)) await demo.registerSold(order);
  for await (const returned of returnsOf(files)) await demo.takeBack(returned);
  return demo.loaded;
}

class DemoShop {
  readonly loaded: DemoLoaded = { orders: 0, returns: 0, parcel: undefined };
  private authorized = 0;

  constructor(
    private readonly api: Api,
    private readonly sample: Survey,
    private readonly shiftDays: number,
  ) {}

  async register(orderId: string, input: object): Promise<void> {
    await this.api.put(`/v1/orders/${orderId}`, input);
    this.loaded.orders += 1;
  }

  registerSold(order: DatasetOrder): Promise<void> {
    const purchaser = people[this.loaded.orders % people.length];
    const input = orderInput(order, { deliveryDays, shiftDays: this.shiftDays });
    return this.register(order.orderId, { ...input, purchaser });
  }

  async takeBack(returned: DatasetReturn): Promise<void> {
    const { shiftDays } = this;
    for (const request of returnRequests(returned, this.sample.chargeOf)) {
      const reasonCode = reasons[this.loaded.returns % reasons.length]!;
      const journey = new Journey(this.api, `demo-${request.key}`);
      const rma = await journey.request(returnBody(returned, request, { shiftDays, reasonCode }));
      this.loaded.returns += 1;
      if (!rma.lines.some(({ verdict }) => verdict === 'accept')) continue;
      const stop = stops[this.authorized % stops.length]!;
      this.authorized += 1;
      await this.travel(journey, rma, stop);
    }
  }

  private async travel(journey: Journey, rma: ReturnView, stop: Stop): Promise<void> {
    const trackingNumber = await journey.label(rma);
    if (stop === 'label') {
      this.loaded.parcel ??= trackingNumber;
      return;
    }
    const receipt = await journey.receiveParcel(trackingNumber);
    if (stop === 'parcel') return;
    await journey.receiveItems(rma, receipt);
    if (stop === 'paid') await journey.refund(rma);
  }
}
