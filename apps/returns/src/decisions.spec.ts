import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { daysAgo, inSpain, line } from '../test/order.builder.js';
import { Shop } from '../test/shop.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

const inCalifornia = {
  countryCode: 'US',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  shippingAddress: {
    line1: '1 Market St',
    city: 'San Francisco',
    region: 'CA',
    postalCode: '94105',
    countryCode: 'US',
  },
};
const finalSale = { lines: [line({ finalSale: true })] };

describe('the law over the policy', () => {
  it('takes back a final sale inside the withdrawal period, in full', async () => {
    const { body } = await shop
      .open({ orderId: await shop.register({ ...inSpain, ...finalSale }) })
      .expect(201);
    expect(body).toMatchObject({ status: 'authorized', responseCodes: ['statutory_right', 'within_window'] });
    expect(body.lines[0]).toMatchObject({ resolution: 'refund', restockingFeeMinor: 0 });
    const { body: decision } = await shop.get(`/v1/returns/${body.returnId}/decision/staff`).expect(200);
    expect(decision.lines[0].appliedRules[0]).toMatchObject({
      source: 'law',
      ruleId: 'es-withdrawal-distance',
    });
  });

  it('leaves a final sale to the policy where no statute speaks', async () => {
    const { body } = await shop.open({ orderId: await shop.register(finalSale) }).expect(201);
    expect(body).toMatchObject({ status: 'declined', responseCodes: ['final_sale'] });
  });

  it('cancels a US order of 25 dollars within three business days as the store’s policy, not as a law', async () => {
    const placed = {
      ...inCalifornia,
      placedAt: daysAgo(0.01),
      lines: [line({ finalSale: true, deliveredAt: daysAgo(0.001) })],
    };
    const { body } = await shop.open({ orderId: await shop.register(placed) }).expect(201);
    expect(body.responseCodes).toContain('store_cancellation_right');
    const { body: decision } = await shop.get(`/v1/returns/${body.returnId}/decision`).expect(200);
    expect(JSON.stringify(decision)).toContain('Our store policy lets you cancel orders of $25 or more');
  });
});

describe('a decision', () => {
  it('is kept with all it was made from, and made again in the same bytes', async () => {
    const { body } = await shop.open({ orderId: await shop.register(inSpain) }).expect(201);
    const path = `/v1/returns/${body.returnId}/decision`;
    expect((await shop.post(`${path}/replay`).expect(200)).body).toMatchObject({
      intact: true,
      identical: true,
    });
    const { body: audited } = await shop.get(`${path}/auditor`).expect(200);
    expect(audited.record).toMatchObject({
      facts: { order: { jurisdiction: 'ES' } },
      policy: { version: 'default-1' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(audited.record.law.rules.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain(
      'es-withdrawal-distance',
    );
    await app.sql(
      `update returns.decision_record set facts = jsonb_set(facts, '{order,totalMinor}', '1') where return_id = $1`,
      [body.returnId],
    );
    expect((await shop.post(`${path}/replay`).expect(200)).body).toMatchObject({ intact: false });
  });

  it.each([
    ['en', /right of withdrawal|withdraw/],
    ['es', /desistimiento|desistir/],
    ['fr', /rétractation|rétracter/],
    ['de', /Widerruf|widerrufen/],
    ['pt', /resolução|arrependimento|desistir/i],
  ])('is told to the customer in %s, without the names of our rules', async (language, words) => {
    const { body } = await shop.open({ orderId: await shop.register(inSpain) }).expect(201);
    const { text } = await shop
      .get(`/v1/returns/${body.returnId}/decision`)
      .set('accept-language', language)
      .expect(200);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/es-withdrawal-distance|statutory_right|base-terms/);
  });

  it('is staff’s and auditors’ own beyond the customer’s view', async () => {
    const { body } = await shop.open({ orderId: await shop.register(inSpain) }).expect(201);
    const reader = await app.key('returns:read');
    await app.http.get(`/v1/returns/${body.returnId}/decision`).set(reader).expect(200);
    await app.http.get(`/v1/returns/${body.returnId}/decision/staff`).set(reader).expect(403);
    await app.http
      .get(`/v1/returns/${body.returnId}/decision/auditor`)
      .set(await app.stranger())
      .expect(404);
  });
});

it('says before anything is bought what could come back of a basket', async () => {
  const basket = (jurisdiction: string, timeZone: string) =>
    shop.post('/v1/returnability', {
      jurisdiction,
      timeZone,
      currency: 'EUR',
      placedAt: '2025-04-04T10:00:00Z',
      lines: [
        { sku: 'MUG', priceMinor: 1000 },
        { sku: 'SALE', priceMinor: 1000, finalSale: true },
      ],
    });
  const german = (await basket('DE', 'Europe/Berlin').expect(200)).body;
  expect(german).toMatchObject({ verdict: 'accept', lines: [{ verdict: 'accept' }, { verdict: 'accept' }] });
  expect(german.lines[1].windows).toContainEqual(
    expect.objectContaining({ source: 'law', length: 14, lastDayOn: '2025-04-22' }),
  );
  const inHongKong = (await basket('HK', 'Asia/Hong_Kong').expect(200)).body;
  expect(inHongKong.lines[1]).toMatchObject({ verdict: 'decline', responseCodes: ['final_sale'] });
});
