import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FakeStripe } from '#sandbox';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { StripeShop, stripeSettings } from './stripe.js';

// The whole matrix: FAULT_REFUNDS=100 npm run test:only -- faults
const refunds = Number(process.env['FAULT_REFUNDS'] ?? 4);
const route = 'POST /v1/refunds';

let fake: FakeStripe;
let app: TestProcess;
let desk: Desk;
let shop: StripeShop;

beforeAll(async () => {
  fake = await FakeStripe.start();
  app = await runServices([refundsService], stripeSettings(fake));
  desk = new Desk(app, await app.key());
  shop = new StripeShop(app, fake, desk);
});
afterAll(async () => {
  await app.stop();
  await fake.stop();
});
afterEach(() => fake.calm());

type Came = Awaited<ReturnType<StripeShop['comeBack']>>;
const returnIds = (came: Came): string[] => came.map(({ returnId }) => returnId);
const refundsOf = (came: Came) => came.flatMap(({ payment }) => fake.book.refundsOf(payment));

/** Our book is the provider's, the ledger adds up, and nothing is left in the dark. */
async function expectAllWell(came: Came): Promise<void> {
  await shop.settled(returnIds(came));
  expect(await shop.atOdds()).toEqual([]);
  expect(await desk.brokenInvariants()).toEqual([]);
  for (const { payment } of came) expect(fake.book.refunded(payment)).toBeLessThanOrEqual(1_000);
  const open = `select from refunds.refund_tender where status in ('unknown', 'submitting')`;
  expect(await app.sql(open)).toEqual([]);
  const [ledger] = await app.sql<{ sum: number }>(
    `select sum(amount_minor)::int as sum from refunds.ledger_entry`,
  );
  expect(ledger!.sum).toBe(0);
}

const paidOnce = (came: Came): void =>
  expect(refundsOf(came).map(({ amount }) => amount)).toEqual(came.map(() => 1_000));

describe(`${refunds} refunds with every fault`, () => {
  it.each([
    ['hang', 'before'],
    ['hang', 'after'],
    ['reset', 'before'],
    ['reset', 'after'],
    ['garbage', 'after'],
    ['rate_limit', 'before'],
    ['lock_timeout', 'before'],
    ['key_in_use', 'before'],
    ['server_error', 'after'],
    ['server_error', 'before'],
  ] as const)(
    '%s %s the effect',
    async (how, when) => {
      fake.webhooks.mode = 'lost';
      fake.plan({ route, when, how, times: refunds * 2 });
      const came = await shop.comeBack(refunds);
      await expectAllWell(came);
      paidOnce(came);
    },
    300_000,
  );

  it.each(['thrice', 'reversed', 'before_reply', 'lost'] as const)(
    'webhooks %s',
    async (mode) => {
      fake.webhooks.mode = mode;
      const came = await shop.comeBack(refunds);
      await eventually(async () => refundsOf(came).length === refunds);
      await fake.webhooks.flush();
      await expectAllWell(came);
      paidOnce(came);
    },
    300_000,
  );

  it('a bank that takes its time, and its webhook lost', async () => {
    for (let at = 0; at < refunds; at += 1) fake.decide({ status: 'pending', pending_reason: 'processing' });
    const came = await shop.comeBack(refunds);
    await eventually(async () => refundsOf(came).length === refunds);
    fake.webhooks.mode = 'lost';
    for (const refund of refundsOf(came)) await fake.settle(refund, { status: 'succeeded' });
    await expectAllWell(came);
    paidOnce(came);
  }, 300_000);

  it.each(['failed', 'canceled'] as const)(
    'refunds that end %s',
    async (status) => {
      for (let at = 0; at < refunds; at += 1) fake.decide({ status, failure_reason: 'declined' });
      const came = await shop.comeBack(refunds);
      await expectAllWell(came);
      expect(refundsOf(came)).toHaveLength(refunds);
    },
    300_000,
  );

  it('refunds that fail three days after they succeeded', async () => {
    const came = await shop.comeBack(refunds);
    await expectAllWell(came);
    for (const refund of refundsOf(came))
      await fake.settle(refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
    await eventually(async () => (await shop.atOdds()).length === 0);
    await expectAllWell(came);
  }, 300_000);

  it('payments that are disputed while the refund is on its way', async () => {
    fake.plan({ route, when: 'before', how: 'reset', times: refunds * 2 });
    const came = await shop.comeBack(refunds);
    for (const { payment } of came) await fake.dispute(payment);
    await expectAllWell(came);
    expect(refundsOf(came)).toEqual([]);
  }, 300_000);

  it('payments that were given back on the provider’s own page meanwhile', async () => {
    fake.plan({ route, when: 'before', how: 'reset', times: refunds * 2 });
    const came = await shop.comeBack(refunds);
    for (const { payment } of came) await fake.refundElsewhere(payment, 600);
    await shop.settled(returnIds(came));
    // Whichever came first stands alone: 10.00 of ours, or 6.00 of theirs.
    for (const { payment, returnId } of came) {
      const { status } = await shop.refundOf(returnId);
      expect(fake.book.refunded(payment)).toBe(status === 'succeeded' ? 1_000 : 600);
    }
    expect(await desk.brokenInvariants()).toEqual([]);
  }, 300_000);
});
