import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#chassis';
import { LabelScannedV1, ParcelReceivedV1, TaskOpenedV1, TaskSettledV1 } from '#contracts';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';

let app: TestProcess;
let desk: Desk;

beforeAll(async () => {
  app = await runServices([refundsService]);
  desk = new Desk(app, await app.key());
});
afterAll(() => app.stop());
afterEach(async () => {
  expect(await desk.brokenInvariants()).toEqual([]);
  await setPolicy({});
});

const setPolicy = (policy: object) =>
  app.http.put('/v1/refunds/policy').set(desk.key).send(policy).expect(200);

async function authorized(more: object = {}) {
  const order = orderRegistered();
  const story = returnOf(order.orderId, { a: 1 });
  Object.assign(story.authorized, more);
  await app.publish(order.orderId, order);
  await app.publish(story.returnId, story.authorized);
  await eventually(() => deadlineOf(story.returnId));
  const about = { returnId: story.returnId, orderId: order.orderId };
  return {
    ...story,
    scanned: Object.assign(new LabelScannedV1(), {
      ...about,
      labelId: newId('lbl'),
      trackingNumber: 'T1',
      scannedAt: '2026-11-21T10:00:00Z',
    }),
    received: Object.assign(new ParcelReceivedV1(), {
      ...about,
      parcelId: newId('par'),
      receivedAt: '2026-11-25T10:00:00Z',
    }),
    orderId: order.orderId,
  };
}

const deadlineOf = async (returnId: string): Promise<Record<string, unknown> | undefined> =>
  (
    (await app.http.get('/v1/refunds/deadlines').query({ returnId }).set(desk.key).expect(200)).body as {
      data: Record<string, unknown>[];
    }
  ).data[0];
const refundOf = (returnId: string) => eventually(async () => (await desk.list({ returnId }))[0]);

describe('the trigger', () => {
  it.each([
    ['authorization', 0],
    ['carrier_scan', 1],
    ['dock_scan', 2],
  ] as const)('%s pays before the inspection, which then adds nothing', async (trigger, step) => {
    await setPolicy({ trigger });
    const story = await authorized();
    const moments = [null, story.scanned, story.received];
    for (const [at, event] of moments.entries()) {
      if (event) await app.publish(newId('tst'), event);
      if (at === step) break;
      expect(await desk.list({ returnId: story.returnId })).toEqual([]);
    }
    expect(await refundOf(story.returnId)).toMatchObject({ amountMinor: 333 });
    await app.publish(story.returnId, story.inspected);
    await eventually(
      async () => (await app.sql(`select from refunds.outbox where published_at is null`)).length === 0,
    );
    expect(await desk.list({ returnId: story.returnId })).toHaveLength(1);
  });

  it.each([
    ['what is risky', { trigger: 'authorization' }, { risk: 'high' }],
    ['what is large', { trigger: 'authorization', earlyUpToMinor: 300 }, {}],
    ['what the default says', {}, {}],
  ])('lets %s wait for the inspection', async (_case, policy, more) => {
    await setPolicy(policy);
    const story = await authorized(more);
    expect(await desk.list({ returnId: story.returnId })).toEqual([]);
    await app.publish(story.returnId, story.inspected);
    await refundOf(story.returnId);
  });

  it('waits while the dock holds the money, and goes on when a person has looked', async () => {
    const story = await authorized();
    const task = {
      taskId: newId('tsk'),
      returnId: story.returnId,
      orderId: story.orderId,
      kind: 'weight_differs',
    };
    const [soon, now] = [new Date(Date.now() + 3_600_000).toISOString(), new Date().toISOString()];
    const opened = { ...task, effect: 'holds_money', holdsUntil: soon, openedAt: now };
    await app.publish(story.returnId, Object.assign(new TaskOpenedV1(), opened));
    await eventually(
      async () =>
        (await app.sql(`select from refunds.return_hold where task_id = $1`, [task.taskId])).length === 1,
    );
    await app.publish(story.returnId, story.inspected);
    expect(await refundOf(story.returnId)).toMatchObject({ status: 'reserved' });
    await app.publish(
      newId('tst'),
      Object.assign(new TaskSettledV1(), { ...task, note: 'fine', settledAt: now }),
    );
    await eventually(async () => (await desk.list({ returnId: story.returnId, status: 'pending' }))[0]);
  });
});

describe('the deadline', () => {
  it('is the policy’s where the authorization names none', async () => {
    await setPolicy({ termDays: 30 });
    const { returnId } = await authorized();
    expect(await deadlineOf(returnId)).toMatchObject({
      dueOn: '2026-12-05',
      clock: 'notice',
      withheld: false,
    });
  });

  it('is withheld until the goods or the proof that they were sent are there, where the law allows it', async () => {
    const story = await authorized({ refundDueOn: '2026-11-19', refundClock: 'goods_or_proof' });
    expect(await deadlineOf(story.returnId)).toMatchObject({ dueOn: null, withheld: true });
    await app.publish(newId('tst'), story.scanned);
    await eventually(async () => (await deadlineOf(story.returnId))?.['dueOn'] === '2026-11-21');
  });

  it('runs from the goods where the law says so', async () => {
    const story = await authorized({ refundDueOn: '2026-11-19', refundClock: 'goods_received' });
    await app.publish(newId('tst'), story.scanned);
    expect(await deadlineOf(story.returnId)).toMatchObject({ dueOn: null });
    await app.publish(newId('tst'), story.received);
    await eventually(async () => (await deadlineOf(story.returnId))?.['dueOn'] === '2026-12-09');
  });

  it('warns, then counts as overdue, and ends when the money is paid', async () => {
    const story = await authorized({ refundDueOn: '2026-11-10' });
    const told = async (type: string) =>
      (await app.recorded('refunds', `refunds.${type}.v1`)).filter(
        ({ subject }) => subject === story.returnId,
      );
    await app.publish(story.returnId, story.inspected);
    const refund = await refundOf(story.returnId);
    await eventually(async () => (await told('refund-overdue')).length === 1);
    const queue = async () =>
      (
        (await app.http.get('/v1/refunds/deadlines?queue=overdue').set(desk.key).expect(200)).body as {
          data: { returnId: string }[];
        }
      ).data.map(({ returnId }) => returnId);
    expect(await queue()).toContain(story.returnId);
    await eventually(async () => (await desk.get(refund)).status === 'pending');
    await desk.confirm(refund).expect(200);
    expect(await queue()).not.toContain(story.returnId);
    await desk.fail(refund).expect(200);
    expect(await queue()).toContain(story.returnId);
  });
});
