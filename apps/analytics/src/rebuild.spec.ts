import { newId } from '#chassis';
import { eventInfo, LabelScannedV1, topicOf } from '#contracts';
import type { EventClass } from '#contracts';
import { at, eventOf, journey, orderedLine, orderRegistered, runServices, tell } from '#testing';
import type { TestProcess, Told } from '#testing';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { analyticsService } from './analytics.module.js';

let app: TestProcess;

beforeAll(async () => {
  app = await runServices([analyticsService]);
});
afterAll(() => app.stop());
beforeEach(forgetEverything);

it('ends in the same tables, in whichever order the aggregates come and however often', async () => {
  const events = [...journey(), ...journey({ sku: 'JAR' }), ...secondLabelOf(journey())];
  const changed = { orderId: 'changed' };
  const lines = [orderedLine('1', 'A', 1), orderedLine('2', 'B', 2)];
  events.push(['changed', orderRegistered({ ...changed, lines })]);
  events.push(['changed', orderRegistered({ ...changed, lines: [orderedLine('1', 'A', 3)] })]);
  await tell(app, ...events);
  const first = await tables();
  expect(first['sold_line']).toHaveLength(7);
  expect(first['return_line']).toHaveLength(3);

  for (const seed of [1, 2, 3]) {
    await forgetEverything();
    for (const event of interleaved(events, seed)) {
      await tell(app, event);
      await app.sql(`update probe.outbox set published_at = null where position % 3 = $1`, [seed % 3]);
    }
    await tell(app);
    expect(await app.sql(`select reason from analytics.dead_letter`)).toEqual([]);
    expect(await tables()).toEqual(first);
  }
});

it('keeps no personal data: what an order seals is not stored', async () => {
  await tell(app, ...journey());
  const stored = JSON.stringify(await tables());
  expect(stored).toContain('CUP');
  expect(stored).not.toMatch(/c2VhbGVk|sub_/);
});

/** A second parcel of the return, scanned an hour before the first. */
function secondLabelOf(events: Told[]): Told[] {
  const about = { orderId: events[0]![0], returnId: events[1]![0], labelId: newId('lbl') };
  const scanned = eventOf(LabelScannedV1, { ...about, trackingNumber: 'T2', scannedAt: at(71) });
  return [...events, [about.labelId, scanned]];
}

async function factTables(): Promise<string[]> {
  const rows = await app.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'analytics'::regnamespace and relkind = 'r'
       and relname not in ('migration', 'outbox', 'aggregate_version', 'inbox', 'dead_letter', 'idempotency_key')`,
  );
  return rows.map(({ name }) => name);
}

async function forgetEverything(): Promise<void> {
  const names = ['inbox', 'dead_letter', ...(await factTables())].map((name) => `analytics.${name}`);
  await app.sql(`truncate ${names.join(', ')}, probe.outbox`);
}

async function tables(): Promise<Record<string, object[]>> {
  const contents: Record<string, object[]> = {};
  for (const name of await factTables()) {
    contents[name] = await app.sql(`select t from analytics.${name} t order by t::text`);
  }
  return contents;
}

/** The same events in another order; those of one aggregate keep theirs, as the transport promises. */
function interleaved(events: Told[], seed: number): Told[] {
  const aggregates = new Map<string, Told[]>();
  for (const told of events) {
    const aggregate = `${topicOf(eventInfo(told[1].constructor as EventClass))} ${told[0]}`;
    aggregates.set(aggregate, [...(aggregates.get(aggregate) ?? []), told]);
  }
  const waiting = [...aggregates.values()];
  const mixed: Told[] = [];
  // Lehmer's generator: the same seed gives the same order.
  for (let state = seed; waiting.length > 0; state = (state * 48271) % 2147483647) {
    const index = state % waiting.length;
    mixed.push(waiting[index]!.shift()!);
    if (waiting[index]!.length === 0) waiting.splice(index, 1);
  }
  return mixed;
}
