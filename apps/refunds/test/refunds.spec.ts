import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GuestSessions } from '#chassis';
import type { OrderRegisteredV1 } from '#contracts';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { randomUUID } from 'node:crypto';
import type { RefundPage, RefundView } from '../src/refund.dto.js';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';
import type { ReturnStory } from './events.js';

const secret = 'a secret of thirty-two characters';
let app: TestProcess;
let desk: Desk;

beforeAll(async () => {
  app = await runServices([refundsService], { VUELTA_SECRET: secret });
  desk = new Desk(app, await app.key());
});
afterAll(() => app.stop());

afterEach(async () => expect(await desk.brokenInvariants()).toEqual([]));

describe('a person who pays', () => {
  it('confirms: the refund succeeded, the ledger owes nothing, the lines are told', async () => {
    const refund = await refundIn('pending');
    const { body } = await desk.confirm(refund).expect(200);
    expect(body).toMatchObject({
      status: 'succeeded',
      paidReference: 'SEPA-1',
      paidAt: '2026-11-13T09:00:00.000Z',
      allowedActions: ['fail'],
    });
    expect((body as RefundView).timeline.at(-1)).toMatchObject({
      from: 'pending',
      action: 'confirm',
      to: 'succeeded',
      by: 'spec',
      note: 'SEPA-1',
    });
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 333, psp_clearing: -333 });
    const { returnLineId, orderLineId, sku, quantity, refundMinor } = refund.lines[0]!;
    expect(await toldOf(refund, 'refunds.refund-succeeded.v1')).toMatchObject({
      returnId: refund.returnId,
      orderId: refund.orderId,
      amountMinor: 333,
      currency: 'EUR',
      succeededAt: '2026-11-13T09:00:00.000Z',
      lines: [{ returnLineId, orderLineId, sku, quantity, refundMinor }],
    });
  });

  it('confirms once: a second time is refused with what is allowed, a repeated request gets the first reply', async () => {
    const refund = await refundIn('pending');
    const key = randomUUID();
    const first = await desk.confirm(refund, key).expect(200);
    const repeated = await desk.confirm(refund, key).expect(200);
    expect(repeated.body).toEqual(first.body);
    const again = await desk.confirm(refund).expect(409);
    expect(again.body).toMatchObject({ code: 'illegal_transition', from: 'succeeded', allowed: ['fail'] });
  });

  it('confirms once, however many do it at the same time', async () => {
    const refund = await refundIn('pending');
    const replies = await Promise.all(Array.from({ length: 16 }, () => desk.confirm(refund)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(15);
  });

  it('reports a failure: money and units are free, the return may be refunded again', async () => {
    const [order, story] = await publishReturn();
    const refund = await refundOf(story.returnId, 'pending');
    const { body } = await desk.fail(refund).expect(200);
    expect(body).toMatchObject({ status: 'failed', allowedActions: ['retry'] });
    expect(await desk.refundedMinor(refund)).toBe(0);
    expect(await desk.ledgerOf(refund)).toEqual({});
    expect(await toldOf(refund, 'refunds.refund-failed.v1')).toMatchObject({ reason: 'account closed' });
    await desk.confirm(refund).expect(409);

    await app.publish(story.returnId, story.inspected);
    const second = await refundOf(story.returnId, 'pending');
    await desk.confirm(second).expect(200);
    const rest = returnOf(order.orderId, { a: 2 });
    await app.publish(rest.returnId, rest.authorized, rest.inspected);
    expect(await refundOf(rest.returnId, 'pending')).toMatchObject({ amountMinor: 667 });
    expect(await desk.refundedMinor(refund)).toBe(1000);
  });

  it('reports that the bank sent the money back after it was paid', async () => {
    const refund = await refundIn('pending');
    await desk.confirm(refund).expect(200);
    await desk.fail(refund).expect(200);
    expect(await desk.refundedMinor(refund)).toBe(0);
    expect(await desk.ledgerOf(refund)).toEqual({});
  });

  it.each([
    ['confirm', {}],
    ['confirm', { reference: '' }],
    ['confirm', { reference: 'x', paidAt: 'yesterday' }],
    ['fail', {}],
    ['fail', { reason: 'x'.repeat(201) }],
  ])('is told what is wrong with %s %j', async (action, body) => {
    await desk
      .post(await refundIn('pending'), action, body)
      .set(once())
      .expect(422);
  });

  it('needs the scope and an Idempotency-Key', async () => {
    const refund = await refundIn('pending');
    await new Desk(app, await app.key('refunds:read')).confirm(refund).expect(403);
    await desk.post(refund, 'confirm', { reference: 'SEPA-1' }).expect(400);
  });
});

