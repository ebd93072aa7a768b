import type { ServiceDefinition, Settings } from '#chassis';
import { onDatabase } from '../operator.js';
import type { OperatorDatabase } from '../operator.js';
import { bad, good, lookAt, none } from './finding.js';
import type { Finding } from './finding.js';

const oldestServer = 14;
/** Seconds. Signatures and deadlines suffer from more. */
const clockDriftLimit = 5;
const outboxLagLimit = 60;

/** Everything that is seen inside the database; one finding when it is out of reach. */
export async function databaseFindings(
  { DATABASE_URL }: Settings,
  services: readonly ServiceDefinition[],
): Promise<Finding[]> {
  const where = DATABASE_URL ? 'DATABASE_URL' : 'embedded';
  let findings: Finding[] = [];
  const reached = await lookAt('database', adviceFor(DATABASE_URL), () =>
    onDatabase(async (database) => {
      const finding = await version(database, where);
      findings = [
        await clock(database),
        await migrations(database, services),
        await deadLetters(database),
        await outboxLag(database),
      ];
      return finding;
    }),
  );
  return [reached, ...findings];
}

const adviceFor = (url: string | undefined): string =>
  url ? 'Check that the server runs and DATABASE_URL names it.' : 'See postgres.log in DATA_DIR/postgres.';

async function version(database: OperatorDatabase, where: string): Promise<Finding> {
  const [row] = await database.rows<{ server_version: string }>(`show server_version`);
  const found = row!.server_version;
  return Number.parseInt(found, 10) >= oldestServer
    ? good('database', `${where}, PostgreSQL ${found}`)
    : bad('database', `${where}, PostgreSQL ${found}`, `Use PostgreSQL ${oldestServer} or later.`);
}

async function clock(database: OperatorDatabase): Promise<Finding> {
  const [row] = await database.rows<{ now: Date }>(`select clock_timestamp() as now`);
  const drift = Math.abs(row!.now.getTime() - Date.now()) / 1000;
  const detail = `${drift.toFixed(1)} s apart from the database's`;
  return drift <= clockDriftLimit
    ? good('clock', detail)
    : bad('clock', detail, 'Set both clocks by NTP: deadlines and signatures depend on them.');
}

async function migrations(
  database: OperatorDatabase,
  services: readonly ServiceDefinition[],
): Promise<Finding> {
  const schemas = await database.serviceSchemas();
  if (schemas.length === 0) return none('migrations', 'the database is empty; the first start fills it');
  const pending: string[] = [];
  for (const service of services.filter(({ name }) => schemas.includes(name)))
    pending.push(...(await pendingOf(database, service)));
  const missing = services.filter(({ name }) => !schemas.includes(name)).map(({ name }) => name);
  if (pending.length + missing.length === 0) return good('migrations', 'every schema is up to date');
  const detail = [...missing.map((name) => `${name} was never started here`), ...pending].join(', ');
  return bad('migrations', detail, 'Start the services: each brings its schema up to date.');
}

async function pendingOf(
  database: OperatorDatabase,
  { name, migrations: known }: ServiceDefinition,
): Promise<string[]> {
  const rows = await database.rows<{ name: string }>(`select name from ${name}.migration`);
  const done = new Set(rows.map((row) => row.name));
  return known.map((migration) => migration.name).filter((migration) => !done.has(migration));
}

async function deadLetters(database: OperatorDatabase): Promise<Finding> {
  const counts = await perService(
    database,
    (schema) => `select count(*)::float as figure
    from ${schema}.dead_letter where state = 'parked'`,
  );
  const parked = counts.filter(({ figure }) => figure > 0);
  if (parked.length === 0) return good('dead letters', 'none');
  const detail = parked.map(({ service, figure }) => `${service} ${figure}`).join(', ');
  return bad('dead letters', detail, 'vuelta dead-letters list, mend the cause, vuelta dead-letters replay.');
}

async function outboxLag(database: OperatorDatabase): Promise<Finding> {
  const lags = await perService(
    database,
    (schema) => `
    select coalesce(extract(epoch from now() - min(recorded_at)), 0)::float as figure
    from ${schema}.outbox where published_at is null`,
  );
  const late = lags.filter(({ figure }) => figure > outboxLagLimit);
  if (late.length === 0) return good('outbox', 'no event waits for long');
  const detail = late.map(({ service, figure }) => `${service} ${Math.round(figure)} s`).join(', ');
  return bad('outbox', `events wait: ${detail}`, 'Start the services; if they run, see their log.');
}

async function perService(
  database: OperatorDatabase,
  sql: (schema: string) => string,
): Promise<{ service: string; figure: number }[]> {
  const figures = [];
  for (const service of await database.serviceSchemas()) {
    const [row] = await database.rows<{ figure: number }>(sql(service));
    figures.push({ service, figure: row!.figure });
  }
  return figures;
}
