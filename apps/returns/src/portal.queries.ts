import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { OrderKey } from './order.queries.js';

/** Tries to find one order in any hour, however many callers share them. */
const triesPerHour = 5;

/** The shop of a portal address, or undefined. */
export async function merchantOfSlug(tx: EntityManager, slug: string): Promise<string | undefined> {
  const rows: { merchant_id: string }[] = await tx.query(
    `select merchant_id from vuelta.merchant_of_slug($1)`,
    [slug],
  );
  return rows[0]?.merchant_id;
}

/** False when the order had its tries within the last hour; such a try is not counted. */
export async function countTry(tx: EntityManager, key: OrderKey, now: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into portal_try as before (merchant_id, order_hash, tried_at, last_tried_at)
     values ($1, $2, array[$3::timestamptz], $3)
     on conflict (merchant_id, order_hash) do update set last_tried_at = $3,
       tried_at = array(select at from unnest(before.tried_at) at where at > $3 - interval '1 hour') || $3
       where (select count(*) from unnest(before.tried_at) at where at > $3 - interval '1 hour') < $4
     returning order_hash`,
    [key.merchantId, hashOf(key), now, triesPerHour],
  );
  return rows.length > 0;
}

/** Who found the order did not guess. */
export async function clearTries(tx: EntityManager, key: OrderKey): Promise<void> {
  await tx.query(`delete from portal_try where merchant_id = $1 and order_hash = $2`, [
    key.merchantId,
    hashOf(key),
  ]);
}

export async function forgetTries(tx: EntityManager, now: Date): Promise<void> {
  await tx.query(`delete from portal_try where last_tried_at < $1::timestamptz - interval '1 hour'`, [now]);
}

const hashOf = ({ orderId }: OrderKey): string => createHash('sha256').update(orderId).digest('hex');
