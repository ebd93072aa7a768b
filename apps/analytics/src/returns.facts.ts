import type {
  ItemDispositionedV1,
  ReturnAuthorizedV1,
  ReturnInspectedV1,
  ReturnRequestedV1,
} from '#contracts';
import type { EntityManager } from 'typeorm';

type StageColumn =
  | 'requested_at'
  | 'authorized_at'
  | 'declined_at'
  | 'cancelled_at'
  | 'expired_at'
  | 'scanned_at'
  | 'received_at'
  | 'inspected_at'
  | 'closed_at';

interface StageReached {
  stage: StageColumn;
  at: string;
}

/** When a return first reached a stage: of several parcels the earliest counts, whichever event comes first. */
export async function saveStage(
  tx: EntityManager,
  merchantId: string,
  of: { returnId: string; orderId?: string },
  { stage, at }: StageReached,
): Promise<void> {
  await tx.query(
    `insert into return_case (merchant_id, return_id, order_id, ${stage}) values ($1, $2, $3, $4)
     on conflict (merchant_id, return_id) do update set ${stage} = least(return_case.${stage}, excluded.${stage}),
       order_id = excluded.order_id`,
    [merchantId, of.returnId, of.orderId ?? null, at],
  );
}

// Rows of one return are written in the order of their ids: the events of a return and of its receipt meet here.
export async function saveRequested(
  tx: EntityManager,
  merchantId: string,
  event: ReturnRequestedV1,
): Promise<void> {
  await saveStage(tx, merchantId, event, { stage: 'requested_at', at: event.requestedAt });
  await tx.query(`update return_case set verdict = $3 where merchant_id = $1 and return_id = $2`, [
    merchantId,
    event.returnId,
    event.verdict,
  ]);
  await tx.query(
    `insert into return_line (merchant_id, return_id, return_line_id, sku, reason_code, verdict, response_codes,
       requested_quantity)
     select $1, $2, line."returnLineId", line.sku, line."reasonCode", line.verdict, line."responseCodes", line.quantity
     from jsonb_to_recordset($3::jsonb) as line ("returnLineId" text, sku text, "reasonCode" text, verdict text,
       "responseCodes" text[], quantity int)
     order by 3
     on conflict (merchant_id, return_id, return_line_id) do update set sku = excluded.sku,
       reason_code = excluded.reason_code, verdict = excluded.verdict, response_codes = excluded.response_codes,
       requested_quantity = excluded.requested_quantity`,
    [merchantId, event.returnId, JSON.stringify(event.lines)],
  );
}

export async function saveAuthorized(
  tx: EntityManager,
  merchantId: string,
  event: ReturnAuthorizedV1,
): Promise<void> {
  await saveStage(tx, merchantId, event, { stage: 'authorized_at', at: event.authorizedAt });
  await tx.query(
    `insert into return_line (merchant_id, return_id, return_line_id, sku, authorized_quantity)
     select $1, $2, line."returnLineId", line.sku, line.quantity
     from jsonb_to_recordset($3::jsonb) as line ("returnLineId" text, sku text, quantity int)
     order by 3
     on conflict (merchant_id, return_id, return_line_id) do update set
       authorized_quantity = excluded.authorized_quantity`,
    [merchantId, event.returnId, JSON.stringify(event.lines)],
  );
}

export async function saveInspected(
  tx: EntityManager,
  merchantId: string,
  event: ReturnInspectedV1,
): Promise<void> {
  await saveStage(tx, merchantId, event, { stage: 'inspected_at', at: event.inspectedAt });
  await tx.query(
    `insert into return_line (merchant_id, return_id, return_line_id, sku, accepted_quantity, missing_quantity,
       wrong_item_quantity)
     select $1, $2, line."returnLineId", line.sku, line."acceptedQuantity", line."missingQuantity",
       line."wrongItemQuantity"
     from jsonb_to_recordset($3::jsonb) as line ("returnLineId" text, sku text, "acceptedQuantity" int,
       "missingQuantity" int, "wrongItemQuantity" int)
     order by 3
     on conflict (merchant_id, return_id, return_line_id) do update set
       accepted_quantity = excluded.accepted_quantity, missing_quantity = excluded.missing_quantity,
       wrong_item_quantity = excluded.wrong_item_quantity`,
    [merchantId, event.returnId, JSON.stringify(event.lines)],
  );
}

export async function saveItem(
  tx: EntityManager,
  merchantId: string,
  event: ItemDispositionedV1,
): Promise<void> {
  await tx.query(
    `insert into returned_item (merchant_id, return_item_id, return_id, return_line_id, sku, quantity, grade,
       disposition, dispositioned_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (merchant_id, return_item_id) do update set quantity = excluded.quantity, grade = excluded.grade,
       disposition = excluded.disposition, dispositioned_at = excluded.dispositioned_at`,
    [
      merchantId,
      event.returnItemId,
      event.returnId,
      event.returnLineId,
      event.sku,
      event.quantity,
      event.grade,
      event.disposition,
      event.dispositionedAt,
    ],
  );
}
