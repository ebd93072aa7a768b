import { NotFound } from '#contracts';
import type { EntityManager } from 'typeorm';
import { RegisteredOrder } from './order.entity.js';
import type { OrderContent, RegisteredLine } from './order.rules.js';
import type { BoughtLine, BoughtOrder, CustomerHistory } from './facts.rules.js';

/** An order's primary key. */
export interface OrderKey {
  merchantId: string;
  orderId: string;
}

/** Holds the order until the transaction ends: whoever opens a return of it waits for the one before. */
export const lockOrder = (tx: EntityManager, { merchantId, orderId }: OrderKey) =>
  tx.findOne(RegisteredOrder, { where: { merchantId, orderId }, lock: { mode: 'pessimistic_write' } });

export const findOrder = (tx: EntityManager, { merchantId, orderId }: OrderKey) =>
  tx.findOneBy(RegisteredOrder, { merchantId, orderId });

/** Throws NotFound. */
export async function theOrder(tx: EntityManager, key: OrderKey): Promise<RegisteredOrder> {
  const order = await findOrder(tx, key);
  if (!order) throw new NotFound('order', key.orderId);
  return order;
}

/** False when the order is there already. */
export async function insertOrder(tx: EntityManager, order: RegisteredOrder): Promise<boolean> {
  const insert = tx.createQueryBuilder().insert().into(RegisteredOrder).values(order).orIgnore();
  const { raw } = await insert.returning('order_id').execute();
  return (raw as unknown[]).length > 0;
}

/** Saves a locked order. */
export async function updateOrder(tx: EntityManager, order: RegisteredOrder): Promise<void> {
  const { merchantId, orderId } = order;
  await tx.update(RegisteredOrder, { merchantId, orderId }, order);
}

/** Puts `lines` in place of the order's present ones, however many, in one statement. */
export async function replaceLines(
  tx: EntityManager,
  { merchantId, orderId }: OrderKey,
  lines: readonly RegisteredLine[],
): Promise<void> {
  await tx.query(`delete from order_line where (merchant_id, order_id) = ($1, $2)`, [merchantId, orderId]);
  await tx.query(
    `insert into order_line (merchant_id, order_id, order_line_id, sku, description, quantity, gross_minor,
       discount_minor, tax_minor, tax_included, is_goods, category, supplier, lot, final_sale, hygiene_seal,
       perishable, goods_type, flags, tags, product_id, weight_grams, delivered_at, position)
     select $1, $2, line.* from rows from (jsonb_to_recordset($3) as (
       "lineId" text, sku text, description text, quantity int, "grossMinor" bigint,
       "discountMinor" bigint, "taxMinor" bigint, "taxIncluded" boolean, "isGoods" boolean, category text,
       supplier text, lot text, "finalSale" boolean, "hygieneSeal" text,
       perishable boolean, "goodsType" text, flags text[], tags text[], "productId" text,
       "weightGrams" int, "deliveredAt" timestamptz)) with ordinality as line`,
    [merchantId, orderId, JSON.stringify(lines)],
  );
}

type StoredLine = Omit<RegisteredLine, 'deliveredAt'> & { deliveredAt: Date | null };

/** The order's lines as sold, with how much of each is in returns. */
export async function linesOf(tx: EntityManager, { merchantId, orderId }: OrderKey): Promise<BoughtLine[]> {
  const key = [merchantId, orderId];
  const lines: StoredLine[] = await tx.query(
    `select order_line_id as "lineId", sku, description, quantity, gross_minor as "grossMinor",
       discount_minor as "discountMinor", tax_minor as "taxMinor", tax_included as "taxIncluded",
       is_goods as "isGoods", category, supplier, lot, final_sale as "finalSale",
       hygiene_seal as "hygieneSeal", perishable, goods_type as "goodsType", flags, tags,
       product_id as "productId", weight_grams as "weightGrams", delivered_at as "deliveredAt"
     from order_line where merchant_id = $1 and order_id = $2 order by position`,
    key,
  );
  // Joined here: the planner takes both sides for a few rows and would walk one for each line of the other.
  const held: { lineId: string; quantity: number }[] = await tx.query(
    `select order_line_id as "lineId", quantity from quantity_in_returns where merchant_id = $1 and order_id = $2`,
    key,
  );
  const quantities = new Map(held.map(({ lineId, quantity }) => [lineId, quantity]));
  return lines.map((line) => ({
    ...line,
    deliveredAt: line.deliveredAt?.toISOString() ?? null,
    quantityInReturns: quantities.get(line.lineId) ?? 0,
  }));
}

