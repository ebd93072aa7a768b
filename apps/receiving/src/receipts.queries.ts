import { allowedActions, NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import { lineLifecycle } from './line.lifecycle.js';
import { receiptActionsByHand } from './receipt.lifecycle.js';
import type { ReceiptStatus } from './receipt.lifecycle.js';
import { lineStatus, surplusOf } from './receipt.rules.js';
import type { ReceiptLineView, ReceiptView, ReturnItemView } from './receiving.dto.js';

interface ReceiptFilter {
  merchantId: string;
  returnId?: string | undefined;
  returnIds?: string[] | undefined;
  status?: ReceiptStatus | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

type LineRecord = Omit<ReceiptLineView, 'status' | 'surplusQuantity'>;
type ItemRecord = Omit<ReturnItemView, 'allowedActions'>;
type ReceiptRecord = Omit<ReceiptView, 'lines' | 'items' | 'allowedActions'> & {
  lines: LineRecord[];
  items: ItemRecord[];
};

/** Newest first, each with its parcels, lines, items and timeline. */
export async function findReceipts(tx: EntityManager, filter: ReceiptFilter): Promise<ReceiptView[]> {
  const { merchantId, returnId, returnIds, status, startingAfter, limit } = filter;
  const rows: ReceiptRecord[] = await tx.query(receiptsSql, [
    merchantId,
    status,
    startingAfter,
    limit,
    returnIds ?? (returnId && [returnId]),
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
  lines: receipt.lines.map((line) => ({
    ...line,
    surplusQuantity: surplusOf(line),
    status: lineStatus(line),
  })),
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
       'receivedAt', p.received_at, 'weightGrams', p.weight_grams) order by p.parcel_id), '[]')
     from parcel p where p.return_id = r.return_id and p.undone_at is null) as parcels,
    (select coalesce(json_agg(json_build_object('returnLineId', l.return_line_id, 'orderLineId', l.order_line_id,
       'sku', l.sku, 'description', l.description, 'expectedQuantity', l.expected_quantity,
       'receivedQuantity', l.received_quantity, 'wrongItemQuantity', l.wrong_item_quantity,
       'missingQuantity', l.missing_quantity, 'damagedQuantity', l.damaged_quantity,
       'category', coalesce(a.category, o.category), 'gtins', coalesce(a.gtins, '{}')) order by l.return_line_id), '[]')
     from receipt_line l
     left join article a on a.merchant_id = l.merchant_id and a.sku = l.sku
     left join order_line o on o.merchant_id = l.merchant_id and o.order_id = r.order_id
       and o.order_line_id = l.order_line_id
     where l.return_id = r.return_id) as lines,
    (select coalesce(json_agg(json_build_object('returnItemId', i.return_item_id, 'returnLineId', i.return_line_id,
       'quantity', i.quantity, 'status', i.status, 'grade', i.grade, 'disposition', i.disposition,
       'finding', i.finding, 'proposedDisposition', i.proposed_disposition, 'ruleCode', i.rule_code,
       'overrideReason', i.override_reason, 'serial', i.serial, 'lot', i.lot, 'location', i.location,
       'clientScanId', i.client_scan_id)
       order by i.return_item_id), '[]')
     from return_item i where i.return_id = r.return_id and i.status <> 'undone') as items,
    (select coalesce(json_agg(json_build_object('returnItemId', s.return_item_id, 'from', s.from_status,
       'action', s.action, 'to', s.to_status, 'by', s.acted_by, 'station', s.station, 'at', s.acted_at, 'note', s.note)
       order by s.step_id), '[]')
     from receipt_step s where s.return_id = r.return_id) as timeline
  from receipt r
  where r.merchant_id = $1 and ($2::text is null or r.status = $2) and ($3::text is null or r.return_id < $3)
    and ($5::text[] is null or r.return_id = any($5))
  order by r.return_id desc limit $4`;
