import type { EntityManager } from 'typeorm';

/** Refunds of which the ledger says another amount was paid than their tenders do. */
export const ledgerFindings = (
  tx: EntityManager,
  merchantId: string,
): Promise<{ refundId: string; detail: string }[]> =>
  tx.query(
    `select refund_id as "refundId", format('ledger %s, tenders %s', posted, paid) as detail from (
       select r.refund_id,
         coalesce((select sum(amount_minor) from refund_tender t
           where t.refund_id = r.refund_id and t.status = 'succeeded'), 0) as paid,
         coalesce((select -sum(e.amount_minor) from ledger_transaction x join ledger_entry e using (ledger_transaction_id)
           where x.refund_id = r.refund_id
             and e.account in ('psp_clearing', 'store_credit_liability', 'exchange_clearing')), 0) as posted
       from refund r where r.merchant_id = $1) as both_sides
     where posted <> paid order by refund_id limit 500`,
    [merchantId],
  );
