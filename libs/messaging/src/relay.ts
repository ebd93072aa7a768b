import type { Client } from 'pg';
import type { Database } from './database.js';
import type { Envelope } from './envelope.js';
import { messageKey } from './transport.js';
import type { Transport } from './transport.js';

const batchSize = 500;
/** First half of the advisory lock's key: "a relay". The second half is the service. */
const relayLock = 7_835_101;

interface Waiting {
  position: string;
  topic: string;
  envelope: Envelope;
}

/**
 * Publishes a service's outbox in order and marks what was published. One relay at a time per service, by a session
 * advisory lock, else two would break an aggregate's order. Unpublished rows are found by their mark, never by
 * "position > last seen": sequence values commit out of order. No transaction is open while the broker is spoken to.
 */
export class Relay {
  private session: Client | undefined;

  constructor(
    private readonly service: string,
    private readonly database: Database,
    private readonly transport: Transport,
  ) {}

  /** Publishes one batch; resolves with its size, 0 also while another process is the relay. */
  async publishBatch(): Promise<number> {
    const session = await this.lockedSession();
    if (!session) return 0;
    const { rows } = await this.query<Waiting>(
      `select position, topic, envelope from outbox where published_at is null order by position limit $1`,
      [batchSize],
    );
    if (rows.length === 0) return 0;
    await this.transport.publish(
      rows.map(({ topic, envelope }) => ({
        topic,
        key: messageKey(envelope),
        body: JSON.stringify(envelope),
      })),
    );
    await this.query(`update outbox set published_at = now() where position = any($1::bigint[])`, [
      rows.map((row) => row.position),
    ]);
    return rows.length;
  }

  /** Gives the lock back with its session, so that another process takes over at once. */
  async release(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    await session?.end().catch(() => undefined);
  }

  /** The session that holds the lock, or undefined while another process holds it. */
  private async lockedSession(): Promise<Client | undefined> {
    if (this.session) return this.session;
    const session = await this.database.session();
    session.on('error', () => (this.session = undefined));
    const { rows } = await session.query<{ mine: boolean }>(
      `select pg_try_advisory_lock($1, hashtext($2)) as mine`,
      [relayLock, this.service],
    );
    if (!rows[0]?.mine) await session.end();
    else this.session = session;
    return this.session;
  }

  /** Every statement runs on the session with the lock: if the session is lost, so is the right to publish. */
  private async query<Row extends object = object>(sql: string, values: unknown[]): Promise<{ rows: Row[] }> {
    if (!this.session) throw new Error('the relay has lost its session');
    try {
      return await this.session.query<Row>(sql, values);
    } catch (error) {
      await this.release();
      throw error;
    }
  }
}
