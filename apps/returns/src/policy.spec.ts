import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { daysAgo, line } from '../test/order.builder.js';
import { Shop } from '../test/shop.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

let versions = 0;

/** A version made of these settings, in force since before the orders of these specs were placed. */
const set = async (settings: object) => {
  const { body } = await shop.post('/v1/policies', { settings }).expect(201);
  const path = `/v1/policies/${body.version}/publish`;
  const effectiveFrom = new Date(Date.parse(daysAgo(30)) + (versions += 1000)).toISOString();
  return (await shop.post(path, { effectiveFrom }).expect(200)).body;
};

const yaml = `
name: Sock shop
usThreeDayCancellation: { enabled: true, businessDays: 3 }
faultyReasons: [defective]
rules:
  - id: socks
    title: Worn socks stay
    when: { all: [{ fact: line.productType, is: socks }, { not: { fact: line.faulty, is: true } }] }
    then: { decline: worn_socks }
`;

describe('a merchant’s policy', () => {
  it('is the product’s own until one is published, then the version in force when an order was placed', async () => {
    const inForce = async (at?: string) =>
      (await shop.get(`/v1/policies/in-force${at ? `?at=${at}` : ''}`).expect(200)).body.name;
    expect(await inForce()).toBe('default-1');
    const { body: draft } = await shop.post('/v1/policies', { yaml }).expect(201);
    expect(draft).toMatchObject({ version: 1, name: 'merchant-1', status: 'draft', title: 'Sock shop' });
    expect(await inForce()).toBe('default-1');
    await shop.post('/v1/policies/1/publish', { effectiveFrom: '2026-01-10T00:00:00Z' }).expect(200);
    await shop.post('/v1/policies', { settings: { returnWindowDays: 14 } }).expect(201);
    await shop.post('/v1/policies/2/publish', { effectiveFrom: '2026-03-01T00:00:00Z' }).expect(200);
    expect(await inForce('2026-02-28T23:59:59Z')).toBe('merchant-1');
    expect(await inForce('2026-03-01T00:00:00Z')).toBe('merchant-2');
    // Orders older than the first policy fall under the first.
    expect(await inForce('2025-01-01T00:00:00Z')).toBe('merchant-1');
    const stranger = { authorization: (await app.stranger()).authorization };
    expect((await app.http.get('/v1/policies/in-force').set(stranger)).body.name).toBe('default-1');
  });

  it('changes as a draft and never once it is published', async () => {
    const { body: draft } = await shop.post('/v1/policies', { yaml }).expect(201);
    const path = `/v1/policies/${draft.version}`;
    const put = (input: object) => app.http.put(path).set(shop.key).send(input);
    expect((await put({ settings: { returnWindowDays: 9 } }).expect(200)).body.document.rules).not.toEqual(
      draft.document.rules,
    );
    await shop.post(`${path}/publish`).expect(200);
    expect((await put({ yaml }).expect(409)).body).toMatchObject({
      code: 'policy_published',
      version: draft.version,
    });
    await shop.post(`${path}/publish`).expect(409);
    const listed = (await shop.get('/v1/policies').expect(200)).body.data;
    expect(listed[0]).toMatchObject({ version: draft.version, status: 'published', editedBy: 'spec' });
    await shop.get('/v1/policies/999').expect(404);
  });

  it('has versions that follow one another however many are written at once', async () => {
    const drafts = await Promise.all(
      [3, 4, 5, 6, 8].map((shipByDays) => shop.post('/v1/policies', { settings: { shipByDays } })),
    );
    expect(drafts.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(new Set(drafts.map(({ body }) => body.version)).size).toBe(5);
  });

  it.each([
    [{}, 'validation_failed'],
    [{ settings: { returnWindowDays: -1 } }, 'validation_failed'],
    [{ settings: { windowDaysByReason: { bored: 3 } } }, 'validation_failed'],
    [{ settings: { reviewAboveMinor: { XYZ: 1 } } }, 'validation_failed'],
    [{ settings: { resolutions: ['none'] } }, 'validation_failed'],
    [{ yaml: 'a: [' }, 'policy_invalid'],
    [{ yaml: 'just words' }, 'policy_invalid'],
    [{ document: { name: 'x' } }, 'policy_invalid'],
    [{ document: { rules: [{ id: 'a', when: { fact: 'moon.phase', is: 1 }, then: {} }] } }, 'policy_invalid'],
  ])('refuses %j', async (input, code) => {
    const { body } = await shop.post('/v1/policies', input).expect(422);
    expect(body.code).toBe(code);
    if (code === 'policy_invalid') expect(body.problems[0]).toMatchObject({ code: expect.any(String) });
  });

  it('is written by reviewers only', async () => {
    const reader = await app.key('returns:read', 'returns:write');
    await shop.post('/v1/policies', { yaml }, reader).expect(403);
  });

  it('decides new returns: windows by reason, fees, and what a person has to see', async () => {
    await set({
      windowDaysByReason: { changed_mind: 5 },
      restockingFeePercentByReason: { does_not_fit: 10 },
      returnShippingFeeMinor: { EUR: 300 },
      reviewAboveMinor: { EUR: 2500 },
      shipByDays: 3,
    });
    const orderId = await shop.register();
    const ask = (quantity: number, reasonCode: string) =>
      shop.open({ orderId, lines: [{ orderLineId: '1', quantity, reasonCode }] }).expect(201);
    expect((await ask(1, 'changed_mind')).body.responseCodes).toEqual(['outside_window']);
    expect((await ask(3, 'does_not_fit')).body).toMatchObject({
      status: 'in_review',
      responseCodes: ['high_value_review'],
    });
    const fitting = (
      await shop.open({
        orderId: await shop.register(),
        lines: [{ orderLineId: '1', quantity: 2, reasonCode: 'does_not_fit' }],
      })
    ).body;
    expect(fitting).toMatchObject({ returnShippingFeeMinor: 300, estimatedRefundMinor: 2000 - 200 - 300 });
    const [event] = await app.recorded('returns', 'returns.return-authorized.v1');
    expect(event?.data).toMatchObject({ returnShippingFeeMinor: 300, lines: [{ restockingFeeMinor: 200 }] });
  });
});

it('gives outbound shipping back once, however many returns each have a right to it', async () => {
  await set({ refundShippingWhen: 'whole_order_or_faulty' });
  const orderId = await shop.register({ shippingMinor: 400 });
  const lines = [{ orderLineId: '1', quantity: 1, reasonCode: 'defective' }];
  const [first, second] = [
    (await shop.open({ orderId, lines })).body,
    (await shop.open({ orderId, lines })).body,
  ];
  expect([first.shippingRefundMinor, second.shippingRefundMinor]).toEqual([400, 0]);
  await shop.post(`/v1/returns/${first.returnId}/cancel`).expect(200);
  expect((await shop.open({ orderId, lines })).body.shippingRefundMinor).toBe(400);
});

describe('a return in review', () => {
  const inReview = async () => {
    await set({ reviewAboveMinor: { EUR: 1000 }, shipByDays: 3 });
    const orderId = await shop.register({ lines: [line(), line({ lineId: '2', finalSale: true })] });
    const lines = ['1', '2'].map((orderLineId) => ({ orderLineId, quantity: 2 }));
    const { body } = await shop.open({ orderId, lines }).expect(201);
    expect(body).toMatchObject({ status: 'in_review', shipByOn: null, estimatedRefundMinor: 2000 });
    return { orderId, returnId: body.returnId as string };
  };
  const note = { note: 'called the customer' };

  it('is authorized by a person with the lines the policy did not decline, and has its days from then', async () => {
    const { orderId, returnId } = await inReview();
    expect((await shop.open({ orderId })).body.responseCodes).toEqual(['within_window']);
    await app.sql(`update returns.return set requested_at = $1 where return_id = $2`, [
      daysAgo(20),
      returnId,
    ]);
    const { body } = await shop.post(`/v1/returns/${returnId}/approve`, note).expect(200);
    expect(body).toMatchObject({ status: 'authorized', verdict: 'accept', estimatedRefundMinor: 2000 });
    expect(body.lines.map((one: { verdict: string }) => one.verdict)).toEqual(['accept', 'decline']);
    expect(body.timeline.at(-1)).toMatchObject({ action: 'approve', by: 'spec', ...note });
    expect(body.shipByOn > daysAgo(-2)).toBe(true);
    const events = (await app.recorded('returns')).filter(({ subject }) => subject === returnId);
    expect(events.at(-1)).toMatchObject({
      type: 'returns.return-authorized.v1',
      data: { lines: [{ orderLineId: '1', quantity: 2 }] },
    });
  });

  it('is declined by a person as a whole, and its goods may be asked back again', async () => {
    const { orderId, returnId } = await inReview();
    const taken = [{ orderLineId: '1', quantity: 2 }];
    expect((await shop.open({ orderId, lines: taken })).body.responseCodes).toContain(
      'quantity_exceeds_returnable',
    );
    const { body } = await shop.post(`/v1/returns/${returnId}/decline`, note).expect(200);
    expect(body).toMatchObject({
      status: 'declined',
      verdict: 'decline',
      responseCodes: ['declined_after_review'],
      estimatedRefundMinor: 0,
    });
    expect(body.lines.map((one: { responseCodes: string[] }) => one.responseCodes)).toEqual([
      ['declined_after_review'],
      ['final_sale'],
    ]);
    expect((await shop.open({ orderId, lines: taken })).body.status).toBe('in_review');
  });

  it('can be cancelled, and PC-09: what is done cannot be done again or out of turn', async () => {
    const { returnId } = await inReview();
    await shop.post(`/v1/returns/${returnId}/approve`, {}).expect(422);
    await shop.post(`/v1/returns/${returnId}/cancel`).expect(200);
    for (const action of ['approve', 'decline', 'cancel']) {
      const { body } = await shop.post(`/v1/returns/${returnId}/${action}`, note).expect(409);
      expect(body).toMatchObject({ code: 'illegal_transition', from: 'cancelled', action, allowed: [] });
    }
    const { body } = await shop.get(`/v1/returns/${returnId}`);
    expect(body).toMatchObject({ status: 'cancelled', version: 2 });
    await shop.post(`/v1/returns/ret_${'0'.repeat(26)}/approve`, note).expect(404);
  });

  it('is decided once when two people decide at once', async () => {
    const { returnId } = await inReview();
    const replies = await Promise.all(
      ['approve', 'decline', 'approve', 'cancel'].map((action) =>
        shop.post(`/v1/returns/${returnId}/${action}`, note),
      ),
    );
    const won = replies.filter(({ status }) => status === 200);
    // A return that was approved first may still be cancelled.
    expect(won.length === 1 || (won.length === 2 && replies[3]!.status === 200)).toBe(true);
    expect(replies.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });
});
