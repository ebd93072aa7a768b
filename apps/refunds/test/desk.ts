import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { invariants } from '../src/invariants.queries.js';
import type { RefundView } from '../src/refund.dto.js';

/** What the desk needs of a running service; named here because only specs may import #testing. */
interface App {
  http: ReturnType<typeof supertest>;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** The refund desk of a spec: looks at refunds and acts on them as a person would. */
export class Desk {
  constructor(
    private readonly app: App,
    readonly key: { authorization: string },
  ) {}

  async list(query: { returnId?: string; status?: string; limit?: number }): Promise<RefundView[]> {
    const { body } = await this.app.http.get('/v1/refunds').query(query).set(this.key).expect(200);
    return (body as { data: RefundView[] }).data;
  }

  async get({ refundId }: RefundView): Promise<RefundView> {
    return (await this.app.http.get(`/v1/refunds/${refundId}`).set(this.key).expect(200)).body as RefundView;
  }

  /** `idempotencyKey` is new unless given. */
  confirm(refund: RefundView, idempotencyKey: string = randomUUID()) {
    const body = { reference: 'SEPA-1', paidAt: '2026-11-13T09:00:00Z' };
    return this.post(refund, 'confirm', body).set('idempotency-key', idempotencyKey);
  }

  fail(refund: RefundView) {
    return this.post(refund, 'fail', { reason: 'account closed' }).set('idempotency-key', randomUUID());
  }

  post({ refundId }: Pick<RefundView, 'refundId'>, action: string, body: object) {
    return this.app.http.post(`/v1/refunds/${refundId}/${action}`).set(this.key).send(body);
  }

  /** What the ledger holds of a refund; accounts in balance are left out. */
  async ledgerOf({ refundId }: RefundView): Promise<Record<string, number>> {
    const rows = await this.app.sql<{ account: string; minor: number }>(
      `select account, sum(amount_minor)::int as minor from refunds.ledger_entry
       join refunds.ledger_transaction using (ledger_transaction_id)
       where refund_id = $1 group by account having sum(amount_minor) <> 0`,
      [refundId],
    );
    return Object.fromEntries(rows.map(({ account, minor }) => [account, minor]));
  }

  /** Sum of what is marked as refunded on the order's payments. */
  async refundedMinor({ orderId }: RefundView): Promise<number> {
    const rows = await this.app.sql<{ minor: number }>(
      `select sum(refunded_minor)::int as minor from refunds.payment where order_id = $1`,
      [orderId],
    );
    return rows[0]!.minor;
  }

  /** Ids of the invariants that do not hold, over all merchants. */
  async brokenInvariants(): Promise<string[]> {
    await this.app.sql(`set search_path to refunds`);
    const broken: string[] = [];
    for (const { id, sql } of invariants) {
      if ((await this.app.sql(sql, [null])).length > 0) broken.push(id);
    }
    return broken;
  }
}
