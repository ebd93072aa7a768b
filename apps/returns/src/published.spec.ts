import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { Shop } from '../test/shop.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

it('publishes the policy in force for search engines and in five languages', async () => {
  const { body: draft } = await shop.post('/v1/policies', { settings: { returnWindowDays: 21 } }).expect(201);
  await shop
    .post(`/v1/policies/${draft.version}/publish`, { effectiveFrom: '2026-01-01T00:00:00Z' })
    .expect(200);
  const path = '/v1/policies/published?places=DE:EUR,HK:HKD&url=https://shop.example/returns';
  const { body } = await shop.get(path).expect(200);
  const { hasMerchantReturnPolicy } = JSON.parse(body.jsonLd) as {
    hasMerchantReturnPolicy: { applicableCountry: string; merchantReturnDays: number }[];
  };
  expect(hasMerchantReturnPolicy).toMatchObject([
    { applicableCountry: 'DE', merchantReturnDays: 21 },
    { applicableCountry: 'HK', merchantReturnDays: 21 },
  ]);
  expect(Object.keys(body.pages)).toEqual(['en', 'es', 'fr', 'de', 'pt']);
  for (const { text } of Object.values<{ text: string }>(body.pages)) expect(text).toContain('21');
  await shop.get('/v1/policies/published?places=Germany&url=https://shop.example').expect(422);
});

it('serves a page of it to anybody, in the language they read', async () => {
  const [{ slug } = { slug: '' }] = await app.sql<{ slug: string }>(
    `select slug from vuelta.merchant limit 1`,
  );
  const page = (query: string) => app.http.get(`/v1/portal/policy?merchant=${slug}&${query}`);
  const german = await page('places=DE:EUR&language=de')
    .expect(200)
    .expect('content-type', /text\/html/);
  expect(german.text).toMatch(/<html lang="de">[\s\S]*BGB/);
  expect((await page('places=DE:EUR').set('accept-language', 'fr-CA,fr').expect(200)).text).toContain(
    '<html lang="fr">',
  );
  await app.http.get('/v1/portal/policy?merchant=nobody&places=DE:EUR').expect(404);
  await page('places=DE:EUR&language=xx').expect(422);
});
