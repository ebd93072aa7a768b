import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { StripePayment } from './book.js';
import { FakeStripe } from './fake-stripe.js';

let fake: FakeStripe;
let stripe: Stripe;
let payment: StripePayment;

beforeEach(async () => {
  fake = await FakeStripe.start();
  const { port } = new URL(fake.origin);
  stripe = new Stripe('sk_test_spec', {
    host: '127.0.0.1',
    port,
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 300,
    telemetry: false,
  });
  payment = fake.book.pay({ amount: 1_000, currency: 'eur' });
});
afterEach(() => fake.stop());

const refund = (amount: number, idempotencyKey: string) =>
  stripe.refunds.create(
    { payment_intent: payment.id, amount, metadata: { refund_id: 'r1' } },
    { idempotencyKey },
  );

describe('the real client', () => {
  it('refunds, reads and lists', async () => {
    const made = await refund(400, 'k1');
    expect(made).toMatchObject({ status: 'succeeded', amount: 400, metadata: { refund_id: 'r1' } });
    await refund(600, 'k2');
    expect(await stripe.refunds.retrieve(made.id)).toMatchObject({ id: made.id });
    const listed = await stripe.refunds.list({ payment_intent: payment.id, limit: 1 });
    expect(listed).toMatchObject({ has_more: true, data: [{ amount: 600 }] });
    expect(await stripe.charges.retrieve(payment.charge)).toMatchObject({
      amount_refunded: 1_000,
      refunded: true,
    });
  });

  it('gets the first reply again under the same key, and an error for other parameters', async () => {
    const first = await refund(400, 'k1');
    const again = await refund(400, 'k1');
    expect(again.id).toBe(first.id);
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
    await expect(refund(500, 'k1')).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
    expect(fake.book.refunds.size).toBe(1);
  });

  it('needs a key', async () => {
    const stranger = new Stripe('pk_wrong', {
      host: '127.0.0.1',
      port: new URL(fake.origin).port,
      protocol: 'http',
    });
    await expect(stranger.refunds.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('cancels only what asks for an action', async () => {
    fake.decide({ status: 'requires_action' });
    const asking = await refund(100, 'k1');
    expect((await stripe.refunds.cancel(asking.id)).status).toBe('canceled');
    await expect(stripe.refunds.cancel((await refund(100, 'k2')).id)).rejects.toMatchObject({
      statusCode: 400,
    });
  });
});

describe('faults', () => {
  it.each([
    ['hang', 'before', 0],
    ['hang', 'after', 1],
    ['reset', 'before', 0],
    ['reset', 'after', 1],
    ['garbage', 'after', 1],
    ['server_error', 'before', 0],
    ['server_error', 'after', 1],
    ['rate_limit', 'before', 0],
    ['lock_timeout', 'before', 0],
    ['key_in_use', 'before', 0],
  ] as const)('%s %s the effect leaves %i refunds', async (how, when, refunds) => {
    // The client itself tries a broken connection once more.
    fake.plan({ route: 'POST /v1/refunds', when, how, times: how === 'reset' ? 2 : 1 });
    await expect(refund(400, 'k1')).rejects.toThrow();
    expect(fake.book.refunds.size).toBe(refunds);
    const again = refund(400, 'k1');
    // An error of the server is kept under the key like any other reply.
    if (how === 'server_error') await expect(again).rejects.toMatchObject({ statusCode: 500 });
    else expect((await again).amount).toBe(400);
    expect(fake.book.refunds.size).toBe(how === 'server_error' ? refunds : 1);
  });
});

describe('webhooks', () => {
  const secret = 'whsec_spec';
  const heard: Stripe.Event[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const signature = request.headers['stripe-signature'] as string;
      heard.push(stripe.webhooks.constructEvent(body, signature, secret));
      response.end();
    });
  });
  beforeEach(async () => {
    heard.length = 0;
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    fake.webhooks.target = { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`, secret };
  });
  afterEach(() => new Promise((resolve) => receiver.close(resolve)));

  const typesAfter = async (mode: typeof fake.webhooks.mode) => {
    fake.webhooks.mode = mode;
    await refund(400, 'k1');
    await fake.webhooks.flush();
    return heard.map(({ type }) => type);
  };

  it.each([
    ['before_reply', ['refund.created', 'charge.refunded']],
    ['reversed', ['charge.refunded', 'refund.created']],
    ['lost', []],
  ] as const)('come signed: %s', async (mode, types) => {
    expect(await typesAfter(mode)).toEqual(types);
  });

  it('tell of a refund that failed after it had succeeded, and of disputes', async () => {
    const { id } = await refund(400, 'k1');
    await fake.settle(fake.book.refunds.get(id)!, {
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    });
    await fake.dispute(payment);
    await fake.closeDispute(payment, 'won');
    expect(heard.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['refund.failed', 'charge.dispute.created', 'charge.dispute.closed']),
    );
  });
});
