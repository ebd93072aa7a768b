import { allowedActions, NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import { lineLifecycle } from './line.lifecycle.js';
import { receiptActionsByHand } from './receipt.lifecycle.js';
import type { ReceiptStatus } from './receipt.lifecycle.js';
import { lineStatus } from './receipt.rules.js';
import type { ReceiptLineView, ReceiptView, ReturnItemView } from './receiving.dto.js';

interface ReceiptFilter {
  merchantId: string;
  returnId?: string | undefined;
  status?: ReceiptStatus | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

type LineRecord = Omit<ReceiptLineView, 'status'>;
type ItemRecord = Omit<ReturnItemView, 'allowedActions'>;
type ReceiptRecord = Omit<ReceiptView, 'lines' | 'items' | 'allowedActions'> & {
  lines: LineRecord[];
  items: ItemRecord[];
};

/** Newest first, each with its parcels, lines, items and timeline. */
export async function findReceipts(tx: EntityManager, filter: ReceiptFilter): Promise<ReceiptView[]> {
  const { merchantId, returnId, status, startingAfter, limit } = filter;
  const rows: ReceiptRecord[] = await tx.query(receiptsSql, [
    merchantId,
    returnId,
    status,
    startingAfter,
    limit,
  ]);
  return rows.map(viewOf);
}

/** Throws NotFound. */
export async function getReceipt(
  tx: EntityManager,
  merchantId: string,
  returnId: string,
): Promise<ReceiptView> {
  const [receipt] = await findReceipts(tx, { merchantId, returnId, limit: 1 });
  if (!receipt) throw new NotFound('receipt', returnId);
  return receipt;
}

const viewOf = (receipt: ReceiptRecord): ReceiptView => ({
  ...receipt,
  lines: receipt.lines.map((line) => ({ ...line, status: lineStatus(line) })),
  items: receipt.items.map((item) => ({
    ...item,
    allowedActions: allowedActions(lineLifecycle, item.status),
  })),
  allowedActions: receiptActionsByHand(receipt.status),
});

const receiptsSql = `
  select r.return_id as "returnId", r.rma_number as "rmaNumber", r.order_id as "orderId",
    r.tracking_number as "trackingNumber", r.status,
    (select coalesce(json_agg(json_build_object('parcelId', p.parcel_id, 'trackingNumber', p.tracking_number,
       'receivedAt', p.received_at) order by p.parcel_id), '[]')
     from parcel p where p.return_id = r.return_id) as parcels,
    (select coalesce(json_agg(json_build_object('returnLineId', l.return_line_id, 'orderLineId', l.order_line_id,
       'sku', l.sku, 'description', l.description, 'expectedQuantity', l.expected_quantity,
       'receivedQuantity', l.received_quantity, 'wrongItemQuantity', l.wrong_item_quantity,
       'missingQuantity', l.missing_quantity) order by l.return_line_id), '[]')
     from receipt_line l where l.return_id = r.return_id) as lines,
    (select coalesce(json_agg(json_build_object('returnItemId', i.return_item_id, 'returnLineId', i.return_line_id,
       'quantity', i.quantity, 'status', i.status, 'grade', i.grade, 'disposition', i.disposition)
       order by i.return_item_id), '[]')
     from return_item i where i.return_id = r.return_id) as items,
    (select coalesce(json_agg(json_build_object('returnItemId', s.return_item_id, 'from', s.from_status,
       'action', s.action, 'to', s.to_status, 'by', s.acted_by, 'at', s.acted_at, 'note', s.note)
       order by s.step_id), '[]')
     from receipt_step s where s.return_id = r.return_id) as timeline
  from receipt r
  where r.merchant_id = $1 and ($2::text is null or r.return_id = $2) and ($3::text is null or r.status = $3)
    and ($4::text is null or r.return_id < $4)
  order by r.return_id desc limit $5`;
