import type { EntityManager } from 'typeorm';
import type { ShiftQuery, ShiftView } from './shift.dto.js';

/** A shift's figures, by the devices' own time, so that an hour offline counts as the hour it was. */
export async function shiftOf(
  tx: EntityManager,
  merchantId: string,
  { from, station, by }: ShiftQuery,
): Promise<ShiftView> {
  const rows: ShiftView[] = await tx.query(shiftSql, [merchantId, from, station ?? null, by ?? null]);
  return rows[0]!;
}

const shiftSql = `
  with given as (
    select kind, outcome, undone_at, return_item_id, coalesce(device_at, scanned_at) as at,
      coalesce(device_at, scanned_at) - lag(coalesce(device_at, scanned_at))
        over (order by coalesce(device_at, scanned_at)) as gap
    from scan where merchant_id = $1 and kind <> 'undo' and coalesce(device_at, scanned_at) >= $2
      and scanned_at >= $2::timestamptz and ($3::text is null or station = $3) and ($4::text is null or scanned_by = $4))
  select count(*)::int as scans,
    count(*) filter (where outcome = 'parcel_received' and undone_at is null)::int as parcels,
    coalesce((select sum(i.quantity) from return_item i join given g on g.return_item_id = i.return_item_id
      where i.status <> 'undone'), 0)::int as items,
    count(*) filter (where undone_at is not null)::int as undone,
    round(coalesce(count(*) / nullif(extract(epoch from max(at) - min(at)) / 3600, 0), 0), 1)::float8 as "scansPerHour",
    round(percentile_cont(0.5) within group (order by extract(epoch from gap))
      filter (where kind = 'item')::numeric, 1)::float8 as "secondsPerItem"
  from given`;
