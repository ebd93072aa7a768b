import type { EntityManager } from 'typeorm';
import type { Account, LedgerKind } from '../ledger.rules.js';

export interface JournalEntry {
  postedAt: Date;
  transactionId: number;
  kind: LedgerKind;
  refundId: string | null;
  orderId: string | null;
  account: Account;
  /** Debits above zero, credits below. */
  amountMinor: number;
  currency: string;
}

/** Every ledger entry of these days (UTC), both included, in the order of posting. */
export const journalOf = (
  tx: EntityManager,
  merchantId: string,
  { from, to }: { from: string; to: string },
): Promise<JournalEntry[]> =>
  tx.query(
    `select x.posted_at as "postedAt", ledger_transaction_id as "transactionId", x.kind,
       coalesce(x.refund_id, x.subject) as "refundId", r.order_id as "orderId", e.account,
       e.amount_minor as "amountMinor", e.currency
     from ledger_transaction x join ledger_entry e using (ledger_transaction_id)
       left join refund r on r.refund_id = x.refund_id
     where x.merchant_id = $1 and x.posted_at >= $2::date and x.posted_at < $3::date + 1
     order by ledger_transaction_id, ledger_entry_id`,
    [merchantId, from, to],
  );
