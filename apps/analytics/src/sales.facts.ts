import type { OrderRegisteredV1 } from '#contracts';
import type { EntityManager } from 'typeorm';

/** Replaces all that is known of the order: registered again with changes, it still counts once. Charges do not count. */
export async function saveOrder(
  tx: EntityManager,
  merchantId: string,
  order: OrderRegisteredV1,
): Promise<void> {
  await tx.query(
    `insert into sold_order (merchant_id, order_id, placed_on, currency, country_code, channel)
     values ($1, $2, ($3::timestamptz at time zone 'UTC')::date, $4, $5, $6)
     on conflict (merchant_id, order_id) do update set placed_on = excluded.placed_on,
       currency = excluded.currency, country_code = excluded.country_code, channel = excluded.channel`,
    [merchantId, order.orderId, order.placedAt, order.currency, order.countryCode, order.channel],
  );
  await tx.query(`delete from sold_line where merchant_id = $1 and order_id = $2`, [
    merchantId,
    order.orderId,
  ]);
  const goods = order.lines.filter(({ isGoods }) => isGoods);
  await tx.query(
    `insert into sold_line (merchant_id, order_id, line_id, sku, description, category, supplier, lot, placed_on,
       quantity)
     select $1, $2, line."lineId", line.sku, line.description, line.category, line.supplier, line.lot,
       ($3::timestamptz at time zone 'UTC')::date, line.quantity
     from jsonb_to_recordset($4::jsonb) as line ("lineId" text, sku text, description text, category text,
       supplier text, lot text, quantity int)`,
    [merchantId, order.orderId, order.placedAt, JSON.stringify(goods)],
  );
}
