// What must be true of returns, labels, money, mails and webhooks when all is quiet, whatever was killed before.
import assert from 'node:assert/strict';
import { until } from './until.mjs';

const closed = `select * from returns.return where status = 'closed'`;
/** The returns that this test sent on their way, one for each order. */
const sent = `select * from returns.return where order_id like 'C-%' or order_id = 'J-1'`;

export async function effectProofs(installation, step) {
  await noneLostNoneDoubled(installation, step);
  await moneyAddsUp(installation, step);
  await everybodyWasTold(installation, step);
}

async function noneLostNoneDoubled(installation, step) {
  const count = (query) => installation.count(query);
  await step('one return for each that was asked for, all closed', async () => {
    assert.equal(await count(`select from (${sent}) r group by order_id having count(*) <> 1`), 0);
    assert.equal(await count(`select from (${sent}) r where status <> 'closed'`), 0);
    return `${await count(sent)} in the bursts, ${await count(closed)} in all`;
  });
  await step('one label for each', async () => {
    const labels = `(select count(*) from labels.label l where l.return_id = r.return_id)`;
    assert.equal(await count(`select from (${closed}) r where ${labels} <> 1`), 0);
    return `${await count('select from labels.label')} labels`;
  });
  await step('one refund for each, of the amount that the return shows', async () => {
    const paid = `select return_id, count(*) as refunds, sum(amount_minor) as minor from refunds.refund
      where status = 'succeeded' group by return_id`;
    const due = `coalesce(refunded_minor, 0)`;
    const wrong = `coalesce(minor, 0) <> ${due} or coalesce(refunds, 0) <> (${due} > 0)::int`;
    assert.equal(
      await count(`select from (${closed}) r left join (${paid}) p using (return_id) where ${wrong}`),
      0,
    );
    assert.equal(await count(`select from refunds.refund where status <> 'succeeded'`), 0);
    return `${await count('select from refunds.refund')} refunds`;
  });
}

async function moneyAddsUp(installation, step) {
  const { api } = installation;
  await step('the ledger sums to zero', async () => {
    const { sums } = await api.get('/v1/refunds/ledger/balances');
    assert.ok(sums.length > 0);
    for (const { sumMinor } of sums) assert.equal(sumMinor, 0);
    return sums.map(({ currency, sumMinor }) => `${sumMinor} ${currency}`).join(', ');
  });
  await step('no invariant of refunds is broken', async () => {
    const { invariants } = await api.get('/v1/refunds/invariants');
    assert.ok(invariants.length > 0);
    for (const { promise, violations } of invariants) assert.equal(violations, 0, promise);
    return invariants.map(({ id, violations }) => `${id} ${violations}`).join(', ');
  });
  await step('analytics shows every return and every cent', async () => {
    const { returnsAuthorized, refundedMinor } = await api.get('/v1/analytics/summary');
    const [{ authorized }] = await installation.sql(`select count(*)::int as authorized from returns.outbox
      where envelope->>'type' = 'returns.return-authorized.v1'`);
    const refunded =
      await installation.sql(`select currency, sum(amount_minor)::int as "amountMinor" from refunds.refund
      group by currency order by currency`);
    assert.deepEqual(
      { returnsAuthorized, refundedMinor },
      { returnsAuthorized: authorized, refundedMinor: refunded },
    );
    return `${authorized} returns, ${refunded.map(({ currency, amountMinor }) => `${amountMinor} ${currency}`).join(', ')}`;
  });
}

async function everybodyWasTold(installation, step) {
  const count = (query) => installation.count(query);
  await step('every customer was told each thing once', async () => {
    const unsent = `select from notifications.mail where status <> 'sent'`;
    await until('every mail sent', async () => (await count(unsent)) === 0);
    const mails = `select return_id, template, count(*) as mails from notifications.mail group by return_id, template`;
    assert.equal(await count(`select from (${mails}) m where mails <> 1`), 0);
    const told = `(select count(*) from (${mails}) m where m.return_id = r.return_id)`;
    assert.equal(await count(`select from (${sent}) r where ${told} <> 4`), 0);
    return `${await count('select from notifications.mail')} mails`;
  });
  await step('the storefront heard of everything, signed; a repetition has the same id', async () => {
    const waiting = `select from notifications.webhook_delivery where status <> 'delivered'`;
    await until('every webhook delivered', async () => (await count(waiting)) === 0);
    const heard = installation.storefront.verified();
    const ids = new Set(heard.map(({ id }) => id));
    const due = await count('select from notifications.webhook_delivery');
    assert.equal(ids.size, due);
    return `${due} webhooks, ${heard.length - due} came again`;
  });
}
