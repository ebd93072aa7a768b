import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeStripe } from '#sandbox';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import Stripe from 'stripe';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { returnOf } from './events.js';
import { StripeShop, stripeSettings } from './stripe.js';

let fake: FakeStripe;
let app: TestProcess;
let desk: Desk;
let shop: StripeShop;

beforeAll(async () => {
  fake = await FakeStripe.start();
  app = await runServices([refundsService], stripeSettings(fake));
  desk = new Desk(app, await app.key());
  shop = new StripeShop(app, fake, desk);
});
afterAll(async () => {
  await app.stop();
  await fake.stop();
});
afterEach(async () => {
  fake.calm();
  expect(await desk.brokenInvariants()).toEqual([]);
});

const inStatus = (returnId: string, status: string) =>
  eventually(async () => (await desk.list({ returnId, status }))[0]);
const onlyRefund = (paymentId: string) =>
  [...fake.book.refunds.values()].find((refund) => refund.payment_intent === paymentId)!;

describe('a refund through Stripe', () => {
  it('is paid under our own key and name, and nobody confirms it by hand', async () => {
    const { returnId, payment } = await shop.comesBack();
    const refund = await inStatus(returnId, 'succeeded');
    const theirs = onlyRefund(payment.id);
    expect(theirs).toMatchObject({
      amount: 1_000,
      metadata: { refund_id: refund.refundId, return_id: returnId, merchant_id: app.merchantId },
    });
    expect(theirs.metadata['refund_key']).toBe(`refund:${refund.refundId}:1:1`);
    expect(refund.tenders[0]).toMatchObject({ gateway: 'stripe', gatewayReference: theirs.id });
    expect(refund.allowedActions).toEqual([]);
    const { body } = await desk.fail(refund).expect(409);
    expect(body).toMatchObject({ code: 'not_paid_by_hand', gateway: 'stripe' });
  });

  it('that waits for the bank is paid when the webhook says to look', async () => {
    fake.decide({ status: 'pending', pending_reason: 'insufficient_funds' });
    const { returnId, payment } = await shop.comesBack();
    const refund = await inStatus(returnId, 'pending');
    await desk.confirm(refund).expect(409);
    await fake.settle(onlyRefund(payment.id), { status: 'succeeded' });
    await inStatus(returnId, 'succeeded');
  });

  it('fails when the bank rejects it days after it succeeded, and is tried again under a new key', async () => {
    const { returnId, payment } = await shop.comesBack();
    const refund = await inStatus(returnId, 'succeeded');
    await fake.settle(onlyRefund(payment.id), { status: 'failed', failure_reason: 'lost_or_stolen_card' });
    const failed = await inStatus(returnId, 'failed');
    expect(failed.tenders[0]!.failureReason).toBe('lost_or_stolen_card');
    expect(await desk.ledgerOf(refund)).toEqual({});
    await desk.post(refund, 'retry', { reason: 'the customer has a new card' }).set(once()).expect(200);
    await inStatus(returnId, 'succeeded');
    const keys = [...fake.book.refunds.values()]
      .filter(({ payment_intent: of }) => of === payment.id)
      .map(({ metadata }) => metadata['refund_key']);
    expect(keys).toEqual([`refund:${refund.refundId}:1:1`, `refund:${refund.refundId}:1:2`]);
  });

  it('whose fate stays unknown past the life of the key is never sent again under it', async () => {
    fake.plan({ route: 'POST /v1/refunds', when: 'after', how: 'reset', times: 9 });
    const { returnId, payment } = await shop.comesBack();
    await inStatus(returnId, 'unknown');
    const posts = () => fake.asked.filter((route) => route === 'POST /v1/refunds').length;
    const before = posts();
    await app.sql(
      `update refunds.refund_tender set submitted_at = now() - interval '24 h' where status = 'unknown'`,
    );
    await shop.settled([returnId]);
    expect(posts()).toBe(before);
    expect((await shop.refundOf(returnId)).status).toBe('succeeded');
    expect(fake.book.refunded(payment)).toBe(1_000);
  });

  it('that Stripe never got is proven absent by two look-ups, and sent again as a new attempt', async () => {
    fake.plan({ route: 'POST /v1/refunds', when: 'before', how: 'reset', times: 2 });
    const { returnId } = await shop.comesBack();
    await inStatus(returnId, 'unknown');
    await app.sql(
      `update refunds.refund_tender set submitted_at = now() - interval '24 h', look_up_after = now()
       where status = 'unknown'`,
    );
    const missed = `select absent_at from refunds.refund_tender where absent_at is not null`;
    await eventually(async () => (await app.sql(missed)).length === 1);
    expect((await shop.refundOf(returnId)).status).toBe('unknown');
    await app.sql(
      `update refunds.refund_tender set absent_at = absent_at - interval '10 min', look_up_after = now()
       where status = 'unknown'`,
    );
    const paid = await inStatus(returnId, 'succeeded');
    expect(paid.tenders[0]!.attempt).toBe(2);
    expect(paid.timeline.map(({ action }) => action)).toContain('resubmit');
  });
});

