import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { line } from '../test/order.builder.js';
import { Shop } from '../test/shop.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;
/** Three returns of one piece each in Hong Kong, a week after delivery; the last is of a final sale. */
const returnIds: string[] = [];

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
  for (const facts of [{}, {}, { lines: [line({ finalSale: true })] }]) {
    const { body } = await shop.open({ orderId: await shop.register(facts) }).expect(201);
    returnIds.unshift(body.returnId as string);
  }
});
afterAll(() => app.stop());

describe('past decisions', () => {
  it('come newest first, a page at a time, with the facts and without the person', async () => {
    const { body: first } = await shop.get('/v1/decisions?limit=2').expect(200);
    expect(first).toMatchObject({ hasMore: true, nextCursor: returnIds[1] });
    expect(first.data[0]).toMatchObject({
      returnId: returnIds[0],
      policyVersion: 'default-1',
      verdict: 'decline',
      facts: { order: { jurisdiction: 'HK' }, lines: [{ purchase: { finalSale: true } }] },
    });
    const { body: second } = await shop.get(`/v1/decisions?limit=2&startingAfter=${first.nextCursor}`);
    expect(second).toMatchObject({ data: [{ returnId: returnIds[2] }], hasMore: false, nextCursor: null });
    expect(JSON.stringify([first, second])).not.toMatch(/Ana|example\.com|Queen|600 000/i);
  });

  it('are for reviewers, and each merchant’s own', async () => {
    await app.http
      .get('/v1/decisions')
      .set(await app.key('returns:read'))
      .expect(403);
    const { authorization } = await app.stranger();
    expect((await app.http.get('/v1/decisions').set({ authorization })).body.data).toEqual([]);
  });
});

describe('a policy tried on past decisions', () => {
  const ask = (body: object) => shop.post('/v1/policies/simulations', body);

  it('says what changes, beside the policy in force', async () => {
    const { body } = await ask({ settings: { returnWindowDays: 5 } }).expect(200);
    expect(body).toMatchObject({
      base: 'default-1',
      draft: 'draft',
      limit: 1000,
      cutShort: false,
      returns: 3,
      lines: 3,
      returnsChanged: 3,
      differences: [
        { difference: 'verdict', lines: 2 },
        { difference: 'last_day', lines: 1 },
      ],
      verdicts: [
        { base: 'accept', draft: 'decline', lines: 2 },
        { base: 'decline', draft: 'decline', lines: 1 },
      ],
      money: [{ currency: 'EUR', baseRefundMinor: 2000, draftRefundMinor: 0 }],
      neverFired: ['hygiene-seal', 'faulty-goods'],
      changesLeftOut: 0,
    });
    expect(body.changes[0]).toMatchObject({ returnId: returnIds[0], draft: { verdict: 'decline' } });
  });

  it('may be a version, YAML or a document, and only the last few decisions', async () => {
    const { body: draft } = await shop.post('/v1/policies', { settings: { shipByDays: 3 } }).expect(201);
    const { body } = await ask({ version: draft.version, limit: 2 }).expect(200);
    expect(body).toMatchObject({ draft: 'merchant-1', returns: 2, linesChanged: 0 });
    const yaml = JSON.stringify(draft.document);
    expect((await ask({ yaml }).expect(200)).body).toMatchObject({ returns: 3, linesChanged: 0 });
  });

  it('hears which rules can never fire, and what the law overrules', async () => {
    const never = {
      all: [
        { fact: 'line.quantity', above: 5 },
        { fact: 'line.quantity', below: 3 },
      ],
    };
    const rules = [
      { id: 'never', when: never, then: { decline: 'never' } },
      { id: 'all', then: { windowDays: 30, resolutions: ['refund'] } },
    ];
    const document = {
      name: 'Odd',
      usThreeDayCancellation: { enabled: true, businessDays: 3 },
      faultyReasons: [],
      rules,
    };
    const { body } = await ask({ document }).expect(200);
    expect(body.remarks).toContainEqual(expect.objectContaining({ code: 'never_fires', ruleId: 'never' }));
    expect(body.neverFired).toEqual(['never']);
  });

  it.each([
    [{}, 422, 'validation_failed'],
    [{ yaml: 'a: [' }, 422, 'policy_invalid'],
    [{ version: 99 }, 404, 'not_found'],
    [{ settings: {}, limit: 5001 }, 422, 'validation_failed'],
  ])('refuses %j', async (body, status, code) => {
    expect((await ask(body).expect(status)).body.code).toBe(code);
  });

  it('is for reviewers', async () => {
    await shop.post('/v1/policies/simulations', { settings: {} }, await app.key('returns:read')).expect(403);
  });
});

describe('a long past', () => {
  const copies = 450;
  const copyOf = (table: string) => `insert into returns.${table}
    select (jsonb_populate_record(one, jsonb_build_object('return_id', 'ret_0' || lpad(n::text, 25, '0'),
      'rma_number', 'COPY-' || n))).* from returns.${table} one, generate_series(1, ${copies}) n
    where one.return_id = $1`;

  it('is read page by page, none left out and none twice', async () => {
    for (const table of ['return', 'decision_record']) await app.sql(copyOf(table), [returnIds[1]]);
    const ask = async (limit: number) =>
      (await shop.post('/v1/policies/simulations', { settings: { returnWindowDays: 5 }, limit }).expect(200))
        .body;
    const all = await ask(5000);
    expect(all).toMatchObject({
      returns: copies + 3,
      cutShort: false,
      linesChanged: copies + 3,
      changesLeftOut: 0,
    });
    const changed = (all.changes as { returnId: string }[]).map(({ returnId }) => returnId);
    expect(new Set(changed).size).toBe(copies + 3);
    expect(await ask(250)).toMatchObject({ returns: 250 });
    expect(await ask(400)).toMatchObject({ returns: 400, cutShort: false });
  });
});
