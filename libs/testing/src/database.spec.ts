import { afterEach, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { TestDatabase } from './database.js';
import { queryValue, templateDatabase, testDatabase } from './database.js';

const made: TestDatabase[] = [];
const clients: Client[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await Promise.all(made.splice(0).map((database) => database.drop()));
});

it('makes an empty database that nothing else sees', async () => {
  const [one, other] = [keep(await testDatabase()), keep(await testDatabase())];
  await queryValue(one.url, 'CREATE TABLE parcel (id int)');

  expect(await tables(one.url)).toEqual(['parcel']);
  expect(await tables(other.url)).toEqual([]);
});

it('drops a database that is still in use, and drops it twice', async () => {
  const database = await testDatabase();
  const client = await connect(database.url);

  await database.drop();
  await database.drop();

  await expect(client.query('SELECT 1')).rejects.toThrow();
  await expect(connect(database.url)).rejects.toMatchObject({ code: '3D000' });
});

it('prepares a template once, however many ask for it at the same time', async () => {
  const name = randomName();
  let prepared = 0;
  const prepare = async (url: string) => {
    prepared += 1;
    await queryValue(url, 'CREATE TABLE parcel (id int)');
  };

  const databases = await Promise.all([1, 2, 3].map(() => templateDatabase(name, prepare)));
  databases.push(await templateDatabase(name, prepare));
  databases.forEach(keep);

  expect(prepared).toBe(1);
  for (const { url } of databases) expect(await tables(url)).toEqual(['parcel']);
});

it('gives copies that do not change the template', async () => {
  const name = randomName();
  const prepare = (url: string) => queryValue(url, 'CREATE TABLE parcel (id int)');
  const first = keep(await templateDatabase(name, prepare));
  await queryValue(first.url, 'INSERT INTO parcel VALUES (1)');

  const second = keep(await templateDatabase(name, prepare));
  expect(await queryValue(second.url, 'SELECT id FROM parcel')).toBeUndefined();
});

it('never copies a template whose preparation failed', async () => {
  const name = randomName();
  const failing = async (url: string) => {
    await queryValue(url, 'CREATE TABLE half_made (id int)');
    throw new Error('a migration failed');
  };
  await expect(templateDatabase(name, failing)).rejects.toThrow('a migration failed');

  const database = keep(
    await templateDatabase(name, (url) => queryValue(url, 'CREATE TABLE parcel (id int)')),
  );
  expect(await tables(database.url)).toEqual(['parcel']);
});

function keep(database: TestDatabase): TestDatabase {
  made.push(database);
  return database;
}

function randomName(): string {
  return `spec_${randomBytes(4).toString('hex')}`;
}

async function connect(url: string): Promise<Client> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

function tables(url: string): Promise<unknown> {
  return queryValue(
    url,
    `SELECT coalesce(json_agg(tablename), '[]') FROM pg_tables WHERE schemaname = 'public'`,
  );
}
