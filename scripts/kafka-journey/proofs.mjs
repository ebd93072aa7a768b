// What must be true when all is quiet, whatever was killed before.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { until } from './until.mjs';

export async function proofs(installation, step) {
  const names = installation.services.map(({ name }) => name);
  const hearings = await readHearings();
  const count = async (sql) => {
    const [row] = await installation.sql(`select count(*)::int as count from (${sql}) as found`);
    return row.count;
  };
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
      every((name) => `select '${name}' as service, reason from ${name}.dead_letter`),
    );
    assert.deepEqual(parked.slice(0, 5), []);
  });
  await noneLostNoneDoubled(count, step);
  await moneyAddsUp(installation, step);
}

async function noneLostNoneDoubled(count, step) {
  const closed = `select * from returns.return where status = 'closed'`;
  const orders = `select order_id from returns.return where order_id like 'C-%' or order_id = 'J-1'`;
  await step('one return for each that was asked for, all closed', async () => {
    assert.equal(await count(`${orders} group by order_id having count(*) <> 1`), 0);
    assert.equal(await count(`${orders} and status <> 'closed'`), 0);
    assert.equal(
      await count(`select from labels.label l where return_id not in (select return_id from returns.return)`),
      0,
    );
    return `${await count(orders)} of the bursts, ${await count(closed)} in all`;
  });
  await step('one label for each', async () => {
    const labels = `select return_id, (select count(*) from labels.label l where l.return_id = r.return_id) as labels`;
    assert.equal(await count(`select from (${labels} from (${closed}) r) as each where labels <> 1`), 0);
    return `${await count(`select from labels.label`)}`;
  });
  await step('one refund for each, of the amount that the return shows', async () => {
    const paid = `select return_id, count(*) as refunds, sum(amount_minor) as minor from refunds.refund
      where status = 'succeeded' group by return_id`;
    const wrong = `select from (${closed}) r left join (${paid}) p using (return_id)
      where coalesce(refunded_minor, 0) <> coalesce(minor, 0) or coalesce(refunds, 0) <> (coalesce(refunded_minor, 0) > 0)::int`;
    assert.equal(await count(wrong), 0);
    assert.equal(await count(`select from refunds.refund where status <> 'succeeded'`), 0);
    return `${await count(`select from refunds.refund`)}`;
  });
}

async function moneyAddsUp({ api }, step) {
  await step('the ledger sums to zero', async () => {
    const { sums } = await api.get('/v1/refunds/ledger/balances');
    assert.ok(sums.length > 0);
    for (const { sumMinor } of sums) assert.equal(sumMinor, 0);
    return sums.map(({ currency, sumMinor }) => `${sumMinor} ${currency}`).join(', ');
  });
  await step('no invariant of refunds is broken', async () => {
    const { data } = await api.get('/v1/refunds/invariants');
    assert.deepEqual(
      data.filter(({ violations }) => violations !== 0),
      [],
    );
    return `${data.length} invariants`;
  });
}

/** Who hears what, as the generated AsyncAPI file says: pairs of service and event type. */
async function readHearings() {
  const { operations } = JSON.parse(await readFile('docs/asyncapi.json', 'utf8'));
  return Object.keys(operations).flatMap((key) => {
    const [, service, type] = /^(\w+)\.receive\.(.+)$/.exec(key) ?? [];
    return service ? [[service, type]] : [];
  });
}
