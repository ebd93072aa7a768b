import type { EntityManager } from 'typeorm';
import type { OrphanLabel, OrphanTotal } from './shipping.dto.js';

/** The most that one report lists; the totals count all. */
const limit = 1000;

/**
 * Why a label costs money for nothing: bought and not used although its day has passed; voided and the postage is
 * kept, or nobody heard of it for 30 days; voided and used all the same; unknown for half an hour.
 */
const orphan = `
  select l.label_id as "labelId", l.return_id as "returnId", l.carrier, l.tracking_number as "trackingNumber",
    l.cost_minor as "costMinor", l.currency, 
    coalesce(l.purchased_at, l.requested_at) as since,
    case
      when l.status = 'purchased' and l.expires_on < current_date - 1 then 'unused_past_its_day'
      when l.status = 'unknown' and l.requested_at < now() - interval '30 minutes' then 'unknown_too_long'
      when l.status = 'voided' and exists (select from tracking_scan s where s.label_id = l.label_id
        and s.status not in ('pre_transit', 'unknown')) then 'voided_and_used'
      when r.status = 'rejected' then 'postage_kept'
      when r.status in ('requested', 'submitted') and r.requested_at < now() - interval '30 days' then 'postage_overdue'
    end as reason
  from label l left join postage_refund r using (label_id)
  where l.merchant_id = $1 and l.status in ('purchased', 'unknown', 'voided')
`;

/** Oldest first. */
export const findOrphans = (tx: EntityManager, merchantId: string): Promise<OrphanLabel[]> =>
  tx.query(
    `select "labelId", "returnId", reason, carrier, "trackingNumber", "costMinor"::float8 as "costMinor", currency,
       to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
     from (${orphan}) o where reason is not null order by since limit ${limit}`,
    [merchantId],
  );

export const sumOrphans = (tx: EntityManager, merchantId: string): Promise<OrphanTotal[]> =>
  tx.query(
    `select reason, currency, count(*)::int as labels, coalesce(sum("costMinor"), 0)::float8 as "costMinor"
     from (${orphan}) o where reason is not null group by reason, currency order by reason, currency`,
    [merchantId],
  );
