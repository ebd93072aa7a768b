import { NotFound } from '#contracts';
import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { readRmaNumber } from '#chassis';
import type { WithdrawalsQuery } from './withdrawal.dto.js';
import { Withdrawal, WithdrawalLine } from './withdrawal.entity.js';
import type { WithdrawalStep } from './withdrawal.view.js';

export interface Shop {
  merchantId: string;
  name: string;
}

/** The shop of a short name, or undefined. */
export async function shopOfSlug(tx: EntityManager, slug: string): Promise<Shop | undefined> {
  const rows: Shop[] = await tx.query(
    `select merchant_id as "merchantId", name from vuelta.merchant_of_slug($1)`,
    [slug],
  );
  return rows[0];
}

/** One spelling of what a consumer calls the contract: no #, spaces or case; an RMA number as we print it. */
export function spelledContract(contract: string): string {
  const bare = contract.trim().replace(/^#\s*/, '');
  return readRmaNumber(bare) ?? bare.toLowerCase().replace(/\s+/g, ' ');
}

export const digestOf = (merchantId: string, text: string): Buffer =>
  createHash('sha256').update(`${merchantId}\n${text}`).digest();

/** Lets the same form be read by one transaction at a time, also across processes. */
export const lockStatement = (
  tx: EntityManager,
  { merchantId, clientStatementId }: Pick<Withdrawal, 'merchantId' | 'clientStatementId'>,
): Promise<unknown> =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 1))`, [`${merchantId}\n${clientStatementId}`]);

/** Holds the withdrawal until the transaction ends. Throws NotFound. */
export async function lockWithdrawal(
  tx: EntityManager,
  key: { merchantId?: string; withdrawalId: string },
): Promise<Withdrawal> {
  const found = await tx.findOne(Withdrawal, { where: key, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new NotFound('withdrawal', key.withdrawalId);
  return found;
}

/** Some that are declared but not yet acknowledged or matched, locked; those another process holds are left to it. */
export const lockToDo = (tx: EntityManager, limit: number, withdrawalId?: string): Promise<Withdrawal[]> =>
  tx.find(Withdrawal, {
    where: { status: In(['confirmed', 'acknowledged']), ...(withdrawalId && { withdrawalId }) },
    order: { withdrawalId: 'ASC' },
    take: limit,
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });

export const linesOfWithdrawals = (tx: EntityManager, withdrawalIds: string[]): Promise<WithdrawalLine[]> =>
  tx.find(WithdrawalLine, { where: { withdrawalId: In(withdrawalIds) }, order: { position: 'ASC' } });

export const stepsOfWithdrawals = (
  tx: EntityManager,
  withdrawalIds: string[],
): Promise<(WithdrawalStep & { withdrawalId: string })[]> =>
  tx.query(
    `select withdrawal_id as "withdrawalId", from_status as "from", action, to_status as "to", actor as "by", at, note
     from withdrawal_step where withdrawal_id = any($1) order by entry`,
    [withdrawalIds],
  );

/** Newest first, or with `overdue` the longest overdue first; one more than `limit` if there are more. */
export async function findWithdrawals(
  tx: EntityManager,
  merchantId: string,
  { status, orderId, contract, overdue, startingAfter, limit }: WithdrawalsQuery,
  now: Date,
): Promise<Withdrawal[]> {
  const query = tx
    .createQueryBuilder(Withdrawal, 'w')
    .where('w.merchantId = :merchantId', { merchantId })
    .orderBy('w.withdrawalId', 'DESC')
    .limit(limit + 1);
  if (status) query.andWhere('w.status = :status', { status });
  if (orderId) query.andWhere('w.orderId = :orderId', { orderId });
  if (contract)
    query.andWhere('w.contractDigest = :digest', { digest: digestOf(merchantId, spelledContract(contract)) });
  if (startingAfter) query.andWhere('w.withdrawalId < :startingAfter', { startingAfter });
  if (overdue)
    query.andWhere(
      `w.refund_due_at <= :now and not w.refund_may_wait
       and w.status not in ('stated', 'set_aside', 'settled', 'closed', 'retracted')`,
      { now },
    );
  return query.getMany();
}

/** Declarations to one address within the hour before `now`, this one not counted. */
export async function countRecent(tx: EntityManager, withdrawal: Withdrawal, now: Date): Promise<number> {
  const rows: { count: number }[] = await tx.query(
    `select count(*)::int as count from withdrawal where merchant_id = $1 and address_digest = $2
       and withdrawal_id <> $3 and declared_at > $4::timestamptz - interval '1 hour'`,
    [withdrawal.merchantId, withdrawal.addressDigest, withdrawal.withdrawalId, now],
  );
  return rows[0]!.count;
}

export const forgetAddresses = (tx: EntityManager, now: Date): Promise<unknown> =>
  tx.query(
    `update withdrawal set address_digest = null
     where address_digest is not null and declared_at < $1::timestamptz - interval '1 hour'`,
    [now],
  );