describe('disputes', () => {
  it('freeze the payment: nothing is given back twice, until the dispute is won', async () => {
    const { payment, order } = await shop.comesBack(2);
    await eventually(async () => fake.book.refunded(payment) === 500);
    await fake.dispute(payment);
    const frozen = () =>
      app.sql(`select from refunds.payment where payment_id = $1 and frozen_at is not null`, [payment.id]);
    await eventually(async () => (await frozen()).length === 1);
    const second = returnOf(order.orderId, { a: 1 });
    await app.publish(second.returnId, second.authorized, second.inspected);
    const waiting = await inStatus(second.returnId, 'reserved');
    expect(waiting.tenders[0]).toMatchObject({ frozen: true });
    expect(waiting.allowedActions).toEqual(['cancel']);
    expect(fake.book.refunded(payment)).toBe(500);
    await fake.closeDispute(payment, 'won');
    await inStatus(second.returnId, 'succeeded');
    expect(fake.book.refunded(payment)).toBe(1_000);
  });

  it('that were heard of too late stop the refund for a person', async () => {
    fake.webhooks.mode = 'lost';
    fake.plan({ route: 'POST /v1/refunds', when: 'before', how: 'reset', times: 2 });
    const { returnId, payment } = await shop.comesBack();
    await inStatus(returnId, 'unknown');
    await fake.dispute(payment);
    await shop.settled([returnId]);
    const refund = await shop.refundOf(returnId);
    expect(refund.status).toBe('failed');
    expect(refund.tenders[0]).toMatchObject({
      frozen: true,
      failureReason: expect.stringMatching(/charge_disputed/),
    });
  });
});

describe('the webhook', () => {
  const event = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'refund.updated',
    data: { object: {} },
  });
  const send = (signature: string, body = event) =>
    app.http
      .post('/v1/refunds/webhooks/stripe')
      .set({ 'content-type': 'application/json', 'stripe-signature': signature })
      .send(body);

  it.each([
    ['none', ''],
    ['of another secret', 't=1,v1=00'],
    ['that is no signature', 'hello'],
  ])('refuses a signature %s', async (_case, signature) => {
    expect((await send(signature).expect(400)).body).toMatchObject({ code: 'bad_signature' });
  });

  it('refuses a true signature over other bytes, and one of yesterday', async () => {
    const sign = (payload: string, timestamp?: number) =>
      Stripe.webhooks.generateTestHeaderString({
        payload,
        secret: 'whsec_spec',
        ...(timestamp !== undefined && { timestamp }),
      });
    await send(sign(event)).expect(200);
    await send(sign(event), event.replace('evt_1', 'evt_2')).expect(400);
    await send(sign(event), `${event} `).expect(400);
    await send(sign(event, Math.floor(Date.now() / 1000) - 86_400)).expect(400);
  });
});

describe('a refund made on Stripe’s own page', () => {
  it('lowers what is left to give back, and is found', async () => {
    const { payment, order, returnId } = await shop.comesBack(2);
    await inStatus(returnId, 'succeeded');
    await fake.refundElsewhere(payment, 300);
    const elsewhere = `select from refunds.payment where payment_id = $1 and refunded_elsewhere_minor = 300`;
    await eventually(async () => (await app.sql(elsewhere, [payment.id])).length === 1);
    const second = returnOf(order.orderId, { a: 1 });
    await app.publish(second.returnId, second.authorized, second.inspected);
    expect(await inStatus(second.returnId, 'succeeded')).toMatchObject({
      amountMinor: 200,
      shortfallMinor: 300,
    });
    expect(fake.book.refunded(payment)).toBe(1_000);
  });
});
