import type { ReasonCode } from '#contracts';
import type { EntityManager } from 'typeorm';
import type {
  CurrencyAmountView,
  RateView,
  ReasonView,
  SkuView,
  StageHoursView,
  SummaryView,
} from './analytics.dto.js';

/** Whose facts, of which days in UTC. */
export interface Scope {
  merchantId: string;
  from?: string | undefined;
  to?: string | undefined;
}

const parametersOf = ({ merchantId, from, to }: Scope): string[] => [
  merchantId,
  from ?? '-infinity',
  to ?? 'infinity',
];

/** The days $2 to $3, both included, as instants. */
const within = (column: string): string =>
  `${column} >= $2::date::timestamp at time zone 'UTC' and ${column} < ($3::date + 1)::timestamp at time zone 'UTC'`;

const ordersPlaced = `select order_id from sold_order where merchant_id = $1 and placed_on between $2 and $3`;
const returnsRequested = `select * from return_case where merchant_id = $1 and ${within('requested_at')}`;

/** Refunds of return lines that `lines` names, summed by `key` and currency: one row per key. */
const refundedBy = (key: string): string => `
  select ${key}, jsonb_agg(jsonb_build_object('currency', currency, 'amountMinor', minor) order by currency) as amounts
  from (select ${key}, currency, sum(refund_minor) as minor
        from lines join refund_line using (merchant_id, return_line_id) join refund using (merchant_id, refund_id)
        where succeeded_at is not null group by ${key}, currency) as sums
  group by ${key}`;

interface CountsRow {
  orders: number;
  unitsSold: number;
  returnsRequested: number;
  returnsAuthorized: number;
  returnsDeclined: number;
  unitsReturned: number;
  cohortReturned: number;
  refundedMinor: CurrencyAmountView[];
}

export async function summaryOf(tx: EntityManager, scope: Scope): Promise<SummaryView> {
  const rows: CountsRow[] = await tx.query(
    `with cases as (${returnsRequested}),
     placed as (${ordersPlaced})
     select (select count(*) from placed) as orders,
       (select coalesce(sum(quantity), 0) from sold_line
         where merchant_id = $1 and placed_on between $2 and $3) as "unitsSold",
       (select count(*) from cases) as "returnsRequested",
       (select count(*) from cases where authorized_at is not null) as "returnsAuthorized",
       (select count(*) from cases where declined_at is not null) as "returnsDeclined",
       (select coalesce(sum(accepted_quantity), 0)
         from return_line join cases using (merchant_id, return_id)) as "unitsReturned",
       (select coalesce(sum(accepted_quantity), 0)
         from return_line join return_case using (merchant_id, return_id)
         where merchant_id = $1 and order_id in (select order_id from placed)) as "cohortReturned",
       (select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'amountMinor', minor) order by currency),
           '[]')
         from (select currency, sum(amount_minor) as minor from refund
               where merchant_id = $1 and ${within('succeeded_at')}
               group by currency) as sums) as "refundedMinor"`,
    parametersOf(scope),
  );
  const { cohortReturned, refundedMinor, ...counts } = rows[0]!;
  const medianHours = await medianHoursOf(tx, scope);
  return { ...counts, returnRate: rate(cohortReturned, counts.unitsSold), medianHours, refundedMinor };
}

const medianHours = (from: string, to: string): string =>
  `round((percentile_cont(0.5) within group (order by extract(epoch from ${to} - ${from})::float8 / 3600))::numeric, 2)
   ::float8`;

async function medianHoursOf(tx: EntityManager, scope: Scope): Promise<StageHoursView> {
  const rows: StageHoursView[] = await tx.query(
    `with cases as (${returnsRequested}),
     timed as (select cases.*, refunded_at from cases left join lateral
       (select min(succeeded_at) as refunded_at from refund where merchant_id = $1
          and refund.return_id = cases.return_id) as paid on true)
     select ${medianHours('requested_at', 'authorized_at')} as "requestedToAuthorized",
       ${medianHours('authorized_at', 'scanned_at')} as "authorizedToScanned",
       ${medianHours('scanned_at', 'received_at')} as "scannedToReceived",
       ${medianHours('received_at', 'inspected_at')} as "receivedToInspected",
       ${medianHours('inspected_at', 'refunded_at')} as "inspectedToRefunded",
       ${medianHours('requested_at', 'refunded_at')} as "requestedToRefunded"
     from timed`,
    parametersOf(scope),
  );
  return rows[0]!;
}

/** The reasons given, the one with most units first. */
export async function reasonsOf(tx: EntityManager, scope: Scope): Promise<ReasonView[]> {
  const rows: (Omit<ReasonView, 'share'> & { total: number })[] = await tx.query(
    `with cases as (${returnsRequested}),
     lines as (select return_line.* from return_line join cases using (merchant_id, return_id)),
     refunded as (${refundedBy('reason_code')}),
     counts as (select reason_code, count(*) as lines, sum(requested_quantity) as units from lines group by 1)
     select reason_code as "reasonCode", lines, units, sum(units) over ()::bigint as total,
       coalesce(amounts, '[]') as "refundedMinor"
     from counts left join refunded using (reason_code)
     order by units desc, reason_code`,
    parametersOf(scope),
  );
  return rows.map(({ total, refundedMinor, ...row }) => ({
    ...row,
    share: rate(row.units, total),
    refundedMinor,
  }));
}

interface SkuRow extends Omit<SkuView, 'returnRate'> {
  topReason: ReasonCode;
}

/** The `limit` SKUs with most units returned, of the orders placed in the period. */
export async function skusOf(tx: EntityManager, scope: Scope, limit: number): Promise<SkuView[]> {
  const rows: SkuRow[] = await tx.query(
    `with cases as (select return_case.* from return_case
       where merchant_id = $1 and order_id in (${ordersPlaced})),
     back as (select sku, sum(accepted_quantity) as returned, mode() within group (order by reason_code) as reason
       from return_line join cases using (merchant_id, return_id)
       where accepted_quantity > 0 group by sku order by returned desc, sku limit $4),
     lines as (select return_line.* from return_line join cases using (merchant_id, return_id)
       where sku in (select sku from back)),
     refunded as (${refundedBy('sku')})
     select sku, description, sold as "unitsSold", returned as "unitsReturned",
       coalesce(reason, 'not_specified') as "topReason", coalesce(amounts, '[]') as "refundedMinor"
     from back left join refunded using (sku) cross join lateral
       (select coalesce(sum(quantity), 0) as sold,
          coalesce((array_agg(description order by placed_on desc, order_id desc, line_id desc))[1], back.sku) as description
        from sold_line where merchant_id = $1 and sold_line.sku = back.sku and placed_on between $2 and $3) as sales
     order by returned desc, sku`,
    [...parametersOf(scope), limit],
  );
  return rows.map(({ topReason, refundedMinor, ...row }) => ({
    ...row,
    returnRate: rate(row.unitsReturned, row.unitsSold),
    topReason,
    refundedMinor,
  }));
}

const rate = (numerator: number, denominator: number): RateView => ({
  value: denominator === 0 ? null : Math.round((numerator / denominator) * 1e6) / 1e6,
  numerator,
  denominator,
});
