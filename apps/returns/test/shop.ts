import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import type { OrderInput } from '../src/order.dto.js';
import type { ReturnInput } from '../src/return.dto.js';
import { order } from './order.builder.js';

type Http = ReturnType<typeof supertest>;
type Headers = Record<string, string>;

/** The calls a storefront makes, each write with a key of its own. */
export class Shop {
  private orders = 0;

  constructor(
    readonly http: Http,
    readonly key: Headers,
    /** Of every order, where a spec says nothing else. */
    private readonly usual: Partial<OrderInput> = {},
  ) {}

  put(orderId: string, facts: Partial<OrderInput> = {}) {
    return this.http
      .put(`/v1/orders/${orderId}`)
      .set(this.key)
      .send(order({ ...this.usual, ...facts }));
  }

  /** A new order; resolves with its id. */
  async register(facts: Partial<OrderInput> = {}): Promise<string> {
    const orderId = `order-${(this.orders += 1)}`;
    await this.put(orderId, facts).expect(200);
    return orderId;
  }

  get(path: string) {
    return this.http.get(path).set(this.key);
  }

  post(path: string, body: object = {}, headers: Headers = {}) {
    const all = { 'idempotency-key': randomUUID(), ...this.key, ...headers };
    return this.http.post(path).set(all).send(body);
  }

  open(input: Omit<ReturnInput, 'lines'> & { lines?: object[] }, headers: Headers = {}) {
    return this.post('/v1/returns', { lines: [{ orderLineId: '1', quantity: 1 }], ...input }, headers);
  }

  /** An authorized return of one piece; resolves with the reply's body. */
  async authorized(facts: Partial<OrderInput> = {}): Promise<{ returnId: string; orderId: string }> {
    const { body } = await this.open({ orderId: await this.register(facts) }).expect(201);
    return body as { returnId: string; orderId: string };
  }
}
