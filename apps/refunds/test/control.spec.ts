import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { createHash } from 'node:crypto';
import type { AuditPage } from '../src/control/control.dto.js';
import type { RefundView } from '../src/refund.dto.js';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';

let app: TestProcess;
let desk: Desk;
let colleague: Desk;
let agent: Desk;

beforeAll(async () => {
  app = await runServices([refundsService]);
  desk = new Desk(app, await app.key());
  colleague = new Desk(app, await app.key());
  agent = new Desk(app, await app.key('refunds:read', 'refunds:approve', 'refunds:pay'));
});
afterAll(() => app.stop());
afterEach(async () => {
  expect(await desk.brokenInvariants()).toEqual([]);
  await setPolicy({});
});

const setPolicy = (policy: object) =>
  app.http.put('/v1/refunds/policy').set(desk.key).send(policy).expect(200);
const inStatus = (returnId: string, status: string) =>
  eventually(async () => (await desk.list({ returnId, status }))[0]);

async function publishReturn(accepted = true) {
  const order = orderRegistered();
  const story = returnOf(order.orderId, { a: 2 });
  await app.publish(order.orderId, order);
  await app.publish(story.returnId, story.authorized, ...(accepted ? [story.inspected] : []));
  await eventually(
    async () =>
      (await app.sql(`select from refunds.authorized_return where return_id = $1`, [story.returnId]))
        .length === 1,
  );
  return story;
}
const approve = (who: Desk, refund: RefundView) =>
  who.post(refund, 'approve', { reason: 'seen' }).set(once());

describe('approval', () => {
  it('of two different persons lets a large refund go', async () => {
    await setPolicy({ twoPersonsAboveMinor: 600 });
    const { returnId } = await publishReturn();
    const refund = await inStatus(returnId, 'reserved');
    expect(refund.approvalsNeeded).toBe(2);
    await approve(desk, refund).expect(200);
    expect((await approve(desk, refund).expect(403)).body).toMatchObject({ code: 'another_person_needed' });
    expect((await desk.get(refund)).status).toBe('reserved');
    await approve(agent, refund).expect(200);
    const waiting = await inStatus(returnId, 'pending');
    expect((await approve(desk, waiting).expect(409)).body).toMatchObject({ code: 'no_approval_needed' });

    // What two approved two must confirm: four eyes on the money itself.
    const first = await desk.confirm(waiting).expect(200);
    expect(first.body).toMatchObject({ status: 'pending', waitsForSecondPerson: true });
    await desk.confirm(waiting).expect(403);
    expect((await colleague.confirm(waiting).expect(200)).body).toMatchObject({ status: 'succeeded' });
  });

  it('is limited by role', async () => {
    await setPolicy({ approvalAboveMinor: 100, agentLimitMinor: 500, managerLimitMinor: 700 });
    const refund = await inStatus((await publishReturn()).returnId, 'reserved');
    expect((await approve(agent, refund).expect(403)).body).toMatchObject({
      code: 'above_your_limit',
      role: 'agent',
    });
    await approve(desk, refund).expect(200);
  });
});

describe('goodwill', () => {
  const give = (
    story: { returnId: string; authorized: { lines: { returnLineId: string }[] } },
    amountMinor: number,
  ) => {
    const { returnLineId } = story.authorized.lines[0]!;
    const body = { returnId: story.returnId, returnLineId, amountMinor, reason: 'late' };
    return app.http.post('/v1/refunds/goodwill').set(desk.key).set(once()).send(body);
  };

  it('is money for pieces that stay: what comes back later gives only the rest', async () => {
    const story = await publishReturn(false);
    const { body } = await give(story, 200).expect(201);
    expect(body).toMatchObject({ amountMinor: 200, lines: [{ kind: 'goodwill', refundMinor: 200 }] });
    await app.publish(story.returnId, story.inspected);
    await eventually(async () => (await desk.list({ returnId: story.returnId })).length === 2);
    const [later] = await desk.list({ returnId: story.returnId });
    expect(later).toMatchObject({ amountMinor: 467 });
  });

  it('is refused beyond what the pieces are worth', async () => {
    await give(await publishReturn(false), 668).expect(409);
  });

  it('stays within the month’s budget, however many ask at once', async () => {
    const [spent] = await app.sql<{ minor: number }>(
      `select coalesce(sum(refund_minor), 0)::int as minor from refunds.refund_line where kind = 'goodwill' and live`,
    );
    await setPolicy({ goodwillPerMonthMinor: spent!.minor + 250 });
    const stories = await Promise.all(Array.from({ length: 4 }, () => publishReturn(false)));
    const replies = await Promise.all(stories.map((story) => give(story, 100)));
    expect(replies.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 201, 409, 409]);
    expect(replies.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'budget_exhausted',
      leftMinor: 50,
    });
  });
});

