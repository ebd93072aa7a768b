import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { daysAgo, line } from '../test/order.builder.js';
import { Shop } from '../test/shop.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

const eventsOf = async (returnId: string) =>
  (await app.recorded('returns')).filter(({ subject }) => subject === returnId);
const typesOf = async (returnId: string) => (await eventsOf(returnId)).map(({ type }) => type.split('.')[1]);

const mixed = () =>
  shop.register({
    lines: [
      line({ taxIncluded: false, taxMinor: 630 }),
      line({ lineId: '2', sku: 'SALE', finalSale: true }),
      line({ lineId: '3', sku: 'POST', isGoods: false, quantity: 1 }),
      line({ lineId: '4', sku: 'FREE', grossMinor: 0, taxMinor: 0 }),
    ],
    shippingMinor: 400,
  });
const askForAll = ['1', '2', '3', '4', 'unknown'].map((orderLineId) => ({ orderLineId, quantity: 1 }));

describe('a return', () => {
  it('is authorized at once when the policy accepts it', async () => {
    const orderId = await shop.register();
    const lines = [{ orderLineId: '1', quantity: 2, reasonCode: 'does_not_fit' }];
    const { body } = await shop.open({ orderId, lines }).expect(201);
    expect(body).toMatchObject({
      orderId,
      status: 'authorized',
      verdict: 'accept',
      responseCodes: ['within_window'],
      estimatedRefundMinor: 2000,
      refundedMinor: null,
      label: null,
      allowedActions: ['hand_over', 'receive', 'expire', 'cancel'],
      timeline: [
        { from: null, action: 'request', to: 'requested', by: 'spec' },
        { from: 'requested', action: 'authorize', to: 'authorized', by: 'system' },
      ],
    });
    expect(body.rmaNumber).toMatch(/^RMA-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/);
    const [requested, authorized] = await eventsOf(body.returnId);
    expect(requested?.data).toMatchObject({ verdict: 'accept', lines: [{ sku: 'MUG', quantity: 2 }] });
    expect(authorized?.data).toMatchObject({
      shipByOn: body.shipByOn,
      refundShipping: false,
      lines: [{ orderLineId: '1', quantity: 2, reasonCode: 'does_not_fit', resolution: 'refund' }],
    });
    expect((await shop.get(`/v1/returns/${body.returnId}`).expect(200)).body).toEqual(body);
  });

  it('goes on with the accepted lines and keeps the declined ones with their reasons', async () => {
    const orderId = await mixed();
    const { body } = await shop.open({ orderId, lines: askForAll }).expect(201);
    expect(body).toMatchObject({ status: 'authorized', verdict: 'accept', estimatedRefundMinor: 1210 });
    expect(body.lines.map((l: { responseCodes: string[] }) => l.responseCodes.join())).toEqual([
      'within_window',
      'final_sale',
      'not_goods',
      'nothing_paid',
      'no_earlier_purchase',
    ]);
    const [requested, authorized] = await eventsOf(body.returnId);
    expect((requested!.data as { lines: object[] }).lines).toHaveLength(5);
    expect((authorized!.data as { lines: object[] }).lines).toMatchObject([{ orderLineId: '1' }]);
    const left = (await shop.get(`/v1/orders/${orderId}/returnable`)).body.lines;
    expect(left.map((one: { remainingQuantity: number }) => one.remainingQuantity)).toEqual([2, 3, 1, 3]);
  });

  it('is recorded and declined when nothing of it may come back', async () => {
    const orderId = await mixed();
    const { body } = await shop.open({ orderId, lines: askForAll.slice(1) }).expect(201);
    expect(body).toMatchObject({ status: 'declined', estimatedRefundMinor: 0, allowedActions: [] });
    expect(body.responseCodes).toEqual(['final_sale', 'not_goods', 'nothing_paid', 'no_earlier_purchase']);
    expect(await typesOf(body.returnId)).toEqual(['return-requested', 'return-declined']);
  });

  it.each([
    ['an order nobody registered', { orderId: 'ghost' }],
    ['no order at all', { lines: [{ sku: 'MUG', quantity: 1 }] }],
    ['a customer without orders', { purchaserReference: 'nobody', lines: [{ sku: 'MUG', quantity: 1 }] }],
  ])('of %s is recorded and declined', async (_, input) => {
    const { body } = await shop.open(input).expect(201);
    expect(body.timeline[0].note).toBe('orderId' in input ? 'no order ghost is known' : null);
    expect(body).toMatchObject({
      status: 'declined',
      responseCodes: ['no_earlier_purchase'],
      orderId: null,
      currency: null,
    });
    expect((await shop.get(`/v1/returns/${body.returnId}`)).body).toEqual(body);
  });

  it('finds the purchase by customer and SKU: the latest order that has some left', async () => {
    const ordered = { purchaserReference: 'c-7', lines: [line({ quantity: 1 })] };
    const older = await shop.register({ ...ordered, placedAt: daysAgo(9) });
    const newer = await shop.register({ ...ordered, placedAt: daysAgo(8) });
    const ask = { purchaserReference: 'c-7', lines: [{ sku: 'MUG', quantity: 1 }] };
    const orderIds = [];
    for (let i = 0; i < 3; i += 1) orderIds.push((await shop.open(ask).expect(201)).body);
    expect(orderIds.map(({ orderId, status }) => [orderId, status])).toEqual([
      [newer, 'authorized'],
      [older, 'authorized'],
      [newer, 'declined'],
    ]);
  });

  it('gets what its quote said, line by line, and can be decided again from its record', async () => {
    const orderId = await mixed();
    const lines = [...askForAll, { orderLineId: '2', quantity: 2, reasonCode: 'defective' }];
    const quote = (await shop.post('/v1/returns/quote', { orderId, lines }).expect(200)).body;
    expect(await app.sql(`select from returns.return where order_id = $1`, [orderId])).toEqual([]);
    const { body } = await shop.open({ orderId, lines }).expect(201);
    const fields = ['quantity', 'verdict', 'responseCodes', 'lastDayOn', 'refundMinor', 'restockingFeeMinor'];
    const shown = (from: { lines: Record<string, unknown>[] }) =>
      from.lines.map((one) => fields.map((field) => one[field]));
    expect(shown(body)).toEqual(shown(quote));
    expect([body.verdict, body.estimatedRefundMinor, body.shipByOn, body.currency]).toEqual([
      quote.verdict,
      quote.totalMinor,
      quote.shipByOn,
      quote.currency,
    ]);
    const replayed = await shop.post(`/v1/returns/${body.returnId}/decision/replay`).expect(200);
    expect(replayed.body).toMatchObject({ intact: true, identical: true });
  });

  it('PC-07: takes no more than was bought, across open returns, until one is cancelled', async () => {
    const orderId = await shop.register({ lines: [line({ quantity: 1 })] });
    const many = await shop.open({ orderId, lines: [{ orderLineId: '1', quantity: 99 }] });
    expect(many.body.responseCodes).toEqual(['quantity_exceeds_returnable']);
    const first = await shop.open({ orderId });
    expect((await shop.open({ orderId })).body.responseCodes).toEqual(['quantity_exceeds_returnable']);
    await shop.post(`/v1/returns/${first.body.returnId}/cancel`, { note: 'kept it' }).expect(200);
    expect((await shop.open({ orderId })).body.status).toBe('authorized');
    expect(await typesOf(first.body.returnId)).toContain('return-cancelled');
  });

  it('gives the last piece to exactly one of sixteen callers at once', async () => {
    const orderId = await shop.register({ lines: [line({ quantity: 1 })] });
    const replies = await Promise.all(Array.from({ length: 16 }, () => shop.open({ orderId })));
    expect(replies.map(({ status }) => status)).toEqual(Array(16).fill(201));
    expect(replies.filter(({ body }) => body.status === 'authorized')).toHaveLength(1);
    expect(replies.filter(({ body }) => body.status === 'declined')).toHaveLength(15);
  });

  it('is one return however often one key sends it, and another body is refused', async () => {
    const orderId = await shop.register();
    const sameKey = { 'idempotency-key': `once-${orderId}` };
    const replies = await Promise.all(Array.from({ length: 8 }, () => shop.open({ orderId }, sameKey)));
    const ids = replies.filter(({ status }) => status === 201).map(({ body }) => body.returnId as string);
    expect(new Set(ids).size).toBe(1);
    expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const again = await shop.open({ orderId }, sameKey).expect(201).expect('Idempotent-Replayed', 'true');
    expect(again.body.returnId).toBe(ids[0]);
    const other = await shop.open({ orderId: 'other' }, sameKey).expect(422);
    expect(other.body.code).toBe('idempotency_key_reused');
    await shop.open({ orderId }, { 'idempotency-key': '' }).expect(400);
  });

  it.each([
    [{ lines: [] }, '/lines'],
    [{ lines: [{ quantity: 1 }] }, '/lines/0/sku'],
    [{ lines: [{ orderLineId: '1', sku: {}, quantity: 1 }] }, '/lines/0/sku'],
    [{ lines: [{ orderLineId: '1', quantity: 0 }] }, '/lines/0/quantity'],
    [{ lines: [{ orderLineId: '1', quantity: 1, reasonCode: 'bored' }] }, '/lines/0/reasonCode'],
    [{ requestedAt: '2026-03-01' }, '/requestedAt'],
  ])('is refused as %j', async (input, pointer) => {
    const { body } = await shop.open(input).expect(422);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});

describe('a return entered late (PC-03: the customer is refused; who enters it is named)', () => {
  it('is judged as of the day it was asked for, and its timeline tells both times', async () => {
    const orderId = await shop.register({
      placedAt: daysAgo(60),
      lines: [line({ deliveredAt: daysAgo(50) })],
    });
    expect((await shop.open({ orderId })).body.responseCodes).toEqual(['outside_window']);
    const requestedAt = daysAgo(40);
    const { body } = await shop.open({ orderId, requestedAt }).expect(201);
    expect(body).toMatchObject({ status: 'authorized', requestedAt });
    expect(body.timeline[0]).toMatchObject({ at: requestedAt, by: 'spec' });
    expect(Date.parse(body.timeline[0].recordedAt)).toBeGreaterThan(Date.parse(daysAgo(1)));
    expect(body.shipByOn > daysAgo(0)).toBe(true);
  });

  it('needs the scope, and cannot be of tomorrow', async () => {
    const orderId = await shop.register();
    const clerk = await app.key('returns:write', 'returns:read');
    const refused = await shop.open({ orderId, requestedAt: daysAgo(1) }, clerk).expect(403);
    expect(refused.body).toMatchObject({ code: 'missing_scope', needed: 'returns:backdate' });
    const early = await shop.open({ orderId, requestedAt: daysAgo(-1) }).expect(422);
    expect(early.body.code).toBe('requested_in_future');
    const quote = { orderId, requestedAt: daysAgo(1), lines: [{ orderLineId: '1', quantity: 1 }] };
    await shop.post('/v1/returns/quote', quote, clerk).expect(403);
  });
});

describe('returns', () => {
  it('are listed newest first, by order, status and RMA number in any spelling', async () => {
    const orderId = await shop.register({ lines: [line({ quantity: 5 })] });
    const opened = [];
    for (let i = 0; i < 3; i += 1) opened.push((await shop.open({ orderId })).body);
    const ids = (body: { data: { returnId: string }[] }) => body.data.map(({ returnId }) => returnId);
    const page = (await shop.get(`/v1/returns?orderId=${orderId}&limit=2`).expect(200)).body;
    expect(ids(page)).toEqual([opened[2].returnId, opened[1].returnId]);
    const rest = await shop.get(`/v1/returns?orderId=${orderId}&limit=2&startingAfter=${page.nextCursor}`);
    expect(rest.body).toMatchObject({ hasMore: false, nextCursor: null, data: [opened[0]] });
    const spelt = encodeURIComponent(opened[1].rmaNumber.toLowerCase().replaceAll('-', ' '));
    expect(ids((await shop.get(`/v1/returns?rmaNumber=${spelt}`)).body)).toEqual([opened[1].returnId]);
    expect(ids((await shop.get(`/v1/returns?rmaNumber=nonsense`)).body)).toEqual([]);
    expect(ids((await shop.get(`/v1/returns?orderId=${orderId}&status=declined`)).body)).toEqual([]);
  });

  it('of another merchant do not exist, and a key needs its scope', async () => {
    const { returnId, orderId } = await shop.authorized();
    const stranger = { authorization: (await app.stranger()).authorization };
    await app.http.get(`/v1/returns/${returnId}`).set(stranger).expect(404);
    await shop.post(`/v1/returns/${returnId}/cancel`, {}, stranger).expect(404);
    await shop
      .post(`/v1/returns/quote`, { orderId, lines: [{ orderLineId: '1', quantity: 1 }] }, stranger)
      .expect(404);
    expect((await app.http.get('/v1/returns').set(stranger)).body.data).toEqual([]);
    expect((await shop.open({ orderId }, stranger)).body.responseCodes).toEqual(['no_earlier_purchase']);
    const reader = await app.key('returns:read');
    await shop.open({ orderId }, reader).expect(403);
    await shop.post(`/v1/returns/${returnId}/approve`, { note: 'x' }, reader).expect(403);
    await app.http.get('/v1/returns').expect(401);
  });
});
