import type { FakeStripe } from '#sandbox';
import { orderRegistered, returnOf } from './events.js';
import type { Desk } from './desk.js';

interface App {
  url: string;
  publish(aggregateId: string, ...events: object[]): Promise<void>;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

const webhookSecret = 'whsec_spec';

export const stripeSettings = (fake: FakeStripe): Record<string, string> => ({
  STRIPE_API_KEY: 'sk_test_spec',
  STRIPE_API_BASE: fake.origin,
  STRIPE_WEBHOOK_SECRET: webhookSecret,
  STRIPE_TIMEOUT_MS: '300',
});

/** A shop whose orders are paid through the fake Stripe. */
export class StripeShop {
  constructor(
    private readonly app: App,
    private readonly fake: FakeStripe,
    private readonly desk: Desk,
  ) {
    fake.webhooks.target = { url: `${app.url}/v1/refunds/webhooks/stripe`, secret: webhookSecret };
  }

  /** An order of one piece for 10.00, paid through Stripe, comes back. Resolves with its payment and its return. */
  async comesBack(quantity = 1) {
    const payment = this.fake.book.pay({ amount: 1_000, currency: 'eur' });
    const order = orderRegistered({
      lines: [{ quantity }],
      payments: [{ paymentId: payment.id, capturedMinor: 1_000 }],
    });
    const story = returnOf(order.orderId, { a: 1 });
    await this.app.publish(order.orderId, order);
    await this.app.publish(story.returnId, story.authorized, story.inspected);
    return { payment, order, ...story };
  }

  /** So many at once. */
  comeBack(count: number) {
    return Promise.all(Array.from({ length: count }, () => this.comesBack()));
  }

  /** Lets time pass until no tender waits for its gateway: looks up now what would be looked up later. */
  async settled(returnIds: string[]): Promise<void> {
    for (let round = 0; round < 600; round += 1) {
      const [row] = await this.app.sql<{ refunds: number; open: number }>(
        `select count(*)::int as refunds, count(*) filter (where status in
           ('submitting', 'unknown', 'pending', 'requires_action') or (status = 'reserved' and not exists (
             select from refunds.payment p where p.order_id = r.order_id and p.frozen_at is not null)))::int as open
         from refunds.refund r where return_id = any($1)`,
        [returnIds],
      );
      if (row!.refunds === returnIds.length && row!.open === 0) return;
      await this.app.sql(
        `update refunds.refund_tender set absent_at = absent_at - interval '11 min',
           look_up_after = case when status <> 'submitting' then now() end
         where ctid in (select ctid from refunds.refund_tender
           where status in ('unknown', 'pending', 'requires_action') for update skip locked)`,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('not settled in time');
  }

  /** Payments of which our books say another amount than the provider's, in live refunds. */
  async atOdds(): Promise<string[]> {
    const rows = await this.app.sql<{ payment_id: string; minor: number }>(
      `select payment_id, sum(amount_minor) filter (where status = 'succeeded')::int as minor
       from refunds.refund_tender group by payment_id`,
    );
    const ours = new Map(rows.map(({ payment_id, minor }) => [payment_id, minor ?? 0]));
    return [...this.fake.book.payments.values()]
      .filter((payment) => (ours.get(payment.id) ?? 0) !== this.fake.book.refunded(payment))
      .map(({ id }) => id);
  }

  refundOf(returnId: string) {
    return this.desk.list({ returnId }).then(([refund]) => refund!);
  }
}
