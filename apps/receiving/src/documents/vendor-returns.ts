import { Injectable } from '@nestjs/common';
import { NotFound } from '#contracts';
import { Clock, newId, newRmaNumber } from '#chassis';
import type { EntityManager } from 'typeorm';
import type { VendorReturnView } from './documents.dto.js';
import { NothingForVendor } from './documents.errors.js';

interface Issue {
  merchantId: string;
  vendor: string;
  reference?: string | undefined;
}

/** Goods that go back to their vendors, with a return number of their own. */
@Injectable()
export class VendorReturns {
  constructor(private readonly clock: Clock) {}

  /** Puts everything that waits for the vendor on one document, each piece once. Throws NothingForVendor. */
  async issue(tx: EntityManager, { merchantId, vendor, reference }: Issue, by: string): Promise<string> {
    const vendorReturnId = newId('vrt');
    const number = newRmaNumber().replace('RMA', 'VRMA');
    const values = [vendorReturnId, merchantId, number, vendor, reference ?? null, by, this.clock.now()];
    const rows: { pieces: number }[] = await tx.query(issueSql, values);
    if (rows[0]!.pieces === 0) throw new NothingForVendor(`nothing waits for ${vendor}`, { vendor });
    return vendorReturnId;
  }
}

export interface VendorReturnFilter {
  merchantId: string;
  vendorReturnId?: string;
  vendor?: string | undefined;
  startingAfter?: string | undefined;
  limit: number;
}

export async function findVendorReturns(
  tx: EntityManager,
  { merchantId, vendorReturnId, vendor, startingAfter, limit }: VendorReturnFilter,
): Promise<VendorReturnView[]> {
  const values = [merchantId, vendorReturnId ?? null, vendor ?? null, startingAfter ?? null, limit];
  return tx.query(findSql, values);
}

/** Throws NotFound. */
export async function getVendorReturn(
  tx: EntityManager,
  merchantId: string,
  vendorReturnId: string,
): Promise<VendorReturnView> {
  const [found] = await findVendorReturns(tx, { merchantId, vendorReturnId, limit: 1 });
  if (!found) throw new NotFound('vendor return', vendorReturnId);
  return found;
}

// The items are locked, so that two people who issue at once share none.
const issueSql = `
  with waiting as (
    select i.return_item_id, l.sku, l.description, i.quantity, i.grade, i.finding, i.override_reason
    from return_item i
    join receipt_line l on l.return_line_id = i.return_line_id
    join receipt r on r.return_id = i.return_id
    left join article a on a.merchant_id = i.merchant_id and a.sku = l.sku
    left join order_line o on o.merchant_id = i.merchant_id and o.order_id = r.order_id
      and o.order_line_id = l.order_line_id
    where i.merchant_id = $2 and i.status = 'dispositioned' and i.disposition = 'return_to_vendor'
      and coalesce(a.vendor, o.supplier) = $4
      and not exists (select from vendor_return_line v where v.return_item_id = i.return_item_id)
    for update of i),
  issued as (
    insert into vendor_return (vendor_return_id, merchant_id, vendor_rma_number, vendor, address, reference,
      issued_by, issued_at)
    select $1, $2, $3, $4, (select address from vendor_agreement where merchant_id = $2 and vendor = $4), $5, $6, $7
    where exists (select from waiting)),
  lines as (
    insert into vendor_return_line
    select return_item_id, $2, $1, sku, description, quantity, grade, finding, override_reason from waiting
    on conflict do nothing returning quantity)
  select coalesce(sum(quantity), 0)::int as pieces from lines`;

const findSql = `
  select v.vendor_return_id as "vendorReturnId", vendor_rma_number as "vendorRmaNumber", vendor, address, reference,
    issued_by as "issuedBy", issued_at as "issuedAt",
    (select json_agg(json_build_object('returnItemId', l.return_item_id, 'sku', l.sku, 'description', l.description,
       'quantity', l.quantity, 'grade', l.grade, 'finding', l.finding, 'note', l.note) order by l.return_item_id)
     from vendor_return_line l where l.vendor_return_id = v.vendor_return_id) as lines
  from vendor_return v
  where merchant_id = $1 and ($2::text is null or vendor_return_id = $2) and ($3::text is null or vendor = $3)
    and ($4::text is null or vendor_return_id < $4)
  order by vendor_return_id desc limit $5`;