describe('the audit log', () => {
  const page = async (after = 0) =>
    (await app.http.get('/v1/refunds/audit').query({ after, limit: 1000 }).set(desk.key).expect(200))
      .body as AuditPage;

  it('names who did what, in a chain that anybody can recompute', async () => {
    const refund = await inStatus((await publishReturn()).returnId, 'pending');
    await desk.confirm(refund).expect(200);
    const { merchantId, entries } = await page();
    expect(entries.at(-1)).toMatchObject({ action: 'refund.confirm', subject: refund.refundId, by: 'spec' });
    let previous = '0'.repeat(64);
    for (const { sequence, at, by, action, subject, facts, previousHash, hash } of entries) {
      expect(previousHash).toBe(previous);
      const fields = [merchantId, sequence, at, by, action, subject, facts, previousHash];
      previous = createHash('sha256').update(JSON.stringify(fields)).digest('hex');
      expect(hash).toBe(previous);
    }
  });

  it('is one chain, however many write at once', async () => {
    const refunds = await Promise.all(
      Array.from({ length: 6 }, async () => inStatus((await publishReturn()).returnId, 'pending')),
    );
    await Promise.all(refunds.map((refund) => desk.confirm(refund).expect(200)));
    const { entries } = await page();
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, at) => at + 1));
  });

  it('cannot be changed, and a refused deed leaves nothing in it', async () => {
    await expect(app.sql(`update refunds.audit_entry set acted_by = 'nobody'`)).rejects.toThrow(/only grows/);
    const before = (await page()).entries.length;
    const refund = await inStatus((await publishReturn()).returnId, 'pending');
    await desk.post(refund, 'retry', { reason: 'x' }).set(once()).expect(409);
    expect((await page()).entries).toHaveLength(before);
  });
});

it('64 callers with different keys confirm one refund: one effect, p99 under a second', async () => {
  const refund = await inStatus((await publishReturn()).returnId, 'pending');
  const times: number[] = [];
  const replies = await Promise.all(
    Array.from({ length: 64 }, async () => {
      const began = performance.now();
      const reply = await desk.confirm(refund);
      times.push(performance.now() - began);
      return reply.status;
    }),
  );
  expect(replies.filter((status) => status === 200)).toHaveLength(1);
  expect(replies.filter((status) => status === 409)).toHaveLength(63);
  const paid = `select from refunds.ledger_transaction where refund_id = $1 and kind = 'settle'`;
  expect(await app.sql(paid, [refund.refundId])).toHaveLength(1);
  console.info(`64 different keys: slowest ${Math.round(Math.max(...times))} ms`);
});

it('64 callers with one key confirm one refund: one effect, the others get its reply or are told to wait', async () => {
  const refund = await inStatus((await publishReturn()).returnId, 'pending');
  const key = 'the-one-key';
  const replies = await Promise.all(Array.from({ length: 64 }, () => desk.confirm(refund, key)));
  const codes = new Set(
    replies.map(({ status, body }) => (status === 200 ? 'done' : (body as { code: string }).code)),
  );
  expect([...codes].every((code) => code === 'done' || code === 'request_in_progress')).toBe(true);
  const confirmed = `select from refunds.refund_transition where refund_id = $1 and action = 'confirm'`;
  expect(await app.sql(confirmed, [refund.refundId])).toHaveLength(1);
});

it('another merchant sees no policy, no audit entry and no finding of this one', async () => {
  await setPolicy({ termDays: 9 });
  const { authorization } = await app.stranger();
  const theirs = await app.http.get('/v1/refunds/policy').set({ authorization }).expect(200);
  expect(theirs.body).toMatchObject({ version: 0, termDays: 14 });
  const audit = await app.http.get('/v1/refunds/audit').set({ authorization }).expect(200);
  expect((audit.body as AuditPage).entries).toEqual([]);
});
