import { everyMerchant } from './database.js';
import type { Database } from './database.js';
import type { Envelope } from './envelope.js';
import type { Message } from './transport.js';

/** Why an event was set aside. */
export interface Parking {
  /** Absent when the message was not even an envelope. */
  envelope?: Envelope;
  reason: string;
  attempts: number;
  /** What it needs may still come, such as a fact that another topic brings: it is tried again without a person. */
  awaited?: boolean;
}

/** How long an awaited fact may take: longer than a consumer group stands still after a crash. */
const awaitedFor = '15 minutes';

/** Sets an event aside with its reason. Later events of the same aggregate park behind it; other aggregates flow. */
export async function park(database: Database, message: Message, parking: Parking): Promise<void> {
  const { envelope, reason, attempts, awaited = false } = parking;
  await database.transaction(everyMerchant, (tx) =>
    tx.query(
      `insert into dead_letter (event_id, merchant_id, topic, aggregate_id, body, reason, attempts, state)
       values (coalesce($1, md5($5)::uuid), $2, $3, $4, $5, $6, $7, case when $8 then 'requeued' else 'parked' end)
       on conflict (event_id) where state in ('parked', 'requeued')
       do update set state = case when $8 and dead_letter.parked_at > now() - interval '${awaitedFor}'
         then 'requeued' else 'parked' end, reason = excluded.reason, attempts = dead_letter.attempts + excluded.attempts`,
      [
        envelope?.id ?? null,
        envelope?.merchantid ?? message.key.split('/')[0],
        message.topic,
        envelope?.subject ?? message.key,
        message.body,
        reason,
        attempts,
        awaited,
      ],
    ),
  );
}

interface Requeued {
  id: string;
  event_id: string | null;
  topic: string;
  aggregate_id: string;
  merchant_id: string;
  body: string;
}

/** Delivers requeued dead letters again, oldest first: the service's own worker, so that the effects are its own. */
export class DeadLetterReplay {
  constructor(
    private readonly database: Database,
    private readonly deliver: (message: Message) => Promise<string>,
  ) {}

  /** Replays a batch; resolves with how many rows it settled. */
  async replayBatch(): Promise<number> {
    const rows = await this.database.transaction(everyMerchant, (tx) =>
      tx.query<Requeued[]>(`select * from dead_letter where state = 'requeued' order by id limit 100`),
    );
    for (const row of rows) await this.replay(row);
    return rows.length;
  }

  private async replay(row: Requeued): Promise<void> {
    const key = `${row.merchant_id}/${row.aggregate_id}`;
    const outcome = await this.deliver({ topic: row.topic, key, body: row.body });
    if (outcome === 'parked') return;
    await this.database.transaction(everyMerchant, (tx) =>
      tx.query(
        `update dead_letter set state = 'replayed', settled_at = now() where id = $1 and state = 'requeued'`,
        [row.id],
      ),
    );
  }
}
