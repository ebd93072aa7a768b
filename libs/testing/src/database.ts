import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export interface TestDatabase {
  url: string;
  /** Cuts whoever is still connected. May be called twice. */
  drop(): Promise<void>;
}

const TEMPLATES_LOCK = 'vuelta test templates';

/** A new, empty database on the server of this test run. */
export function testDatabase(): Promise<TestDatabase> {
  return copyOf('template0');
}

/**
 * A new copy of the database that `prepare` fills. It runs once in a test run, in whichever Jest worker comes first,
 * and must leave no connection open; every later call with the same name is a plain copy.
 */
export async function templateDatabase(
  name: string,
  prepare: (url: string) => Promise<unknown>,
): Promise<TestDatabase> {
  const template = databaseName(name);
  await onServer(async (client) => {
    // One lock for all names, since migrations also make roles, which all databases of a server share.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [TEMPLATES_LOCK]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (!rowCount) await makeTemplate(client, template, prepare);
  });
  return copyOf(template);
}

/** The first column of the first row that `sql` gives; undefined when there is no row. */
export async function queryValue(url: string, sql: string, values: unknown[] = []): Promise<unknown> {
  const client = new Client(url);
  // A server that goes away between the answer and the end is no error of the query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql, values);
    return rows[0] && Object.values(rows[0])[0];
  } finally {
    await client.end();
  }
}

/** It gets its name at the end, so that one that `prepare` left half made is never copied. */
async function makeTemplate(
  client: Client,
  template: string,
  prepare: (url: string) => Promise<unknown>,
): Promise<void> {
  const draft = `${template}_draft`;
  await client.query(`DROP DATABASE IF EXISTS "${draft}" WITH (FORCE)`);
  await client.query(`CREATE DATABASE "${draft}" TEMPLATE template0`);
  await prepare(addressOf(draft));
  await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = databaseName(randomBytes(8).toString('hex'));
  await onServer((client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
  return {
    url: addressOf(name),
    drop: async () => {
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
    },
  };
}

async function onServer(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(serverUrl());
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseName(name: string): string {
  return `test_${process.env.TEST_RUN ?? 'single'}_${name}`;
}

function addressOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the specs with `npm test`.');
  return url;
}