describe('who sees refunds', () => {
  it('lists them newest first, page by page, by return and by status', async () => {
    const made = [await refundIn('pending'), await refundIn('pending'), await refundIn('pending')].reverse();
    await desk.confirm(made[2]!).expect(200);
    const page = async (query: object) =>
      (await app.http.get('/v1/refunds').query(query).set(desk.key).expect(200)).body as RefundPage;
    const first = await page({ limit: 2 });
    expect(first.data.map(({ refundId }) => refundId)).toEqual([made[0]!.refundId, made[1]!.refundId]);
    const second = await page({ limit: 1, startingAfter: first.nextCursor });
    expect(second.data.map(({ refundId }) => refundId)).toEqual([made[2]!.refundId]);
    const pending = await desk.list({ status: 'pending', limit: 100 });
    expect(pending.map(({ refundId }) => refundId)).not.toContain(made[2]!.refundId);
    await app.http.get('/v1/refunds?status=paid').set(desk.key).expect(422);
  });

  it('shows a customer those of the own order only', async () => {
    const [mine, other] = [await refundIn('pending'), await refundIn('pending')];
    const { merchantId } = app;
    const token = new GuestSessions(secret).issue({ merchantId, orderId: mine.orderId }, new Date());
    const cookie = `vuelta_guest=${token}`;
    const { body } = await app.http.get('/v1/refunds').set({ cookie }).expect(200);
    expect((body as { data: RefundView[] }).data.map(({ refundId }) => refundId)).toEqual([mine.refundId]);
    await app.http.get(`/v1/refunds/${mine.refundId}`).set({ cookie }).expect(200);
    await app.http.get(`/v1/refunds/${other.refundId}`).set({ cookie }).expect(404);
    await app.http.get('/v1/refunds/ledger/balances').set({ cookie }).expect(403);
  });

  it('hides them from other merchants: nothing to read, confirm or count', async () => {
    const refund = await refundIn('pending');
    const { authorization } = await app.stranger();
    const theirs = new Desk(app, { authorization });
    await app.http.get(`/v1/refunds/${refund.refundId}`).set(theirs.key).expect(404);
    await theirs.confirm(refund).expect(404);
    await theirs.fail(refund).expect(404);
    expect(await theirs.list({})).toEqual([]);
    const ledger = await app.http.get('/v1/refunds/ledger/balances').set(theirs.key).expect(200);
    expect(ledger.body).toEqual({ balances: [], sums: [] });
    expect(await desk.get(refund)).toEqual(refund);
  });

  it('answers 404 for what is not there', async () => {
    await app.http.get('/v1/refunds/rfd_00000000000000000000000000').set(desk.key).expect(404);
    await desk.post({ refundId: 'nothing' }, 'confirm', { reference: 'x' }).set(once()).expect(404);
  });
});

/** One of three pieces of a new order came back: 3.33 EUR are due. */
async function publishReturn(): Promise<[OrderRegisteredV1, ReturnStory]> {
  const order = orderRegistered();
  const story = returnOf(order.orderId, { a: 1 });
  await app.publish(order.orderId, order);
  await app.publish(story.returnId, story.authorized, story.inspected);
  return [order, story];
}

const refundOf = (returnId: string, status: string): Promise<RefundView> =>
  eventually(async () => (await desk.list({ returnId, status }))[0]);

async function refundIn(status: string): Promise<RefundView> {
  const [, { returnId }] = await publishReturn();
  return refundOf(returnId, status);
}

const toldOf = async ({ refundId }: RefundView, type: string): Promise<object | undefined> =>
  (await app.recorded('refunds', type)).find(({ subject }) => subject === refundId)?.data;
