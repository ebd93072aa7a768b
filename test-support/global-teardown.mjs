import { Client } from 'pg';

export default async function globalTeardown() {
  if (globalThis.stopTestPostgres) return globalThis.stopTestPostgres();
  await dropTestDatabases();
}

/** On a server of the developer's own the templates of this run would stay for ever. */
async function dropTestDatabases() {
  const client = new Client(process.env.TEST_DATABASE_URL);
  await client.connect();
  const prefix = `test_${process.env.TEST_RUN}_%`;
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [prefix]);
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
}
