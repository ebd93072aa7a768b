import { NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import { LabelRow } from './label.entity.js';
import type { LabelFormat, TrackingStatus } from './carriers/carrier.js';
import type { PostageRefundStatus } from './postage-refund.lifecycle.js';
import type { LabelAction, LabelStatus } from './label.lifecycle.js';

/** A label with its timeline. */
export interface LabelRecord {
  labelId: string;
  returnId: string;
  rmaNumber: string;
  orderId: string;
  status: LabelStatus;
  carrier: string | null;
  serviceLevel: string | null;
  trackingNumber: string | null;
  costMinor: number | null;
  currency: string | null;
  expiresOn: string | null;
  parcelNumber: number;
  /** Whether we know what to print; labels of older releases are files only. */
  hasContent: boolean;
  hasCustoms: boolean;
  carrierFile: LabelFormat | null;
  postageRefund: PostageRefundStatus | null;
  tracking: { status: TrackingStatus; scannedAt: string; message: string | null; place: string | null }[];
  timeline: LabelTransition[];
}

export interface LabelTransition {
  from: LabelStatus | null;
  action: LabelAction | 'request';
  to: LabelStatus;
  by: string;
  at: string;
  note: string | null;
}

export interface LabelFilter {
  merchantId: string;
  labelId?: string | undefined;
  /** A customer sees the labels of one order only. */
  orderId?: string | undefined;
  returnId?: string | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

/** Newest first. */
export const findLabels = (tx: EntityManager, filter: LabelFilter): Promise<LabelRecord[]> =>
  tx.query(
    `select l.label_id as "labelId", l.return_id as "returnId", l.rma_number as "rmaNumber",
       l.order_id as "orderId", l.status, l.carrier, l.service_level as "serviceLevel",
       l.tracking_number as "trackingNumber", l.cost_minor as "costMinor", l.currency,
       l.expires_on as "expiresOn", l.parcel_number as "parcelNumber", d.format as "carrierFile",
       c.label_id is not null as "hasContent",
       coalesce(c.has_customs, false) as "hasCustoms", r.status as "postageRefund",
       coalesce((select json_agg(json_build_object('status', s.status, 'message', nullif(s.message, ''),
          'scannedAt', to_char(s.scanned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'place', s.place)
          order by s.scanned_at) from tracking_scan s where s.label_id = l.label_id), '[]') as tracking,
       (select json_agg(json_build_object('from', t.from_status, 'action', t.action, 'to', t.to_status,
          'by', t.acted_by, 'at', to_char(t.acted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'note', t.note) order by t.transition_id)
          from label_transition t where t.label_id = l.label_id) as timeline
     from label l
       left join label_document d using (label_id)
       left join label_content c using (label_id)
       left join postage_refund r using (label_id)
     where l.merchant_id = $1 and ($2::text is null or l.label_id = $2) and ($3::text is null or l.order_id = $3)
       and ($4::text is null or l.return_id = $4) and ($5::text is null or l.label_id < $5)
     order by l.label_id desc limit $6`,
    [filter.merchantId, filter.labelId, filter.orderId, filter.returnId, filter.startingAfter, filter.limit],
  );

/** Throws NotFound, also when the label belongs to another order than the filter's. */
export async function getLabel(
  tx: EntityManager,
  filter: Omit<LabelFilter, 'limit'> & { labelId: string },
): Promise<LabelRecord> {
  const [label] = await findLabels(tx, { ...filter, limit: 1 });
  if (!label) throw new NotFound('label', filter.labelId);
  return label;
}

/** The longest waiting labels whose sender is known, locked; those another process holds are left to it. */
export const findPurchasable = (tx: EntityManager, now: Date, limit: number): Promise<LabelRow[]> =>
  tx
    .createQueryBuilder(LabelRow, 'label')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .where('label.try_at <= :now', { now })
    .andWhere(
      `exists (select from order_contact c
         where c.merchant_id = label.merchant_id and c.order_id = label.order_id)`,
    )
    .orderBy('label.try_at')
    .limit(limit)
    .getMany();

/** For change. Throws NotFound. */
export async function lockLabel(tx: EntityManager, labelId: string): Promise<LabelRow> {
  const label = await tx.findOne(LabelRow, { where: { labelId }, lock: { mode: 'pessimistic_write' } });
  if (!label) throw new NotFound('label', labelId);
  return label;
}
