import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { StripePayment } from './book.js';
import { FakeStripe } from './fake-stripe.js';
import type { Json } from './wire.js';

interface Step {
  request: { method: string; path: string; form: Record<string, string> | null };
  response: { status: number; idempotency_key_echo: string | null; body: Json };
}
const read = (name: string): unknown => JSON.parse(readFileSync(`libs/sandbox/recordings/${name}`, 'utf8'));
const { scenarios } = read('stripe.json') as { scenarios: { name: string; steps: Step[] }[] };
const { errors } = read('stripe-errors.json') as {
  errors: { status: number; request: string; body: Json }[];
};

let fake: FakeStripe;
beforeAll(async () => {
  fake = await FakeStripe.start();
});
afterAll(() => fake.stop());

async function ask(method: string, path: string, form: Record<string, string> | null, key?: string) {
  const authorization = 'Bearer sk_test_spec';
  const response = await fetch(`${fake.origin}${path}`, {
    method,
    headers: { authorization, ...(key && { 'idempotency-key': key }) },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

/** Puts what a recorded step is about into the book, as it was before the step. */
function prepare({ request, response }: Step): void {
  const { body } = response;
  const id = request.form?.['payment_intent'] ?? /(pi|ch)_\w+/.exec(request.path)?.[0];
  if (!id) return;
  const captures = request.path.endsWith('/capture');
  const waits = captures || body['status'] === 'requires_capture';
  const amount = (body['object'] === 'refund' ? 10_000 : body['amount']) as number;
  const rest: Partial<StripePayment> = {
    manual: body['capture_method'] === 'manual',
    ...(body['object'] === 'charge' ? { charge: id } : { id }),
    ...(waits && { captured: 0 }),
  };
  fake.book.pay({ amount, currency: body['currency'] as string, ...rest });
}

/** Fields that the fake derives, which must be as they were recorded. */
const derived = [
  'object',
  'amount',
  'amount_received',
  'amount_captured',
  'amount_refunded',
  'currency',
  'status',
];

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** Fields of `recorded` that `played` lacks, or holds as another kind; null may stand for anything. */
const differences = (recorded: Json, played: Json): string[] =>
  Object.entries(recorded)
    .filter(([name, value]) => {
      if (!(name in played)) return true;
      if (value === null || played[name] === null) return false;
      return kindOf(value) !== kindOf(played[name]);
    })
    .map(([name]) => name);

const known = /^\/v1\/(refunds|charges|payment_intents)/;
const steps = scenarios.flatMap(({ name, steps: all }) =>
  all
    .filter(
      ({ request, response }) =>
        known.test(request.path) && response.body['status'] !== 'requires_payment_method',
    )
    .map((step, at) => [`${name} ${at + 1}: ${step.request.method} ${step.request.path}`, step] as const),
);

describe('recorded exchanges', () => {
  it('are there', () => expect(steps.length).toBeGreaterThanOrEqual(8));

  it.each(steps)('%s', async (_name, step) => {
    prepare(step);
    const { method, path, form } = step.request;
    const key = step.response.idempotency_key_echo ?? undefined;
    const played = await ask(method, path, form, key);
    const { body: recorded, status } = step.response;
    expect(played.status).toBe(status);
    expect(differences(recorded, played.body)).toEqual([]);
    const facts = derived.filter((name) => name in recorded);
    expect(facts.map((name) => [name, played.body[name]])).toEqual(
      facts.map((name) => [name, recorded[name]]),
    );
    expect(played.headers.get('idempotency-key')).toBe(key ?? null);
  });
});

describe('errors', () => {
  const errorOf = (part: string) => errors.find(({ body }) => JSON.stringify(body).includes(part))!;
  const refund = async (payment: StripePayment, amount: number) => {
    const { status, body } = await ask('POST', '/v1/refunds', {
      payment_intent: payment.id,
      amount: String(amount),
    });
    return { status, error: body['error'] as Json };
  };
  const named = (error: Json, charge: string): Json => {
    const { doc_url: _, ...rest } = error;
    return { ...rest, message: (error['message'] as string).replace('ch_X', charge) };
  };

  it.each(['charge_already_refunded', 'charge_disputed'])('%s', async (code) => {
    const payment = fake.book.pay({ amount: 1_000, currency: 'usd' });
    if (code === 'charge_disputed') await fake.dispute(payment);
    else await refund(payment, 1_000);
    const { status, body } = errorOf(code);
    expect(await refund(payment, 500)).toEqual({
      status,
      error: named(body['error'] as Json, payment.charge),
    });
  });

  it('more than is left', async () => {
    const payment = fake.book.pay({ amount: 1_500, currency: 'usd' });
    const { status, body } = errorOf('greater than unrefunded');
    expect(await refund(payment, 2_000)).toEqual({ status, error: body['error'] });
  });
});
