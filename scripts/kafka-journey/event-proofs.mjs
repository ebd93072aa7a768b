// What must be true of the events when all is quiet, whatever was killed before.
import assert from 'node:assert/strict';
import { asyncApi } from '../generate/events.mjs';
import { services } from '../generate/services.mjs';
import { until } from './until.mjs';

export async function eventProofs(installation, step) {
  const names = installation.services.map(({ name }) => name);
  const hearings = hearingsOf();
  const count = (sql) => installation.count(sql);
  const every = (sqlOf) => names.map(sqlOf).join(' union all ');
  const recorded = every((name) => `select event_id, envelope->>'type' as type from ${name}.outbox`);
  const heard = hearings.map(([name, type]) => `('${name}', '${type}')`).join(', ');
  const seen = every((name) => `select '${name}' as service, event_id from ${name}.inbox`);

  await step('every outbox is drained', () => {
    const waiting = every((name) => `select event_id from ${name}.outbox where published_at is null`);
    return until('empty outboxes', async () => (await count(waiting)) === 0 && `${names.length} outboxes`);
  });
  await step('every event reached every service that hears it', async () => {
    const due = `select service, event_id from (${recorded}) e join (values ${heard}) as h (service, type) using (type)`;
    await until('every event handled', async () => (await count(`(${due}) except (${seen})`)) === 0);
    return `${await count(recorded)} events, handled ${await count(due)} times`;
  });
  await step('no service has handled an event twice, or one that nobody recorded', async () => {
    assert.equal(await count(`select from (${seen}) s group by service, event_id having count(*) > 1`), 0);
    assert.equal(
      await count(`select from (${seen}) s where event_id not in (select event_id from (${recorded}) e)`),
      0,
    );
  });
  await step('no dead letters', async () => {
    const parked = await installation.sql(
      every(
        (name) => `select '${name}' as service, reason from ${name}.dead_letter where state <> 'replayed'`,
      ),
    );
    assert.deepEqual(parked.slice(0, 5), []);
  });
}

/** Who hears what, as the AsyncAPI file would say: pairs of service and event type. */
function hearingsOf() {
  const { operations } = JSON.parse(asyncApi(services));
  return Object.keys(operations).flatMap((key) => {
    const [, service, type] = /^(\w+)\.receive\.(.+)$/.exec(key) ?? [];
    return service ? [[service, type]] : [];
  });
}
