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
