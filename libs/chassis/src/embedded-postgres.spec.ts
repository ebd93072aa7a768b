import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { queryValue } from '#testing';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

const PID_FILE = 'cluster/data/postmaster.pid';
const run = promisify(execFile);

let folder: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vuelta-spec-'));
  dataDir = join(folder, 'not', 'made', 'yet');
});

afterEach(async () => {
  delete process.env.PG_BIN;
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
});

afterAll(() => rm(folder, { recursive: true }));

it('starts on an empty folder, with parents that others may still enter', async () => {
  const { url } = await start();

  expect(await queryValue(url, 'SELECT current_user || $$@$$ || current_database()')).toBe('vuelta@vuelta');
  expect(await queryValue(url, 'SELECT datcollate FROM pg_database WHERE datname = current_database()')).toBe(
    'C',
  );
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect((await stat(join(folder, 'not'))).mode & 0o777).toBe(0o777 & ~process.umask());
});

it('keeps data, password and port over a restart', async () => {
  const first = await start();
  await queryValue(first.url, 'CREATE TABLE parcel AS SELECT 42 AS id');
  await first.stop();
  await expect(queryValue(first.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await queryValue(second.url, 'SELECT id FROM parcel')).toBe(42);
});

it('lets nobody in without the password, which only the owner can read', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';

  await expect(queryValue(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(join(dataDir, 'cluster', 'password'))).mode & 0o777).toBe(0o600);
  expect(await queryValue(url, 'SELECT string_agg(DISTINCT auth_method, $$ $$) FROM pg_hba_file_rules')).toBe(
    'scram-sha-256',
  );
});

it('is durable, UTC and on TCP of this machine only', async () => {
  const { url } = await start();
  const shown = await settings(url);

  expect(shown).toMatchObject({ fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' });
  expect(shown).toMatchObject({ TimeZone: 'UTC', log_timezone: 'UTC', server_encoding: 'UTF8' });
  expect(shown).toMatchObject({ listen_addresses: '127.0.0.1', unix_socket_directories: '' });
  expect(shown).toMatchObject({ max_connections: '200', shared_buffers: '64MB' });
});

it('gives durability up for speed when fsync is off', async () => {
  const { url } = await start({ fsync: false });

  expect(await settings(url)).toMatchObject({
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  });
});

it('writes its log to the data folder, without the data that failing statements carry', async () => {
  const { url } = await start();
  const insert = `INSERT INTO pg_namespace (oid, nspname, nspowner) SELECT 1, 'ada@example.com', 10 FROM nowhere`;
  await expect(queryValue(url, insert)).rejects.toMatchObject({ code: '42P01' });

  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
  expect(log).toContain('relation "nowhere" does not exist');
  expect(log).not.toContain('ada@example.com');
});

it('stops once, whoever asks and however often', async () => {
  const postgres = await start();
  await Promise.all([postgres.stop(), postgres.stop()]);
  await postgres.stop();

  await expect(queryValue(postgres.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('takes another port when the one of last time is taken', async () => {
  const first = await start();
  await first.stop();
  const port = portOf(first.url);

  const second = await whileTaken(port, () => start());
  expect(portOf(second.url)).not.toBe(port);
});

it('takes the port it is told, and says what the log says when it cannot', async () => {
  const port = await whileTaken(0, async (free) => free);
  expect(portOf((await start({ port })).url)).toBe(port);
  await running.pop()?.stop();

  await whileTaken(port, () => expect(start({ port })).rejects.toThrow('Address already in use'));
});

it('starts a copy of a running folder as a server of its own', async () => {
  const copy = join(folder, 'copy');
  await (await start()).stop();
  // Not Node's cp: the copy must keep its owner, since PostgreSQL takes nobody else's data.
  await run('cp', ['-a', dataDir, copy]);
  const original = await start();
  await run('cp', ['-a', join(dataDir, PID_FILE), join(copy, PID_FILE)]);

  const other = await start({ dataDir: copy });
  expect(other.pid).not.toBe(original.pid);
  expect(other.url).not.toBe(original.url);
});

it('names the ways out where no PostgreSQL can run', async () => {
  process.env.PG_BIN = join(folder, 'nothing-here');

  await expect(start()).rejects.toThrow(/DATABASE_URL.*PG_BIN[^]*nothing-here/);
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, ...options });
  running.push(postgres);
  return postgres;
}

async function settings(url: string): Promise<unknown> {
  return queryValue(url, 'SELECT json_object_agg(name, current_setting(name)) FROM pg_settings');
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Listens on `port` (0: any free one) for as long as `work` takes. */
async function whileTaken<T>(port: number, work: (port: number) => Promise<T>): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
