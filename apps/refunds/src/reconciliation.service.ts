import { Clock } from '#chassis';
import { Database, everyMerchant, nudge, Repeat } from '#messaging';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PaymentState, PaymentTaken } from './gateways/gateway.js';
import { Gateways } from './gateways/gateways.js';
import { compare, givenElsewhere } from './reconcile.rules.js';
import type { OwnTender } from './reconcile.rules.js';

/** Milliseconds between two comparisons of a payment that nobody asked about. */
const compareEveryMs = 24 * 3_600_000;
const batchSize = 8;

/** A payment to compare, and who may know of it. */
interface PaymentToCheck extends PaymentTaken {
  merchantId: string;
  orderId: string;
}

/** Compares what providers know of payments with our refunds, on a hint, on demand and once a day. */
@Injectable()
export class ReconciliationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(Gateways) private readonly gateways: Gateways,
  ) {}

  @Repeat({ everyMs: 1000 })
  async compareDue(): Promise<number> {
    const due = await this.database.transaction(everyMerchant, (tx) => this.claim(tx));
    await Promise.all(due.map((payment) => this.comparePayment(payment)));
    return due.length;
  }

  /** Asks for all payments with refunds on them to be compared now; resolves with how many. */
  async askForAll(tx: EntityManager, merchantId: string): Promise<number> {
    const rows: unknown[] = await tx.query(
      `with asked as (update payment p set check_after = $2
         where p.merchant_id = $1 and (p.refunded_minor > 0 or p.check_after is not null or exists (
           select from refund_tender t
           where (t.merchant_id, t.order_id, t.payment_id) = (p.merchant_id, p.order_id, p.payment_id)))
         returning 1)
       select from asked`,
      [merchantId, this.clock.now()],
    );
    nudge(tx);
    return rows.length;
  }

  private async claim(tx: EntityManager): Promise<PaymentToCheck[]> {
    const now = this.clock.now();
    return tx.query(
      `with due as (
         select ctid from payment where check_after <= $1 order by check_after limit $2 for update skip locked),
       claimed as (
         update payment set check_after = $3 where ctid in (select ctid from due)
         returning merchant_id as "merchantId", order_id as "orderId", payment_id as "paymentId", method)
       select * from claimed`,
      [now, batchSize, new Date(now.getTime() + compareEveryMs)],
    );
  }

  private async comparePayment(payment: PaymentToCheck): Promise<void> {
    const gateway = this.gateways.of(this.gateways.nameFor(payment));
    const state = await gateway?.stateOf(payment).catch(() => null);
    if (!state) return;
    await this.database.transaction(payment.merchantId, (tx) => this.save(tx, payment, state));
    // Apart from the order's lock: whoever moves a tender takes the order after it.
    await this.database.transaction(payment.merchantId, (tx) => hint(tx, payment, this.clock.now()));
  }

  private async save(
    tx: EntityManager,
    { merchantId, orderId, paymentId }: PaymentToCheck,
    state: PaymentState,
  ): Promise<void> {
    const of = [merchantId, orderId, paymentId];
    const now = this.clock.now();
    await tx.query(
      `select from paid_order where merchant_id = $1 and order_id = $2 for update`,
      of.slice(0, 2),
    );
    const tenders: OwnTender[] = await tx.query(
      `select t.refund_id as "refundId", t.position, t.attempt, t.status, t.amount_minor as "amountMinor",
         t.gateway_reference as "gatewayReference"
       from refund_tender t where t.merchant_id = $1 and t.order_id = $2 and t.payment_id = $3
         and t.gateway not in ('manual', 'store_credit', 'exchange')`,
      of,
    );
    await tx.query(
      `update payment set refunded_elsewhere_minor = $4, checked_at = $5,
         frozen_at = case when $6::text is null then null else coalesce(frozen_at, $5) end, frozen_reason = $6
       where merchant_id = $1 and order_id = $2 and payment_id = $3`,
      [...of, givenElsewhere(tenders, state), now, state.disputed],
    );
    await this.replaceFindings(tx, of, { findings: compare(tenders, state), now });
  }

  private async replaceFindings(
    tx: EntityManager,
    of: string[],
    { findings, now }: { findings: ReturnType<typeof compare>; now: Date },
  ): Promise<void> {
    await tx.query(
      `delete from reconciliation_finding where merchant_id = $1 and order_id = $2 and payment_id = $3`,
      of,
    );
    await tx.query(
      `insert into reconciliation_finding (merchant_id, order_id, payment_id, kind, subject, detail, found_at)
       select $1, $2, $3, kind, subject, detail, $4
       from jsonb_to_recordset($5) as f(kind text, subject text, detail text) on conflict do nothing`,
      [...of, now, JSON.stringify(findings)],
    );
  }
}

/** What moved at the provider is looked up tender by tender: only that changes a refund. */
async function hint(
  tx: EntityManager,
  { merchantId, orderId, paymentId }: PaymentToCheck,
  now: Date,
): Promise<void> {
  await tx.query(
    `with open as (select ctid from refund_tender where merchant_id = $1 and order_id = $2 and payment_id = $3
       and gateway <> 'manual' and status in ('unknown', 'pending', 'requires_action', 'succeeded')
       order by refund_id, position for update)
     update refund_tender set look_up_after = $4 where ctid in (select ctid from open)`,
    [merchantId, orderId, paymentId, now],
  );
  nudge(tx);
}
