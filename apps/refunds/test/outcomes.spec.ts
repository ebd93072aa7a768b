import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ReturnExpiredV1 } from '#contracts';
import type { AuthorizedLine, OrderRegisteredV1 } from '#contracts';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { ExchangeView } from '../src/exchanges/exchange.dto.js';
import type { RefundView } from '../src/refund.dto.js';
import { refundsService } from '../src/refunds.module.js';
import type { StoreCreditView } from '../src/store-credit/store-credit.dto.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';
import type { ReturnStory } from './events.js';

let app: TestProcess;
let desk: Desk;

beforeAll(async () => {
  app = await runServices([refundsService]);
  desk = new Desk(app, await app.key());
  const policy = {
    creditBonusBasisPoints: 1_000,
    creditBonusMaxMinor: 50,
    instantExchange: true,
    chargeUnreturned: true,
  };
  await app.http.put('/v1/refunds/policy').set(desk.key).send(policy).expect(200);
});
afterAll(() => app.stop());
afterEach(async () => expect(await desk.brokenInvariants()).toEqual([]));

const post = (path: string, body: object) =>
  app.http.post(`/v1/refunds/${path}`).set(desk.key).set(once()).send(body);
const inStatus = (returnId: string, status: string) =>
  eventually(async () => (await desk.list({ returnId, status }))[0]);
const told = async (type: string, returnId: string) =>
  (await app.recorded('refunds', `refunds.${type}.v1`))
    .map(({ data }) => data)
    .filter((data) => (data as { returnId: string }).returnId === returnId);

/** One of three mugs of an order for 10.00: 3.33. */
async function authorized(
  line: Partial<AuthorizedLine>,
  more: object = {},
): Promise<[OrderRegisteredV1, ReturnStory]> {
  const order = orderRegistered();
  const story = returnOf(order.orderId, { a: 1 }, { line });
  Object.assign(story.authorized, more);
  await app.publish(order.orderId, order);
  await app.publish(story.returnId, story.authorized);
  await eventually(
    async () =>
      (await app.sql(`select from refunds.authorized_return where return_id = $1`, [story.returnId]))
        .length === 1,
  );
  return [order, story];
}

describe('store credit', () => {
  const credited = async (): Promise<[RefundView, StoreCreditView]> => {
    const [order, story] = await authorized({ resolution: 'store_credit' });
    await app.publish(story.returnId, story.inspected);
    const refund = await inStatus(story.returnId, 'succeeded');
    const { body } = await app.http
      .get(`/v1/refunds/store-credits?orderId=${order.orderId}`)
      .set(desk.key)
      .expect(200);
    return [refund, (body as { data: StoreCreditView[] }).data[0]!];
  };

  it('is granted with its bonus, as a liability of its own', async () => {
    const [refund, credit] = await credited();
    expect(refund).toMatchObject({ means: 'store_credit', amountMinor: 333, bonusMinor: 33 });
    expect(credit).toMatchObject({ balanceMinor: 366, currency: 'EUR' });
    expect(credit.entries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['grant', 333],
      ['bonus', 33],
    ]);
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 333, store_credit_liability: -333 });
    const { body } = await app.http.get('/v1/refunds/ledger/balances').set(desk.key).expect(200);
    expect((body as { sums: unknown }).sums).toEqual([{ currency: 'EUR', sumMinor: 0 }]);
  });

  it('pays orders until it is spent, each once, and takes a payment back once', async () => {
    const [, { creditId }] = await credited();
    const redeem = (amountMinor: number, reference: string) =>
      post(`store-credits/${creditId}/redeem`, { amountMinor, reference });
    expect((await redeem(300, 'order-x').expect(200)).body).toMatchObject({ balanceMinor: 66 });
    expect((await redeem(10, 'order-x').expect(409)).body).toMatchObject({ code: 'already_redeemed' });
    expect((await redeem(67, 'order-y').expect(409)).body).toMatchObject({
      code: 'credit_too_small',
      balanceMinor: 66,
    });
    const reverse = () => post(`store-credits/${creditId}/reverse`, { reference: 'order-x' });
    expect((await reverse().expect(200)).body).toMatchObject({ balanceMinor: 366 });
    await reverse().expect(409);
  });

  it('is never overdrawn, however many spend it at the same time', async () => {
    const [, { creditId }] = await credited();
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        post(`store-credits/${creditId}/redeem`, { amountMinor: 100, reference: `order-${at}` }),
      ),
    );
    expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200, 200, 200, 409, 409, 409, 409, 409,
    ]);
  });
});

