import { migrate, openDatabase, readSettings } from '#chassis';
import pg from 'pg';

/** The database as its owner sees it: every service's schema, all merchants' rows. */
export class OperatorDatabase {
  constructor(
    readonly url: string,
    private readonly client: pg.Client,
  ) {}

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  /** The schemas that hold a service's tables. */
  async serviceSchemas(): Promise<string[]> {
    const rows = await this.rows<{ schema: string }>(
      `select table_schema as schema from information_schema.tables where table_name = 'dead_letter' order by 1`,
    );
    return rows.map(({ schema }) => schema);
  }
}

/**
 * Runs `work` on the database of DATABASE_URL or the embedded one. A running embedded server is used as it is; where
 * none runs, one is started for the moment.
 */
export async function onDatabase<T>(work: (database: OperatorDatabase) => Promise<T>): Promise<T> {
  const opened = await openDatabase(readSettings(process.env));
  try {
    return await connected(opened.url, work);
  } finally {
    await opened.stop();
  }
}

/** As above, with the tables of merchants and keys in place, also before the first start. */
export const onPlatform = <T>(work: (database: OperatorDatabase) => Promise<T>): Promise<T> =>
  onDatabase(async (database) => {
    await migrate(database.url, []);
    return work(database);
  });

async function connected<T>(url: string, work: (database: OperatorDatabase) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A server that goes away ends the query in hand with an error of its own.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Row-level security holds for the tables' owner too.
    await client.query(`select set_config('vuelta.merchant', '*', false)`);
    return await work(new OperatorDatabase(url, client));
  } finally {
    await client.end();
  }
}
