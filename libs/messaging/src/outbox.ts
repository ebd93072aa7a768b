import { eventInfo, topicOf } from '#contracts';
import type { EventClass } from '#contracts';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { nudge } from './database.js';
import { typeOf, validateEvent } from './envelope.js';
import type { Envelope } from './envelope.js';
import { currentTrace } from './trace.js';

/** Whose event it is: the merchant, and the aggregate that orders it. */
export interface About {
  merchantId: string;
  aggregateId: string;
}

/** Events recorded in the same transaction as the change they tell of; the relay publishes them after the commit. */
export class Outbox {
  constructor(private readonly service: string) {}

  /** Appends `events` to the aggregate's history, in order. Throws MalformedEvent for one that is not valid. */
  async record(tx: EntityManager, about: About, ...events: object[]): Promise<void> {
    if (events.length === 0) return;
    for (const event of events) validateEvent(event);
    const last = await this.reserveVersions(tx, about, events.length);
    const rows = events.map((event, index) => this.envelope(about, event, last - events.length + 1 + index));
    await tx.query(
      `insert into outbox (event_id, merchant_id, topic, aggregate_id, envelope)
       select (e->>'id')::uuid, e->>'merchantid', t.topic, e->>'subject', e
       from unnest($1::jsonb[], $2::text[]) with ordinality as t(e, topic, position) order by position`,
      [rows.map((row) => JSON.stringify(row)), events.map(topicFor)],
    );
    nudge(tx);
  }

  /** Takes the next versions of the aggregate. The row lock makes concurrent recorders wait, so order is commit order. */
  private async reserveVersions(tx: EntityManager, about: About, count: number): Promise<number> {
    const rows: { version: number }[] = await tx.query(
      `insert into aggregate_version (merchant_id, aggregate_id, version) values ($1, $2, $3)
       on conflict (merchant_id, aggregate_id) do update set version = aggregate_version.version + $3
       returning version`,
      [about.merchantId, about.aggregateId, count],
    );
    return rows[0]!.version;
  }

  private envelope(about: About, event: object, version: number): Envelope {
    const trace = currentTrace();
    const id = randomUUID();
    return {
      specversion: '1.0',
      id,
      source: `/vuelta/${this.service}`,
      type: typeOf(event),
      subject: about.aggregateId,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: event,
      merchantid: about.merchantId,
      aggregateversion: version,
      correlationid: trace?.correlationId ?? id,
      ...(trace?.causationId && { causationid: trace.causationId }),
    };
  }
}

const topicFor = (event: object): string => topicOf(eventInfo(event.constructor as EventClass));
