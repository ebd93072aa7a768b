import type { EntityManager } from 'typeorm';
import type { LedgerEntry, LedgerKind } from './ledger.rules.js';

/** Which step of which refund a posting belongs to; each is posted once. */
export interface Posting {
  merchantId: string;
  /** Null for what is about a store credit: then `subject` names it. */
  refundId: string | null;
  subject?: string;
  currency: string;
  kind: LedgerKind;
  at: Date;
  /** The attempt of the reservation or, with `tender`, of that tender. */
  attempt: number;
  tender?: number;
}

/** Posts one ledger transaction. The database refuses, at commit, entries that do not add up to zero. */
export async function postToLedger(
  tx: EntityManager,
  posting: Posting,
  entries: LedgerEntry[],
): Promise<void> {
  await tx.query(
    `with posted as (
       insert into ledger_transaction (merchant_id, refund_id, kind, posted_at, attempt, tender, subject)
       values ($1, $2, $3, $4, $7, $8, $9)
       returning ledger_transaction_id)
     insert into ledger_entry (merchant_id, ledger_transaction_id, account, currency, amount_minor)
     select $1, ledger_transaction_id, account, $5, "amountMinor"
     from posted, jsonb_to_recordset($6) as entry(account text, "amountMinor" bigint)`,
    [
      posting.merchantId,
      posting.refundId,
      posting.kind,
      posting.at,
      posting.currency,
      JSON.stringify(entries),
      posting.attempt,
      posting.tender,
      posting.subject,
    ],
  );
}
