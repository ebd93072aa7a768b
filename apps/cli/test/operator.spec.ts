import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '../../all/src/services.js';
import { nodeVersion } from '../src/doctor/machine.js';
import { vuelta } from './run.js';

let server: TestProcess;
let env: Record<string, string>;

beforeAll(async () => {
  server = await runServices(services);
  const dataDir = await mkdtemp(join(tmpdir(), 'vuelta-operator-'));
  env = { DATABASE_URL: server.databaseUrl, DATA_DIR: dataDir, VUELTA_URL: server.url };
});

afterAll(async () => {
  await server.stop();
  await rm(env['DATA_DIR']!, { recursive: true });
});

describe('vuelta merchants', () => {
  it('makes and lists them', async () => {
    const made = await vuelta(['merchants', 'create', 'tienda', '--name', 'La Tienda'], env);
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^mer_\w{26} {2}tienda {2}La Tienda\n$/),
    });
    const { out } = await vuelta(['merchants', 'list', '--json'], env);
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ slug: 'tienda', name: 'La Tienda' }));
  });

  it.each([
    ['tienda', 1, 'there is a merchant tienda'],
    ['La Tienda', 2, 'the slug must be'],
  ])('refuses %s', async (slug, code, why) => {
    expect(await vuelta(['merchants', 'create', slug], env)).toMatchObject({
      code,
      err: expect.stringContaining(why),
    });
  });
});

describe('vuelta keys', () => {
  const read = (key: string) => server.http.get('/v1/returns').set('authorization', `Bearer ${key}`);

  it('makes a key that opens what its scopes say, until it is revoked', async () => {
    const of = ['--merchant', 'spec'];
    const made = await vuelta(['keys', 'create', ...of, '--name', 'till', '--scopes', 'returns:read'], env);
    const key = made.out.trim();
    await read(key).expect(200);
    await server.http.get('/v1/refunds').set('authorization', `Bearer ${key}`).expect(403);

    const listed = JSON.parse((await vuelta(['keys', 'list', ...of, '--json'], env)).out) as object[];
    const till = listed.find((one) => (one as { name: string }).name === 'till') as { keyId: string };
    expect(await vuelta(['keys', 'revoke', till.keyId], env)).toMatchObject({ code: 0 });
    expect((await vuelta(['keys', 'list', ...of], env)).out).toMatch(/revoked .* till {2}returns:read/);
    expect(await vuelta(['keys', 'revoke', till.keyId], env)).toMatchObject({ code: 1 });
  });

  it.each([
    [
      ['keys', 'create', '--merchant', 'spec', '--name', 'x', '--scopes', 'everything'],
      2,
      'no scope everything',
    ],
    [['keys', 'create', '--merchant', 'none', '--name', 'x', '--scopes', 'all'], 1, 'no merchant none'],
    [['keys', 'create', '--name', 'x', '--scopes', 'all'], 2, "'--merchant <slug>' not specified"],
  ])('%j is refused', async (args, code, why) => {
    expect(await vuelta(args, env)).toMatchObject({ code, err: expect.stringContaining(why) });
  });
});

const park = (service: string): Promise<object[]> =>
  server.sql(
    `insert into ${service}.dead_letter (event_id, merchant_id, topic, aggregate_id, body, reason, attempts)
     values (gen_random_uuid(), $1, 'returns.order.events.v1', 'order-7', '{}', 'a reason', 4)`,
    [server.merchantId],
  );

describe('vuelta doctor', () => {
  it('says that all is well', async () => {
    const { code, out } = await vuelta(['doctor'], env);
    const lines = out.trim().split('\n');
    expect(lines.map((text) => text.replace(/:.*/, ''))).toEqual([
      '✓ Node',
      '✓ settings',
      '✓ data folder',
      '✓ server',
      '✓ database',
      '✓ clock',
      '✓ migrations',
      '✓ dead letters',
      '✓ outbox',
      '– Kafka',
    ]);
    expect(code).toBe(0);
  });

  it.each([
    ['settings', { PORT: 'http' }, /✗ settings: PORT must be .*\n {4}See \.env\.example/],
    ['database', { DATABASE_URL: 'postgres://127.0.0.1:1/none' }, /✗ database: .*ECONNREFUSED.*\n {4}Check/],
    ['data folder', { DATA_DIR: '.env.example/none' }, /✗ data folder: /],
    ['Kafka', { KAFKA_BROKERS: '127.0.0.1:1' }, /✗ Kafka: .*\n {4}Check that the brokers run/],
  ])('says what is wrong with the %s', async (_, wrong, line) => {
    const { code, out } = await vuelta(['doctor'], { ...env, ...wrong });
    expect(out).toMatch(line);
    expect(code).toBe(1);
  });

  it('sees events that wait, and those that were set aside', async () => {
    // A service that does not run: no relay publishes what its outbox holds.
    await server.sql(`create schema idle`);
    await server.sql(`create table idle.dead_letter (like labels.dead_letter including all)`);
    await server.sql(`create table idle.outbox (like labels.outbox including all)`);
    await park('idle');
    await server.sql(
      `insert into idle.outbox (event_id, merchant_id, topic, aggregate_id, envelope, recorded_at)
       values (gen_random_uuid(), $1, 'none', 'none', '{}', now() - interval '1 hour')`,
      [server.merchantId],
    );
    const { code, out } = await vuelta(['doctor', '--json'], env);
    await server.sql(`drop schema idle cascade`);
    expect(
      (JSON.parse(out) as object[]).filter((one) => (one as { state: string }).state === 'bad'),
    ).toMatchObject([
      { what: 'dead letters', detail: 'idle 1' },
      { what: 'outbox', detail: 'events wait: idle 3600 s' },
    ]);
    expect(code).toBe(1);
  });

  it('finds nothing wrong where nothing was started yet', async () => {
    const { out } = await vuelta(['doctor'], { ...env, DATABASE_URL: '', VUELTA_URL: 'http://127.0.0.1:1' });
    expect(out).toContain('– server: none answers');
    expect(out).toContain('✓ embedded PostgreSQL: runs here');
  });

  it.each([
    ['18.20.0', 'bad'],
    ['20.18.3', 'bad'],
    ['20.19.0', 'good'],
    ['22.0.0', 'good'],
  ])('Node %s is %s', (version, state) => expect(nodeVersion(version)).toMatchObject({ state }));
});

describe('vuelta dead-letters', () => {
  it('lists them and has them delivered again', async () => {
    await park('labels');
    await park('refunds');
    const listed = await vuelta(['dead-letters', 'list', '--service', 'labels'], env);
    expect(listed.out).toMatch(
      /^labels \d+ {2}parked {2}returns.order.events.v1 order-7 {2}after 4 tries: a reason\n$/,
    );
    expect(await vuelta(['dead-letters', 'replay', '--service', 'refunds'], env)).toMatchObject({
      out: '1 to be delivered again\n',
    });
    const all = JSON.parse((await vuelta(['dead-letters', 'list', '--json'], env)).out) as object[];
    expect(all).toHaveLength(2);
  });

  it.each([
    [['replay', '--id', '1'], 2, 'give --service too'],
    [['replay', '--id', '999', '--service', 'labels'], 1, 'has no parked event 999'],
    [['list', '--service', 'nobody'], 1, 'there is no service nobody'],
  ])('%j is refused', async (args, code, why) => {
    expect(await vuelta(['dead-letters', ...args], env)).toMatchObject({
      code,
      err: expect.stringContaining(why),
    });
  });
});
