import type { EntityManager } from 'typeorm';

/** A promise that holds after every transaction; `violations` counts the places where it is broken. */
export interface Invariant {
  id: string;
  promise: string;
  /** One row per violation, of the merchant $1 or, when that is null, of all. */
  sql: string;
}

export const invariants: readonly Invariant[] = [
  {
    id: 'I1',
    promise: 'Every ledger transaction adds up to zero in each currency.',
    sql: `select ledger_transaction_id from ledger_entry where merchant_id = coalesce($1, merchant_id)
          group by ledger_transaction_id, currency having sum(amount_minor) <> 0`,
  },
  {
    id: 'I2',
    promise: 'No payment gives back more than was captured.',
    sql: `select payment_id from payment
          where merchant_id = coalesce($1, merchant_id) and refunded_minor not between 0 and captured_minor`,
  },
  {
    id: 'I3',
    promise: 'What is marked as refunded on a payment is the sum of its live refunds.',
    sql: `select payment_id from payment p where merchant_id = coalesce($1, merchant_id) and refunded_minor <> (
            select coalesce(sum(t.amount_minor), 0) from refund_tender t join refund r using (refund_id)
            where (t.merchant_id, t.order_id, t.payment_id) = (p.merchant_id, p.order_id, p.payment_id)
              and r.live)`,
  },
  {
    id: 'I4',
    promise: 'At most one live refund covers a line of a return.',
    sql: `select l.return_line_id from refund_line l join refund r using (refund_id)
          where l.merchant_id = coalesce($1, l.merchant_id) and r.live
          group by l.merchant_id, l.return_id, l.return_line_id, l.kind having count(*) > 1`,
  },
  {
    id: 'I5',
    promise: 'Every refund that a provider made under our name is known to us.',
    sql: `select subject from reconciliation_finding
          where merchant_id = coalesce($1, merchant_id) and kind = 'unknown_to_us'`,
  },
  {
    id: 'I6',
    promise: 'No refund is in the dark for more than half an hour.',
    sql: `select refund_id from refund_tender where merchant_id = coalesce($1, merchant_id)
            and status = 'unknown' and submitted_at < now() - interval '30 min'`,
  },
  {
    id: 'I7',
    promise: 'No event waits more than five minutes to be published.',
    sql: `select event_id from outbox where merchant_id = coalesce($1, merchant_id) and published_at is null
            and recorded_at < now() - interval '5 min'`,
  },
  {
    id: 'I8',
    promise: 'Every event is applied at most once.',
    sql: `select event_id from inbox where merchant_id = coalesce($1, merchant_id)
          group by event_id having count(*) > 1`,
  },
  {
    id: 'I9',
    promise: 'No return gives back more pieces than were authorized.',
    sql: `select l.return_line_id from refund_line l join authorized_return a using (merchant_id, return_id),
            jsonb_to_recordset(a.lines) as p("returnLineId" text, quantity int)
          where l.merchant_id = coalesce($1, l.merchant_id) and l.live and l.kind = 'goods'
            and p."returnLineId" = l.return_line_id and l.quantity > p.quantity`,
  },
];

/** The number of violations of an invariant, among one merchant's data. */
export async function violationsOf(
  tx: EntityManager,
  merchantId: string,
  { sql }: Invariant,
): Promise<number> {
  const rows: { count: number }[] = await tx.query(
    `select count(*)::int as count from (${sql}) as violation`,
    [merchantId],
  );
  return rows[0]!.count;
}
