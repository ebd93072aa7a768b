import type { EntityManager } from 'typeorm';
import type { CodeKind } from '../scans/scan.outcomes.js';
import type { ReadCode } from './scan-codes.js';

/** What a code turned out to name. */
export interface Found {
  codeKind: CodeKind;
  returnId: string;
  returnLineId: string | null;
}

/** How many returns are offered when a code names several. */
const choices = 10;

/** The return whose parcel carries the code; the newest, should a carrier use a number twice. */
export async function findParcel(
  tx: EntityManager,
  merchantId: string,
  code: ReadCode,
): Promise<Found | undefined> {
  const rows: { returnId: string; isRma: boolean }[] = await tx.query(
    `select return_id as "returnId", rma_number = $2 as "isRma" from receipt
     where merchant_id = $1 and (rma_number = $2 or tracking_number = any($3))
     order by (rma_number = $2) desc nulls last, return_id desc limit 1`,
    [merchantId, code.rmaNumber ?? null, code.trackingNumbers],
  );
  const row = rows[0];
  if (!row) return undefined;
  const codeKind = row.isRma ? 'rma' : code.sscc ? 'sscc' : 'tracking';
  return { codeKind, returnId: row.returnId, returnLineId: null };
}

/**
 * The lines or returns that a serial number, an article or an order number names: of the open return first, then of
 * any return that is still expected or being received.
 */
export async function findContents(
  tx: EntityManager,
  merchantId: string,
  code: ReadCode,
  openReturnId: string | undefined,
): Promise<Found[]> {
  const rows: (Found & { isOpen: boolean })[] = await tx.query(contentsSql, [
    merchantId,
    code.serial ?? code.text,
    code.text.toUpperCase(),
    code.gtin ?? null,
    code.text,
    openReturnId ?? null,
  ]);
  const open = rows.filter(({ isOpen }) => isOpen);
  const best = (open.length > 0 ? open : rows).map(({ codeKind, returnId, returnLineId }) => ({
    codeKind,
    returnId,
    returnLineId,
  }));
  return best.filter(({ codeKind }) => codeKind === best[0]?.codeKind);
}

const contentsSql = `
  with named as (
    select 1 as rank, 'serial' as "codeKind", l.return_id, l.return_line_id from serial s
      join receipt r on r.merchant_id = s.merchant_id and r.order_id = s.order_id
      join receipt_line l on l.return_id = r.return_id and l.order_line_id = s.order_line_id
      where s.merchant_id = $1 and s.serial = $2
    union all
    select 2, 'gtin', l.return_id, l.return_line_id from article a
      join receipt_line l on l.merchant_id = a.merchant_id and upper(l.sku) = upper(a.sku)
      where $4::text is not null and a.merchant_id = $1 and a.gtins @> array[$4]
    union all
    select 3, 'sku', l.return_id, l.return_line_id from receipt_line l
      where l.merchant_id = $1 and upper(l.sku) = $3
    union all
    select 4, 'order', r.return_id, null from receipt r where r.merchant_id = $1 and r.order_id = $5)
  select "codeKind", n.return_id as "returnId", n.return_line_id as "returnLineId",
    coalesce(n.return_id = $6, false) as "isOpen"
  from named n join receipt r on r.return_id = n.return_id
    left join receipt_line l on l.return_line_id = n.return_line_id
  where r.status in ('expected', 'receiving') or n.return_id = $6
  order by "isOpen" desc, rank,
    greatest(0, l.expected_quantity - l.received_quantity - l.wrong_item_quantity) desc nulls last,
    n.return_id desc
  limit ${choices}`;
