import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { statesOf } from '#contracts';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { daysAgo, line, order } from '../test/order.builder.js';
import { Shop } from '../test/shop.js';
import { returnLifecycle } from './return.lifecycle.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

const registered = async (orderId: string) =>
  (await app.recorded('returns', 'returns.order-registered.v1')).filter(({ subject }) => subject === orderId);

describe('registering an order', () => {
  it('keeps it as bought and tells of it', async () => {
    const orderId = await shop.register({
      lines: [line(), line({ lineId: '2', sku: 'CUP', taxIncluded: false, grossMinor: 500, taxMinor: 105 })],
      shippingMinor: 400,
    });
    const { body } = await shop.get(`/v1/orders/${orderId}`).expect(200);
    expect(body).toMatchObject({ version: 1, paidMinor: 3000, totalMinor: 4005, personalDataErasedAt: null });
    expect(body.lines[1]).toMatchObject({ isGoods: true, discountMinor: 0, hygieneSeal: 'none', lot: null });
    const [event] = await registered(orderId);
    expect(event?.data).toMatchObject({ orderId, lines: [{ lineId: '1', sku: 'MUG' }, { lineId: '2' }] });
  });

  it('changes nothing when the same comes again, however its instants and defaults are written', async () => {
    const placedAt = '2026-03-01T12:00:00.000Z';
    const orderId = await shop.register({ placedAt, lines: [line({ deliveredAt: placedAt })] });
    const again = { placedAt: '2026-03-01T13:00:00+01:00', shippingMinor: 0, lines: [] as object[] };
    again.lines = [line({ deliveredAt: placedAt, finalSale: false, isGoods: true })];
    const { body } = await shop.put(orderId, again as object).expect(200);
    expect(body.version).toBe(1);
    expect(await registered(orderId)).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof order>[0]]>([
    ['its lines', { lines: [line({ quantity: 5 })] }],
    ['the time of delivery', { lines: [line({ deliveredAt: daysAgo(1) })] }],
    ['the e-mail address', { purchaser: { name: 'Ana Prueba', email: 'new@example.com' } }],
    ['the customer', { purchaserReference: 'c-9' }],
  ])('is a new version when %s changed, for the same subject', async (_, facts) => {
    const orderId = await shop.register();
    const { body } = await shop.put(orderId, facts).expect(200);
    expect(body.version).toBe(2);
    const [first, second] = await registered(orderId);
    const subjectOf = (event: typeof first) =>
      (event!.data as { contact: { subjectId: string } }).contact.subjectId;
    expect(subjectOf(second)).toBe(subjectOf(first));
    expect(second?.aggregateversion).toBe(2);
  });

  it('takes 1,200 lines in one go', async () => {
    const lines = Array.from({ length: 1200 }, (_, index) =>
      line({ lineId: String(index), sku: `S${index}` }),
    );
    const orderId = await shop.register({ lines });
    const { body } = await shop.get(`/v1/orders/${orderId}/returnable`).expect(200);
    expect(body.lines).toHaveLength(1200);
    const all = lines.map(({ lineId }) => ({ orderLineId: lineId, quantity: 3 })).slice(0, 1000);
    const opened = await shop.open({ orderId, lines: all }).expect(201);
    expect(opened.body).toMatchObject({ status: 'authorized', estimatedRefundMinor: 3_000_000 });
  });

  it('is one order when it comes eight times at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => shop.put('at-once')));
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await registered('at-once')).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['a discount above the price', { lines: [line({ discountMinor: 3001 })] }, '/lines/0/discountMinor'],
    ['an unknown currency', { currency: 'XYZ' }, '/currency'],
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }, '/timeZone'],
    ['a line twice', { lines: [line(), line()] }, '/lines'],
    ['a payment twice', { payments: order().payments.concat(order().payments) }, '/payments'],
    ['no lines', { lines: [] }, '/lines'],
    ['a negative price', { lines: [line({ grossMinor: -1 })] }, '/lines/0/grossMinor'],
    ['a part of a cent', { lines: [line({ grossMinor: 0.5 })] }, '/lines/0/grossMinor'],
    ['nothing where a line should be', { lines: [null] }, '/lines'],
    ['no purchaser', { purchaser: null }, '/purchaser'],
    ['text that no database keeps', { lines: [line({ sku: 'a\u0000' })] }, '/lines/0/sku'],
    ['half of a surrogate pair', { lines: [line({ description: 'a\ud800' })] }, '/lines/0/description'],
    ['a field it does not know', { colour: 'red' }, '/colour'],
  ])('refuses %s', async (_, facts, pointer) => {
    const { body } = await shop.put('refused', facts).expect(422);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('refuses to lose what is being returned, until that return is cancelled', async () => {
    const orderId = await shop.register();
    const lines = [{ orderLineId: '1', quantity: 2 }];
    const { body } = await shop.open({ orderId, lines }).expect(201);
    for (const facts of [
      { lines: [line({ quantity: 1 })] },
      { lines: [line({ lineId: '2' })] },
      { currency: 'USD' },
    ]) {
      const refused = await shop.put(orderId, facts).expect(409);
      expect(refused.body).toMatchObject({ code: 'order_has_returns', orderLineId: '1', inReturns: 2 });
    }
    await shop.put(orderId, { lines: [line({ quantity: 2 })] }).expect(200);
    await shop.post(`/v1/returns/${body.returnId}/cancel`).expect(200);
    await shop.put(orderId, { lines: [line({ quantity: 1 })] }).expect(200);
  });

  it('answers 404 to another merchant, 403 without the scope, 422 for an id that is none', async () => {
    const orderId = await shop.register();
    const stranger = await app.stranger();
    await app.http.get(`/v1/orders/${orderId}`).set('authorization', stranger.authorization).expect(404);
    const reader = await app.key('orders:read');
    await app.http.put(`/v1/orders/${orderId}`).set(reader).send(order()).expect(403);
    await shop.get('/v1/orders/a%00b').expect(422);
  });
});