/** All that a return of the order is judged by. */
export async function boughtOrder(tx: EntityManager, order: RegisteredOrder): Promise<BoughtOrder> {
  const lines = await linesOf(tx, order);
  const live: { promised: boolean; returnsOnOrder: number }[] = await tx.query(
    `select coalesce(bool_or(refund_shipping), false) as promised, count(*)::int as "returnsOnOrder"
     from return where merchant_id = $1 and order_id = $2 and status not in ('declined', 'expired', 'cancelled')`,
    [order.merchantId, order.orderId],
  );
  const { promised, returnsOnOrder } = live[0]!;
  const customer = await historyOf(tx, order);
  return { ...contentOfStored(order, lines), shippingPromised: promised, returnsOnOrder, customer };
}

/** Of the order's purchaser, where the storefront named one. */
async function historyOf(
  tx: EntityManager,
  { merchantId, purchaserReference }: RegisteredOrder,
): Promise<CustomerHistory> {
  if (purchaserReference === null) {
    return { ordersPlaced: 1, returnsPlaced: 0, keepItems: 0, returnsWithMissingItems: 0 };
  }
  const rows: CustomerHistory[] = await tx.query(
    `select count(distinct o.order_id)::int as "ordersPlaced", count(distinct r.return_id)::int as "returnsPlaced",
       (count(*) filter (where l.resolution = 'keep_item'))::int as "keepItems",
       (count(distinct r.return_id) filter (where l.returned_quantity < l.quantity))::int as "returnsWithMissingItems"
     from registered_order o left join return r using (merchant_id, order_id) left join return_line l using (return_id)
     where o.merchant_id = $1 and o.purchaser_reference = $2`,
    [merchantId, purchaserReference],
  );
  return rows[0]!;
}

export function contentOfStored<Line extends RegisteredLine>(
  order: RegisteredOrder,
  lines: Line[],
): OrderContent & { lines: Line[] } {
  const { currency, countryCode, timeZone, channel, payments, sale } = order;
  const { shippingMinor, shippingTaxMinor, shippingTaxIncluded } = order;
  const placedAt = order.placedAt.toISOString();
  const shipping = { shippingMinor, shippingTaxMinor, shippingTaxIncluded };
  return { currency, countryCode, timeZone, channel, placedAt, ...shipping, payments, sale, lines };
}

/** What a customer means who names goods but no order: their latest one with most of these SKUs still returnable. */
export async function orderHolding(
  tx: EntityManager,
  wanted: { merchantId: string; purchaserReference: string; skus: string[]; before: Date },
): Promise<string | null> {
  const rows: { orderId: string }[] = await tx.query(
    `select order_id as "orderId"
     from registered_order o join order_line l using (merchant_id, order_id)
       left join quantity_in_returns q using (merchant_id, order_id, order_line_id)
     where o.merchant_id = $1 and o.purchaser_reference = $2 and o.placed_at <= $4 and l.sku = any($3)
     group by order_id, o.placed_at
     order by count(distinct l.sku) filter (where l.quantity > coalesce(q.quantity, 0)) desc, o.placed_at desc
     limit 1`,
    [wanted.merchantId, wanted.purchaserReference, wanted.skus, wanted.before],
  );
  return rows[0]?.orderId ?? null;
}
