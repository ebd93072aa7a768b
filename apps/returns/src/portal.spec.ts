import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { Shop } from '../test/shop.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService], { PUBLIC_URL: 'https://shop.example.com' });
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

const email = 'ana@example.com';
const enter = (body: object) =>
  app.http.post('/v1/portal/sessions').send({ merchant: 'spec', email, ...body });

/** The session cookie of the order's customer. */
async function guestOf(orderId: string): Promise<Shop> {
  const reply = await enter({ orderId }).expect(200);
  const [cookie] = reply.get('Set-Cookie')!;
  return new Shop(app.http, { cookie: cookie!.split(';')[0]! });
}

describe('finding an order', () => {
  it('takes the e-mail address in any case and gives a session for that order', async () => {
    const orderId = await shop.register();
    const reply = await enter({ orderId, email: 'ANA@example.COM' }).expect(200);
    expect(reply.body.orderId).toBe(orderId);
    const minutes = (Date.parse(reply.body.expiresAt) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(30);
    expect(reply.get('Set-Cookie')![0]).toMatch(
      /^vuelta_guest=.+; Max-Age=1800; Path=\/; .*HttpOnly; Secure; SameSite=Strict/,
    );
  });

  it('answers a wrong address, an unknown order, an unknown shop and an erased person alike', async () => {
    const orderId = await shop.register();
    const erased = await shop.register();
    await shop.post(`/v1/orders/${erased}/erase-personal-data`).expect(200);
    const tries = [
      { orderId, email: 'eva@example.com' },
      { orderId: 'ghost' },
      { orderId, merchant: 'ghost' },
      { orderId: erased },
    ];
    const bodies = [];
    for (const body of tries) {
      const reply = await enter(body).expect(404);
      expect(reply.get('Set-Cookie')).toBeUndefined();
      bodies.push({ ...reply.body, requestId: '' });
    }
    expect(bodies[0].code).toBe('order_not_found');
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    await enter({ orderId, email: 'not an address' }).expect(422);
  });

  it.each(['a real order', 'an order that does not exist'])(
    'is tried five times in any hour for %s',
    async (which) => {
      const orderId = which === 'a real order' ? await shop.register() : 'phantom';
      const wrong = () => enter({ orderId, email: 'eva@example.com' });
      const replies = await Promise.all(Array.from({ length: 8 }, wrong));
      const count = (wanted: number) => replies.filter(({ status }) => status === wanted).length;
      expect([count(404), count(429)]).toEqual([5, 3]);
      expect((await enter({ orderId }).expect(429)).body.code).toBe('too_many_tries');
      await app.sql(`update returns.portal_try set tried_at[1] = tried_at[1] - interval '61 minutes'`);
      await wrong().expect(404);
      await wrong().expect(429);
    },
  );

  it('is not made harder by finding it', async () => {
    const orderId = await shop.register();
    for (let i = 0; i < 7; i += 1) await enter({ orderId }).expect(200);
  });

  it('forgets tries of more than an hour ago', async () => {
    await enter({ orderId: 'forgotten' }).expect(404);
    const left = async () => app.sql(`select from returns.portal_try`);
    expect(await left()).not.toEqual([]);
    await app.sql(`update returns.portal_try set last_tried_at = now() - interval '61 minutes'`);
    await eventually(async () => (await left()).length === 0);
  });
});

describe('a guest', () => {
  it('goes from the order to a return and back, and sees nobody’s name', async () => {
    const orderId = await shop.register();
    const guest = await guestOf(orderId);
    const offered = (await guest.get(`/v1/orders/${orderId}/returnable`).expect(200)).body;
    expect(offered.lines).toMatchObject([{ orderLineId: '1', remainingQuantity: 3, verdict: 'accept' }]);
    const lines = [{ orderLineId: '1', quantity: 2 }];
    const quote = (await guest.post('/v1/returns/quote', { orderId, lines }).expect(200)).body;
    const opened = (await guest.post('/v1/returns', { lines }).expect(201)).body;
    expect(opened).toMatchObject({
      orderId,
      estimatedRefundMinor: quote.totalMinor,
      allowedActions: ['cancel'],
    });
    expect(opened.timeline[0].by).toBe('customer');
    const seen = [
      (await guest.get('/v1/portal/order').expect(200)).body,
      (await guest.get('/v1/returns').expect(200)).body,
    ];
    expect(seen).toMatchObject([
      { orderId, currency: 'EUR', lines: [{ quantityInReturns: 2 }], returns: [{ status: 'authorized' }] },
      { data: [{ returnId: opened.returnId }] },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/prueba|example\.com|calle mayor|28013/i);
    const cancelled = await guest
      .post(`/v1/returns/${opened.returnId}/cancel`, { note: 'I keep it' })
      .expect(200);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', allowedActions: [] });
  });

  it('reads of the merchant’s people only that it was the merchant', async () => {
    const orderId = await shop.register();
    const { body } = await shop.open({ orderId });
    const guest = await guestOf(orderId);
    const seen = (await guest.get(`/v1/returns/${body.returnId}`).expect(200)).body;
    expect(seen.timeline.map((entry: { by: string }) => entry.by)).toEqual(['merchant', 'system']);
  });

  it('has no other order than their own', async () => {
    const own = await shop.authorized();
    const guest = await guestOf(own.orderId);
    const other = await shop.authorized();
    expect((await guest.get('/v1/returns').expect(200)).body.data).toMatchObject([
      { returnId: own.returnId },
    ]);
    const lines = [{ orderLineId: '1', quantity: 1 }];
    await guest.get(`/v1/orders/${other.orderId}/returnable`).expect(404);
    await guest.get(`/v1/returns/${other.returnId}`).expect(404);
    await guest.post(`/v1/returns/${other.returnId}/cancel`).expect(404);
    await guest.post('/v1/returns/quote', { orderId: other.orderId, lines }).expect(404);
    await guest.post('/v1/returns', { orderId: other.orderId, lines }).expect(404);
    expect((await guest.get(`/v1/returns?orderId=${other.orderId}`).expect(200)).body.data).toEqual([]);
  });

  it('is never handed the reply of another guest who chose the same key', async () => {
    const sameKey = { 'idempotency-key': 'my-return' };
    const lines = [{ orderLineId: '1', quantity: 1 }];
    const returnIds = [];
    for (const orderId of [await shop.register(), await shop.register()]) {
      const { body } = await (await guestOf(orderId)).post('/v1/returns', { lines }, sameKey).expect(201);
      expect(body.orderId).toBe(orderId);
      returnIds.push(body.returnId);
    }
    expect(new Set(returnIds).size).toBe(2);
  });

  it('can neither backdate, nor review, nor do what is for keys', async () => {
    const orderId = await shop.register();
    const guest = await guestOf(orderId);
    await guest.open({ orderId, requestedAt: new Date().toISOString() }).expect(403);
    await guest.get(`/v1/orders/${orderId}`).expect(403);
    await guest.get('/v1/policies').expect(403);
    const { body } = await guest.open({ orderId }).expect(201);
    await guest.post(`/v1/returns/${body.returnId}/approve`, { note: 'mine' }).expect(403);
    expect((await shop.get('/v1/portal/order').expect(403)).body.code).toBe('guest_session_needed');
  });
});
