import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { disputeJson, refundJson, StripeBook } from './book.js';
import type { StripePayment, StripeRefund } from './book.js';
import { failWith, refusalOf } from './faults.js';
import type { Fault } from './faults.js';
import { perform, routeOf } from './routes.js';
import type { Outcome } from './routes.js';
import { WebhookSender } from './webhooks.js';
import { callOf, Refusal, send } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

interface Kept {
  fingerprint: string;
  reply: Reply;
}

/** Stripe for specs and rehearsals: the HTTP protocol of payments and refunds over a book of its own. Pays nothing. */
export class FakeStripe {
  readonly book: StripeBook;
  readonly webhooks: WebhookSender;
  /** Routes asked so far, in order. */
  readonly asked: string[] = [];
  private readonly faults: Fault[] = [];
  private readonly outcomes: Outcome[] = [];
  private readonly kept = new Map<string, Kept>();
  private readonly server: Server;

  private constructor(now: () => Date) {
    this.book = new StripeBook(now);
    this.webhooks = new WebhookSender(() => this.book.seconds());
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(options: { port?: number; now?: () => Date } = {}): Promise<FakeStripe> {
    const fake = new FakeStripe(options.now ?? (() => new Date()));
    await new Promise<void>((resolve, reject) => {
      fake.server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return fake;
  }

  /** Where it listens. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next requests of a route fail so. */
  plan(fault: Omit<Fault, 'times'> & { times?: number }): void {
    this.faults.push({ times: 1, ...fault });
  }

  /** The next refund turns out so. */
  decide(outcome: Outcome): void {
    this.outcomes.push(outcome);
  }

  /** Forgets planned faults and outcomes. */
  calm(): void {
    this.faults.length = 0;
    this.outcomes.length = 0;
    this.webhooks.mode = 'normal';
  }

  /** The bank has decided on a refund, also on one that had succeeded. */
  async settle(refund: StripeRefund, outcome: Outcome): Promise<void> {
    Object.assign(refund, outcome);
    if (outcome.status === 'failed') {
      refund.failure_balance_transaction = this.book.newId('txn');
      this.emit('refund.failed', refundJson(refund));
    }
    this.emit('refund.updated', refundJson(refund));
    await this.webhooks.afterReply();
  }

  /** The customer disputes a payment at the bank. */
  async dispute(payment: StripePayment, reason = 'fraudulent'): Promise<void> {
    payment.dispute = { id: this.book.newId('dp'), reason, status: 'needs_response' };
    this.emit('charge.dispute.created', disputeJson(payment));
    await this.webhooks.afterReply();
  }

  async closeDispute(payment: StripePayment, status: 'won' | 'lost'): Promise<void> {
    if (!payment.dispute) throw new Error(`${payment.id} is not disputed`);
    payment.dispute.status = status;
    this.emit('charge.dispute.closed', disputeJson(payment));
    await this.webhooks.afterReply();
  }

  /** Somebody refunds on the provider's own page. */
  async refundElsewhere(payment: StripePayment, amount: number): Promise<StripeRefund> {
    const form = new URLSearchParams({ payment_intent: payment.id, amount: String(amount) });
    const call = {
      method: 'POST',
      path: '/v1/refunds',
      query: new URLSearchParams(),
      form,
      idempotencyKey: undefined,
    };
    const { body } = this.execute(call);
    await this.webhooks.afterReply();
    return this.book.refunds.get(body['id'] as string)!;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    const route = routeOf(call);
    this.asked.push(route);
    const fault = this.faultFor(route);
    if (fault?.when === 'before') {
      // A failed request is kept under its key like any other, if it got as far as being worked on.
      if (fault.how === 'server_error') this.keep(call, refusalOf(fault.how)!.reply);
      return failWith(response, fault.how);
    }
    const reply = this.replyTo(call, request.headers.authorization);
    await this.webhooks.beforeReply();
    if (fault) {
      if (fault.how === 'server_error') this.keep(call, refusalOf(fault.how)!.reply);
      failWith(response, fault.how);
    } else send(response, reply);
    await this.webhooks.afterReply();
  }

  private replyTo(call: Call, authorization: string | undefined): Reply {
    if (!/^Bearer sk_test_\w+/.test(authorization ?? ''))
      return new Refusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' }).reply;
    const kept = call.idempotencyKey === undefined ? undefined : this.kept.get(call.idempotencyKey);
    if (!kept) return this.keep(call, this.execute(call));
    if (kept.fingerprint === fingerprintOf(call))
      return { ...kept.reply, headers: { ...kept.reply.headers, 'idempotent-replayed': 'true' } };
    const message =
      'Keys for idempotent requests can only be used with the same parameters they were first used with.';
    return new Refusal(400, { type: 'idempotency_error', message }).reply;
  }

  private execute(call: Call): Reply {
    const outcome = (): Outcome => this.outcomes.shift() ?? { status: 'succeeded' };
    const emit = (type: string, object: Json): void => this.emit(type, object);
    try {
      return perform({ book: this.book, outcome, emit }, call);
    } catch (error) {
      if (error instanceof Refusal) return error.reply;
      throw error;
    }
  }

  /** Keeps the reply to a POST under its key, as Stripe does for a day. */
  private keep(call: Call, reply: Reply): Reply {
    if (call.method !== 'POST' || call.idempotencyKey === undefined) return reply;
    const headers = { 'idempotency-key': call.idempotencyKey };
    this.kept.set(call.idempotencyKey, { fingerprint: fingerprintOf(call), reply: { ...reply, headers } });
    return { ...reply, headers };
  }

  private emit(type: string, object: Json): void {
    this.webhooks.emit({
      id: this.book.newId('evt'),
      object: 'event',
      api_version: '2023-10-16',
      created: this.book.seconds(),
      data: { object },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    });
  }

  private faultFor(route: string): Fault | undefined {
    const fault = this.faults.find((planned) => planned.route === route && planned.times > 0);
    if (fault) fault.times -= 1;
    return fault;
  }
}

const fingerprintOf = ({ path, form }: Call): string => `${path} ${form.toString()}`;
