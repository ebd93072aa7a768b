import { chargeJson, disputeJson, paymentIntentJson, refundJson } from './book.js';
import type { RefundStatus, StripeBook, StripePayment, StripeRefund } from './book.js';
import { invalidRequest, metadataOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

/** How the next refund turns out. */
export interface Outcome {
  status: RefundStatus;
  failure_reason?: string;
  pending_reason?: string;
}

export interface Desk {
  book: StripeBook;
  outcome: () => Outcome;
  emit: (type: string, object: Json) => void;
}

type Handler = (desk: Desk, call: Call, id: string) => Json;

const routes: { method: string; pattern: RegExp; handle: Handler }[] = [
  { method: 'POST', pattern: /^\/v1\/payment_intents$/, handle: createPayment },
  {
    method: 'GET',
    pattern: /^\/v1\/payment_intents\/(\w+)$/,
    handle: ({ book }, _, id) => paymentIntentJson(payment(book, id)),
  },
  { method: 'POST', pattern: /^\/v1\/payment_intents\/(\w+)\/capture$/, handle: capture },
  {
    method: 'GET',
    pattern: /^\/v1\/charges\/(\w+)$/,
    handle: ({ book }, _, id) => chargeJson(book, payment(book, id)),
  },
  { method: 'POST', pattern: /^\/v1\/refunds$/, handle: createRefund },
  { method: 'GET', pattern: /^\/v1\/refunds$/, handle: listRefunds },
  {
    method: 'GET',
    pattern: /^\/v1\/refunds\/(\w+)$/,
    handle: ({ book }, _, id) => refundJson(refund(book, id)),
  },
  { method: 'POST', pattern: /^\/v1\/refunds\/(\w+)\/cancel$/, handle: cancelRefund },
  { method: 'GET', pattern: /^\/v1\/disputes$/, handle: listDisputes },
];

/** The name of a call's route, such as `POST /v1/refunds`. */
export const routeOf = ({ method, path }: Call): string =>
  `${method} ${path.replace(/\/(pi|ch|re|dp)_\w+/, '/:id')}`;

export function perform(desk: Desk, call: Call): Reply {
  const route = routes.find(({ method, pattern }) => method === call.method && pattern.test(call.path));
  if (!route)
    throw invalidRequest(`Unrecognized request URL (${call.method}: ${call.path}).`, {
      code: 'resource_missing',
    });
  return { status: 200, body: route.handle(desk, call, route.pattern.exec(call.path)![1] ?? '') };
}

function payment(book: StripeBook, id: string): StripePayment {
  const found = book.paymentOf(id);
  if (!found)
    throw invalidRequest(`No such payment_intent: '${id}'`, { code: 'resource_missing', param: 'intent' });
  return found;
}

function refund(book: StripeBook, id: string): StripeRefund {
  const found = book.refunds.get(id);
  if (!found) throw invalidRequest(`No such refund: '${id}'`, { code: 'resource_missing', param: 'id' });
  return found;
}

function createPayment({ book }: Desk, { form }: Call): Json {
  const amount = Number(form.get('amount'));
  const manual = form.get('capture_method') === 'manual';
  const currency = (form.get('currency') ?? '').toLowerCase();
  const captured = manual ? 0 : amount;
  return paymentIntentJson(book.pay({ amount, currency, manual, captured, metadata: metadataOf(form) }));
}

function capture({ book }: Desk, { form }: Call, id: string): Json {
  const paid = payment(book, id);
  paid.captured = Number(form.get('amount_to_capture') ?? paid.amount);
  return paymentIntentJson(paid);
}

function createRefund({ book, outcome, emit }: Desk, { form }: Call): Json {
  const paid = payment(book, form.get('payment_intent') ?? form.get('charge') ?? '');
  const left = paid.captured - book.refunded(paid);
  const amount = form.has('amount') ? Number(form.get('amount')) : left;
  checkRefund(paid, { left, amount });
  const made: StripeRefund = {
    id: book.newId('re'),
    amount,
    charge: paid.charge,
    created: book.seconds(),
    currency: paid.currency,
    metadata: metadataOf(form),
    payment_intent: paid.id,
    reason: form.get('reason'),
    ...outcome(),
  };
  book.refunds.set(made.id, made);
  emit('refund.created', refundJson(made));
  emit('charge.refunded', chargeJson(book, paid));
  return refundJson(made);
}

function checkRefund(paid: StripePayment, { left, amount }: { left: number; amount: number }): void {
  if (paid.dispute && paid.dispute.status !== 'won')
    throw invalidRequest(`Charge ${paid.charge} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  if (left === 0)
    throw invalidRequest(`Charge ${paid.charge} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  if (!Number.isInteger(amount) || amount < 1)
    throw invalidRequest('Invalid positive integer', { param: 'amount', code: 'parameter_invalid_integer' });
  if (amount > left)
    throw invalidRequest(
      `Refund amount (${dollars(amount)}) is greater than unrefunded amount on charge (${dollars(left)})`,
      { param: 'amount' },
    );
}

const dollars = (minor: number): string => `$${(minor / 100).toFixed(2)}`;

function listRefunds({ book }: Desk, { query }: Call): Json {
  const of = query.get('payment_intent') ?? query.get('charge');
  const all = of ? book.refundsOf(payment(book, of)) : [...book.refunds.values()].toReversed();
  const start = all.findIndex(({ id }) => id === query.get('starting_after')) + 1;
  const limit = Number(query.get('limit') ?? 10);
  const page = all.slice(start, start + limit);
  return {
    object: 'list',
    data: page.map(refundJson),
    has_more: start + limit < all.length,
    url: '/v1/refunds',
  };
}

function cancelRefund({ book, emit }: Desk, _: Call, id: string): Json {
  const found = refund(book, id);
  if (found.status !== 'requires_action')
    throw invalidRequest(`Refund ${id} cannot be canceled because its status is ${found.status}.`);
  found.status = 'canceled';
  emit('refund.updated', refundJson(found));
  return refundJson(found);
}

function listDisputes({ book }: Desk, { query }: Call): Json {
  const of = query.get('payment_intent') ?? query.get('charge') ?? '';
  const paid = payment(book, of);
  return {
    object: 'list',
    data: paid.dispute ? [disputeJson(paid)] : [],
    has_more: false,
    url: '/v1/disputes',
  };
}
