import { DomainError, eventInfo } from '#contracts';
import type { ErrorKind } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { Database } from './database.js';
import { park } from './dead-letters.js';
import { MalformedEvent, parseEnvelope, readEvent } from './envelope.js';
import type { Envelope } from './envelope.js';
import type { Subscription } from './subscribe.js';
import { withTrace } from './trace.js';
import type { Message } from './transport.js';
import type { WorkerLog } from './worker.js';

export const outcomes = ['handled', 'duplicate', 'parked', 'ignored'] as const;
export type Outcome = (typeof outcomes)[number];

/** Milliseconds before each further try of an event that failed for a reason that may pass. */
const retryDelays = [20, 100, 500, 1500];

/** An earlier event of the same aggregate waits in the dead letters: this one waits behind it. */
class KeyIsParked extends Error {}
/** A later version of the aggregate was applied already; the transport broke its promise. */
class OutOfOrder extends MalformedEvent {}

/** Applies events to one service: each once, an aggregate's in order, and no failing one holds up the others. */
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: Subscription[],
    private readonly log: WorkerLog,
    private readonly delays: readonly number[] = retryDelays,
  ) {}

  /** Settles one message. Rejects only when the database is out of reach: then the message must come again. */
  async deliver(message: Message): Promise<Outcome> {
    try {
      const envelope = parseEnvelope(message.body);
      return await withTrace({ correlationId: envelope.correlationid, causationId: envelope.id }, () =>
        this.settle(envelope, message),
      );
    } catch (error) {
      if (!(error instanceof MalformedEvent)) throw error;
      await park(this.database, message, { reason: error.message, attempts: 1 });
      return 'parked';
    }
  }

  private async settle(envelope: Envelope, message: Message): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.apply(envelope, message.topic);
      } catch (error) {
        if (isOutage(error)) throw error;
        const delay = this.delays[attempt - 1];
        if (delay !== undefined && mayPass(error)) {
          await new Promise((resolve) => setTimeout(resolve, delay));
          continue;
        }
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        this.log.error({ event: envelope.id, type: envelope.type, attempt, reason }, 'event parked');
        const awaited = isAwaited(error);
        await park(this.database, message, { envelope, reason, attempts: attempt, awaited });
        return 'parked';
      }
    }
  }

  /** One transaction: mark as seen, apply. Either both stand or neither. */
  private async apply(envelope: Envelope, topic: string): Promise<Outcome> {
    const handlers = this.subscriptions.filter(
      ({ eventClass }) => eventInfo(eventClass).type === envelope.type,
    );
    if (handlers.length === 0) return 'ignored';
    const event = readEvent(envelope)!;
    return this.database.transaction(envelope.merchantid, async (tx) => {
      if (!(await markSeen(tx, envelope, topic))) return 'duplicate';
      for (const { handle } of handlers) await handle(event, tx, envelope);
      return 'handled';
    });
  }
}

/**
 * True when the event is new. Rejects when the aggregate is parked, or when a later version was already applied.
 * Order is kept per topic and id: a return and its receipt have one id, but each service counts its own versions.
 */
async function markSeen(tx: EntityManager, envelope: Envelope, topic: string): Promise<boolean> {
  const rows: { parked: boolean; newest: number | null; seen: boolean }[] = await tx.query(
    `with before as (
       select exists (select from dead_letter where merchant_id = $2 and aggregate_id = $3 and topic = $5
                        and event_id <> $1 and state in ('parked', 'requeued') and id < coalesce((select min(id) from dead_letter
                          where event_id = $1 and state in ('parked', 'requeued')), 9223372036854775807)) as parked,
              (select max(aggregate_version) from inbox
                 where merchant_id = $2 and aggregate_id = $3 and topic = $5) as newest),
     mark as (
       insert into inbox (event_id, merchant_id, aggregate_id, aggregate_version, topic) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning event_id)
     select parked, newest, not exists (select from mark) as seen from before`,
    [envelope.id, envelope.merchantid, envelope.subject, envelope.aggregateversion, topic],
  );
  const { parked, newest, seen } = rows[0]!;
  if (seen) return false;
  if (parked) throw new KeyIsParked(`an earlier event of ${envelope.subject} is parked`);
  if (newest !== null && newest > envelope.aggregateversion) {
    throw new OutOfOrder(`version ${envelope.aggregateversion} came after ${newest}`);
  }
  return true;
}

/** What a further try can cure. A refusal of the event itself cannot; a fact that has not arrived yet can. */
const retriedKinds: Record<ErrorKind, boolean> = {
  malformed: false,
  unauthenticated: false,
  invalid: false,
  forbidden: false,
  not_found: true,
  conflict: true,
  precondition: true,
  limited: true,
};

function mayPass(error: unknown): boolean {
  if (error instanceof MalformedEvent || error instanceof KeyIsParked) return false;
  return error instanceof DomainError ? retriedKinds[error.info.kind] : true;
}

/** Another topic may bring it: after a crash a service catches up on all topics at once, in any order among them. */
const isAwaited = (error: unknown): boolean =>
  error instanceof KeyIsParked || (error instanceof DomainError && error.info.kind === 'not_found');

/** SQLSTATE classes of a server that is away or going: 08 connection, 57P shutdown, 53 out of resources. */
function isOutage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return isLostConnection(error);
  return (
    /^(08|57P|53)/.test(code) || /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND)/.test(code) || isLostConnection(error)
  );
}

const isLostConnection = (error: unknown): boolean =>
  error instanceof Error &&
  /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message);
