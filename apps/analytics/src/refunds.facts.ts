import type { RefundFailedV1, RefundSucceededV1 } from '#contracts';
import type { EntityManager } from 'typeorm';

/** The last outcome stands: a bank may send money back that was paid out days before. */
async function saveOutcome(
  tx: EntityManager,
  merchantId: string,
  event: RefundSucceededV1 | RefundFailedV1,
  succeededAt: string | null,
): Promise<void> {
  await tx.query(
    `insert into refund (merchant_id, refund_id, return_id, currency, amount_minor, succeeded_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (merchant_id, refund_id) do update set currency = excluded.currency,
       amount_minor = excluded.amount_minor, succeeded_at = excluded.succeeded_at`,
    [merchantId, event.refundId, event.returnId, event.currency, event.amountMinor, succeededAt],
  );
}

export async function saveRefundSucceeded(
  tx: EntityManager,
  merchantId: string,
  event: RefundSucceededV1,
): Promise<void> {
  await saveOutcome(tx, merchantId, event, event.succeededAt);
  await tx.query(
    `insert into refund_line (merchant_id, refund_id, return_line_id, refund_minor)
     select $1, $2, line."returnLineId", line."refundMinor"
     from jsonb_to_recordset($3::jsonb) as line ("returnLineId" text, "refundMinor" bigint)
     on conflict (merchant_id, refund_id, return_line_id) do update set refund_minor = excluded.refund_minor`,
    [merchantId, event.refundId, JSON.stringify(event.lines)],
  );
}

export const saveRefundFailed = (
  tx: EntityManager,
  merchantId: string,
  event: RefundFailedV1,
): Promise<void> => saveOutcome(tx, merchantId, event, null);
