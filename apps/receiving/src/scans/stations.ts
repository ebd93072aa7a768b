import type { EntityManager } from 'typeorm';
import type { Command } from './scan.store.js';

/** From now on an article scanned at the station belongs to this return. */
export const openAtStation = async (
  tx: EntityManager,
  { merchantId, station }: Pick<Command, 'merchantId' | 'station'>,
  returnId: string,
): Promise<void> => {
  if (!station) return;
  await tx.query(
    `insert into station (merchant_id, station, return_id) values ($1, $2, $3)
     on conflict (merchant_id, station) do update set return_id = excluded.return_id`,
    [merchantId, station, returnId],
  );
};

/** The return that lies open at the station. */
export async function openReturnAt(
  tx: EntityManager,
  { merchantId, station }: Pick<Command, 'merchantId' | 'station'>,
): Promise<string | undefined> {
  if (!station) return undefined;
  const rows: { returnId: string | null }[] = await tx.query(
    `select return_id as "returnId" from station where merchant_id = $1 and station = $2`,
    [merchantId, station],
  );
  return rows[0]?.returnId ?? undefined;
}

/** Where goods put down at the station lie. */
export async function locationOf(
  tx: EntityManager,
  { merchantId, station }: { merchantId: string; station?: string | undefined },
): Promise<string> {
  const rows: { location: string }[] = await tx.query(
    `select location from station where merchant_id = $1 and station = $2`,
    [merchantId, station ?? null],
  );
  return rows[0]?.location ?? 'main';
}