describe('exchange', () => {
  const replace = (story: ReturnStory, unitPriceMinor: number, instant = false) =>
    post('exchanges', {
      returnId: story.returnId,
      instant,
      replacements: [
        { returnLineId: story.authorized.lines[0]!.returnLineId, sku: 'OTHER', quantity: 1, unitPriceMinor },
      ],
    });

  it('for the same product moves no money', async () => {
    const [, story] = await authorized({ resolution: 'exchange' });
    await app.publish(story.returnId, story.inspected);
    const refund = await inStatus(story.returnId, 'succeeded');
    expect(refund.tenders.map(({ gateway, amountMinor }) => [gateway, amountMinor])).toEqual([
      ['exchange', 333],
    ]);
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 333, exchange_clearing: -333 });
    expect(await told('replacement-ordered', story.returnId)).toMatchObject([
      { creditMinor: 333, toPayMinor: 0, lines: [{ sku: 'SKU-a', quantity: 1 }] },
    ]);
  });

  it.each([
    [
      'cheaper',
      200,
      [
        ['exchange', 200],
        ['manual', 133],
      ],
      { creditMinor: 200, toPayMinor: 0 },
    ],
    ['dearer', 500, [['exchange', 333]], { creditMinor: 333, toPayMinor: 167 }],
  ])('for something %s settles the difference', async (_case, price, tenders, facts) => {
    const [, story] = await authorized({ resolution: 'exchange' });
    await replace(story, price).expect(201);
    await replace(story, price).expect(409);
    await app.publish(story.returnId, story.inspected);
    const refund = await eventually(async () => (await desk.list({ returnId: story.returnId }))[0]);
    expect(refund.tenders.map(({ gateway, amountMinor }) => [gateway, amountMinor])).toEqual(tenders);
    const orders = await eventually(async () => {
      const found = await told('replacement-ordered', story.returnId);
      return found.length > 0 && found;
    });
    expect(orders).toMatchObject([facts]);
  });

  it('whose stock is gone gives the money back instead', async () => {
    const [, story] = await authorized({ resolution: 'exchange' });
    const { exchangeId } = (await replace(story, 333).expect(201)).body as ExchangeView;
    await app.publish(story.returnId, story.inspected);
    await inStatus(story.returnId, 'succeeded');
    await post(`exchanges/${exchangeId}/cancel`, { reason: 'out of stock' }).expect(200);
    const refund = await inStatus(story.returnId, 'pending');
    await desk.confirm(refund).expect(200);
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 333, psp_clearing: -333 });
    expect(await told('replacement-canceled', story.returnId)).toMatchObject([{ reason: 'out of stock' }]);
    await post(`exchanges/${exchangeId}/ship`, {}).expect(409);
  });

  describe('ahead of the goods', () => {
    const expired = (story: ReturnStory, orderId: string) =>
      app.publish(
        story.returnId,
        Object.assign(new ReturnExpiredV1(), {
          returnId: story.returnId,
          orderId,
          expiredAt: '2026-11-30T00:00:00Z',
        }),
      );

    it.each([
      ['shipped, where the law allows it', true, true, 'unreturned-charge-due'],
      ['shipped, where it does not', true, false, null],
      ['never shipped', false, true, 'replacement-canceled'],
    ])('is charged when the goods never come: %s', async (_case, ships, chargeUnreturnedAllowed, event) => {
      const [order, story] = await authorized({ resolution: 'exchange' }, { chargeUnreturnedAllowed });
      const { body } = await replace(story, 333, true).expect(201);
      const { exchangeId, status } = body as ExchangeView;
      expect(status).toBe('ordered');
      if (ships) await post(`exchanges/${exchangeId}/ship`, {}).expect(200);
      await expired(story, order.orderId);
      // Whatever is told is told before what comes after it.
      const [, next] = await authorized({ resolution: 'exchange' });
      await app.publish(next.returnId, next.inspected);
      await inStatus(next.returnId, 'succeeded');
      for (const type of ['unreturned-charge-due', 'replacement-canceled'])
        expect(await told(type, story.returnId)).toHaveLength(type === event ? 1 : 0);
    });
  });

  it('is refused for lines that are not exchanged', async () => {
    const [, story] = await authorized({ resolution: 'refund' });
    expect((await replace(story, 333).expect(409)).body).toMatchObject({ code: 'exchange_not_possible' });
  });
});

it('goods that stay with the customer are refunded at once', async () => {
  const [, story] = await authorized({ resolution: 'keep_item' });
  expect(await inStatus(story.returnId, 'pending')).toMatchObject({ amountMinor: 333 });
});

it('a return of several outcomes becomes a refund for each, and is settled with the last', async () => {
  const lines = ['refund', 'store_credit', 'exchange', 'repair'] as const;
  const order = orderRegistered({
    lines: lines.map((lineId) => ({ lineId, quantity: 1 })),
    payments: [{ capturedMinor: 4_000 }],
  });
  const story = returnOf(order.orderId, { refund: 1, store_credit: 1, exchange: 1, repair: 1 });
  for (const line of story.authorized.lines)
    line.resolution = line.orderLineId as AuthorizedLine['resolution'];
  await app.publish(order.orderId, order);
  await app.publish(story.returnId, story.authorized, story.inspected);
  await eventually(
    async () => (await desk.list({ returnId: story.returnId, status: 'succeeded' })).length === 2,
  );
  const refunds = await desk.list({ returnId: story.returnId });
  expect(Object.fromEntries(refunds.map(({ means, amountMinor }) => [means, amountMinor]))).toEqual({
    exchange: 1_000,
    original: 1_000,
    store_credit: 1_000,
  });
  await desk.confirm(refunds.find(({ means }) => means === 'original')!).expect(200);
  const events = (await told('refund-succeeded', story.returnId)) as { means: string; settles: boolean }[];
  expect(events.map(({ settles }) => settles)).toEqual([false, false, true]);
});