describe('personal data', () => {
  it('is in no table and no event, only sealed', async () => {
    await shop.register({
      purchaser: { name: 'Canary Name', email: 'canary@example.com', phone: '555-canary' },
    });
    const [{ dump }] = (await app.sql<{ dump: string }>(
      `select concat((select string_agg(o::text, '') from returns.registered_order o),
        (select string_agg(envelope::text, '') from returns.outbox)) as dump`,
    )) as [{ dump: string }];
    expect(dump).toContain('order-1');
    expect(dump).not.toMatch(/canary|calle mayor/i);
  });

  it('is gone once erased, and stays away', async () => {
    const orderId = await shop.register({ purchaserReference: 'c-1' });
    const said = [{ orderLineId: '1', quantity: 1, comment: 'call me, Ana' }];
    await shop.open({ orderId, lines: said }).expect(201);
    const { body } = await shop.post(`/v1/orders/${orderId}/erase-personal-data`).expect(200);
    const again = await shop.post(`/v1/orders/${orderId}/erase-personal-data`).expect(200);
    expect(again.body).toEqual(body);
    expect(await app.sql(`select from returns.return_line where comment is not null`)).toEqual([]);
    const [{ subjectId }] = (await app.sql<{ subjectId: string }>(
      `select subject_id as "subjectId" from returns.registered_order where order_id = $1`,
      [orderId],
    )) as [{ subjectId: string }];
    expect(await app.sql(`select from vuelta.subject_key where subject_id = $1`, [subjectId])).toEqual([]);

    expect((await shop.get(`/v1/orders/${orderId}`)).body.purchaserReference).toBeNull();

    await shop.put(orderId, { purchaserReference: 'c-1' }).expect(200);
    expect((await shop.get(`/v1/orders/${orderId}`)).body).toMatchObject({
      purchaserReference: null,
      personalDataErasedAt: body.erasedAt,
    });
    await shop.put(orderId, { lines: [line({ quantity: 4 })] }).expect(200);
    await shop.post('/v1/orders/none/erase-personal-data').expect(404);
  });
});

describe('the second wall', () => {
  it('shows the service no row of another merchant, whatever it asks', async () => {
    await shop.open({ orderId: await shop.register() }).expect(201);
    const tables = await app.sql<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'returns' and column_name = 'merchant_id' order by 1`,
    );
    const visible = async (merchantId: string) => {
      await app.sql(
        `select set_config('role', 'vuelta_returns', false), set_config('vuelta.merchant', $1, false)`,
        [merchantId],
      );
      const counts: [string, number][] = [];
      for (const { name } of tables) {
        const [row] = await app.sql<{ rows: number }>(`select count(*)::int as rows from returns.${name}`);
        counts.push([name, row!.rows]);
      }
      await app.sql(`reset role`);
      return new Map(counts);
    };
    const ours = await visible(app.merchantId);
    for (const name of ['registered_order', 'order_line', 'return', 'return_line', 'quantity_in_returns'])
      expect([name, ours.get(name)! > 0]).toEqual([name, true]);
    const theirs = await visible((await app.stranger()).merchantId);
    expect([...theirs].filter(([, rows]) => rows > 0)).toEqual([]);
  });

  it('takes no status that the lifecycle does not have, and every one it has', async () => {
    const [row] = await app.sql<{ check: string }>(
      `select pg_get_constraintdef(oid) as check from pg_constraint where conname = 'return_status_check'`,
    );
    const allowed = [...row!.check.matchAll(/'(\w+)'::text/g)].map(([, status]) => status);
    expect(new Set(allowed)).toEqual(new Set(statesOf(returnLifecycle)));
  });
});
