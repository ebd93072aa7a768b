import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoShop } from '../src/demo-shop.js';
import type { DemoLoaded } from '../src/demo-shop.js';
import { DemoState } from '../src/demo-state.js';
import { services } from '../src/services.js';
import { tryOrders } from '../src/try-orders.js';

const today = new Date().toISOString().slice(0, 10);
let vuelta: TestProcess;
let key: { authorization: string };
let loaded: DemoLoaded;

const load = (): Promise<DemoLoaded> =>
  loadDemoShop({
    url: vuelta.url,
    key: key.authorization.replace('Bearer ', ''),
    today,
    sampleFolder: 'apps/all/demo',
  });

beforeAll(async () => {
  vuelta = await runServices(services);
  key = await vuelta.key();
  loaded = await load();
}, 120_000);
afterAll(() => vuelta.stop());

const count = async (sql: string): Promise<Record<string, number>> => {
  const rows = await vuelta.sql<{ name: string; count: number }>(sql);
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
};
const statuses = (table: string): Promise<Record<string, number>> =>
  count(`select status as name, count(*)::int from ${table} group by 1`);

describe('the demo shop', () => {
  it('has something for every page', async () => {
    expect(loaded).toMatchObject({ orders: 64, returns: 44, parcel: expect.any(String) });
    const closed = () => statuses('returns.return').then((now) => now['closed'] === 21 && now);
    expect(await eventually(closed)).toEqual({ authorized: 5, received: 8, closed: 21, declined: 10 });
    expect(await statuses('receiving.receipt')).toEqual({ expected: 5, receiving: 4, inspected: 25 });
    expect(
      await eventually(() => statuses('refunds.refund').then((now) => now['pending'] === 4 && now)),
    ).toEqual({
      pending: 4,
      succeeded: 21,
    });
  });

  it('names a parcel that the dock waits for', async () => {
    const scan = { clientScanId: 'demo-spec-1', code: loaded.parcel };
    const { body } = await vuelta.http.post('/v1/receiving/scans').set(key).send(scan).expect(200);
    expect(body).toMatchObject({ outcome: 'parcel_received' });
  });

  it('loaded again doubles nothing', async () => {
    const recorded = async (): Promise<number[]> => {
      const counts: number[] = [];
      for (const { name } of services) counts.push((await vuelta.recorded(name)).length);
      return counts;
    };
    const before = await recorded();
    expect(await load()).toEqual(loaded);
    expect(await recorded()).toEqual(before);
  }, 120_000);

  it.each(
    tryOrders(today).map(({ orderId }, index) => [orderId, index === 3 ? 'outside_window' : 'within_window']),
  )('has order %s to try in the portal', async (orderId, code) => {
    const { input } = tryOrders(today).find((order) => order.orderId === orderId)!;
    await vuelta.http
      .post('/v1/portal/sessions')
      .send({ merchant: 'spec', orderId, email: input.purchaser.email })
      .expect(200);
    const { body } = await vuelta.http.get(`/v1/orders/${orderId}/returnable`).set(key).expect(200);
    expect(body.lines[0].responseCodes).toContain(code);
  });

  it('lets a newcomer return what it printed', async () => {
    const wish = { orderId: '1001', lines: [{ orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' }] };
    const { body } = await vuelta.http.post('/v1/returns').set(key).set(once()).send(wish).expect(201);
    expect(body).toMatchObject({ verdict: 'accept', status: 'authorized' });
  });
});

describe('what is kept of the demo shop between starts', () => {
  let empty: TestProcess;
  let folder: string;
  beforeAll(async () => {
    empty = await runServices(services.slice(0, 1));
    folder = await mkdtemp(join(tmpdir(), 'vuelta-demo-'));
  });
  afterAll(async () => {
    await empty.stop();
    await rm(folder, { recursive: true });
  });
  const open = (at = folder) => new DemoState(at, empty.databaseUrl).open(new Date('2026-03-01T12:00:00Z'));

  it('leaves alone a database where others have moved in', async () => {
    expect(await open()).toBeUndefined();
  });

  it('makes the shop in an empty one, with a key for the eyes of its account only', async () => {
    await empty.sql(`truncate vuelta.merchant cascade`);
    const shop = await open();
    expect(shop).toMatchObject({ today: '2026-03-01', isLoaded: false });
    expect((await readFile(shop!.keyFile, 'utf8')).trim()).toBe(shop!.key);
    expect((await stat(shop!.keyFile)).mode & 0o777).toBe(0o600);
    await empty.http.get('/v1/returns').set('authorization', `Bearer ${shop!.key}`).expect(200);
  });

  it('goes on with one that was begun, on another day, and with one whose key is lost', async () => {
    const begun = await open();
    expect(await new DemoState(folder, empty.databaseUrl).open(new Date('2026-03-09T12:00:00Z'))).toEqual(
      begun,
    );
    await rm(begun!.keyFile);
    const found = await open();
    await empty.http.get('/v1/returns').set('authorization', `Bearer ${found!.key}`).expect(200);
  });

  it('knows that it is whole', async () => {
    const state = new DemoState(folder, empty.databaseUrl);
    await state.markLoaded((await open())!);
    expect(await open()).toMatchObject({ isLoaded: true });
  });

  it('begins anew where the folder has seen another database', async () => {
    await empty.sql(`truncate vuelta.merchant cascade`);
    const shop = await open();
    expect(shop).toMatchObject({ isLoaded: false });
    await empty.http.get('/v1/returns').set('authorization', `Bearer ${shop!.key}`).expect(200);
  });
});
