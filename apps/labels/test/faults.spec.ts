import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, newRmaNumber } from '#chassis';
import { failures } from '#sandbox';
import { eventually } from '#testing';
import { EasyPostShop } from './easypost.js';
import type { Case } from './events.js';

/** 100 prove more and take four minutes: `FAULT_LABELS=100 npm run test:only -- apps/labels/test/faults`. */
const labelsPerFault = Number(process.env.FAULT_LABELS ?? 4);
const buy = 'POST /shipments/:id/buy';
type FailureName = keyof typeof failures;

/** Where a purchase can break, and how: each row hits as many requests as there are labels. */
const matrix: [FailureName, 'before' | 'after', string][] = [
  ['hang', 'before', buy],
  ['hang', 'after', buy],
  ['cut', 'before', buy],
  ['cut', 'after', buy],
  ['half', 'after', buy],
  ['internalError', 'before', buy],
  ['internalError', 'after', buy],
  ['bareError', 'after', buy],
  ['badGateway', 'before', buy],
  ['badGateway', 'after', buy],
  ['unavailable', 'after', buy],
  ['rateLimited', 'before', buy],
  ['inProgress', 'after', buy],
  ['carrierTimedOut', 'before', buy],
  ['carrierTimedOut', 'after', buy],
  ['carrierSilent', 'after', buy],
  ['cut', 'after', 'POST /shipments'],
  ['bareError', 'before', 'POST /addresses'],
  ['badGateway', 'before', 'GET /files/:id'],
];

let shop: EasyPostShop;
let order: Case;
beforeAll(async () => {
  shop = await EasyPostShop.open();
  order = await shop.order();
  await eventually(async () => (await shop.vuelta.sql(`select from labels.order_contact`)).length === 1);
});
afterEach(() => shop.fake.calm());
afterAll(() => shop.close());

/** As many labels as returns would have asked for, in one statement. */
async function ask(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('lbl'));
  await shop.vuelta.sql(
    `insert into labels.label (label_id, merchant_id, return_id, rma_number, order_id, ship_by_on, status, requested_at,
       try_at)
     select id, $2, replace(id, 'lbl_', 'ret_'), $3, $4, '2026-12-24', 'requested', now(), now() from unnest($1::text[]) id`,
    [ids, shop.vuelta.merchantId, newRmaNumber(), order.orderId],
  );
  return ids;
}

const countOf = async (ids: string[], status: string): Promise<number> => {
  const [row] = await shop.vuelta.sql<{ count: string }>(
    `select count(*) from labels.label where label_id = any($1) and status = $2`,
    [ids, status],
  );
  return Number(row!.count);
};

async function allBought(ids: string[]): Promise<void> {
  for (let look = 0; look < 1000; look += 1) {
    if ((await countOf(ids, 'purchased')) === ids.length) return;
    await shop.hurry();
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${await countOf(ids, 'unknown')} labels are stuck in unknown`);
}

describe(`${labelsPerFault} labels with each fault`, () => {
  it.each(matrix)('%s %s %s: each is bought once, none stays unknown', async (name, when, route) => {
    shop.fake.plan({ route, when, how: failures[name], times: labelsPerFault });
    const ids = await ask(labelsPerFault);
    await allBought(ids);
    const paid = new Map(ids.map((id) => [id, 0]));
    for (const { reference } of shop.fake.book.purchases) {
      if (reference && paid.has(reference)) paid.set(reference, paid.get(reference)! + 1);
    }
    expect([...paid.values()].filter((times) => times !== 1)).toEqual([]);
    const events = await shop.vuelta.recorded('labels', 'labels.label-purchased.v1');
    expect(events.filter(({ subject }) => paid.has(subject))).toHaveLength(labelsPerFault);
  });
});
