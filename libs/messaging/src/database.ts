import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

/** Merchant context of system work that crosses tenants: relay, workers, housekeeping. */
export const everyMerchant = '*';

// Days stay days: pg would turn `date` into a local midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/**
 * One service's database: its pool, and transactions in which row-level security shows one merchant's rows.
 * Whoever changes something calls `nudge(tx)`; after the commit the relay and the workers look for work.
 */
export class Database {
  private readonly listeners: (() => void)[] = [];

  /** `connection` opens the sessions that live outside the pool, with the same role and schema. */
  constructor(
    readonly dataSource: DataSource,
    private readonly connection: pg.ClientConfig,
  ) {}

  /** A session of its own for system work, such as one that holds a lock. The caller ends it. */
  async session(): Promise<pg.Client> {
    const client = new pg.Client(this.connection);
    await client.connect();
    await client.query(`select set_config('vuelta.merchant', $1, false)`, [everyMerchant]);
    return client;
  }

  /** Runs `work` in one transaction as `merchantId`; commits when it resolves, rolls back when it rejects. */
  transaction<T>(merchantId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.within('READ COMMITTED', merchantId, work);
  }

  /** The same for reads of several statements: all of them see one instant, so what they show fits together. */
  read<T>(merchantId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.within('REPEATABLE READ', merchantId, work);
  }

  private async within<T>(
    isolation: 'READ COMMITTED' | 'REPEATABLE READ',
    merchantId: string,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction(isolation);
      await runner.query(`select set_config('vuelta.merchant', $1, true)`, [merchantId]);
      const result = await work(runner.manager);
      await runner.commitTransaction();
      if (runner.data['nudged']) this.wake();
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Calls `listener` after each commit that left work behind. */
  onWork(listener: () => void): void {
    this.listeners.push(listener);
  }

  wake(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Marks the transaction as leaving work for the relay or a worker. */
export function nudge(tx: EntityManager): void {
  if (!tx.queryRunner) throw new Error('nudge needs the EntityManager of a transaction');
  tx.queryRunner.data['nudged'] = true;
}

async function rollBack(runner: ReturnType<DataSource['createQueryRunner']>): Promise<void> {
  if (!runner.isTransactionActive) return;
  // A lost connection cannot roll back; PostgreSQL already has. The first error is the one to report.
  await runner.rollbackTransaction().catch(() => undefined);
}
