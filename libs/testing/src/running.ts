import { Merchants, scopes, serve } from '#chassis';
import type { Running, Scope, ServeOptions, ServiceDefinition } from '#chassis';
import type { Envelope } from '#messaging';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import supertest from 'supertest';
import { testDatabase } from './database.js';
import { createProbe } from './probe.js';

/** Services at work on a fresh database, events in process, one merchant. */
export interface TestProcess extends Running {
  http: ReturnType<typeof supertest>;
  merchantId: string;
  /** `Authorization` header of a new key, by default with every scope. */
  key(...only: Scope[]): Promise<{ authorization: string }>;
  /** Another merchant with a key of every scope, for proofs that tenants do not meet. */
  stranger(): Promise<{ merchantId: string; authorization: string }>;
  /** Publishes events as if another service had recorded them. */
  publish(aggregateId: string, ...events: object[]): Promise<void>;
  /** The events a service recorded, oldest first. */
  recorded(service: string, type?: string): Promise<Envelope[]>;
  /** Reads or changes the database as its owner, past row-level security. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Headers of a write that is sent once. */
export const once = (): { 'idempotency-key': string } => ({ 'idempotency-key': randomUUID() });

export async function runServices(
  services: ServiceDefinition[],
  env: Record<string, string> = {},
  options: Pick<ServeOptions, 'pages'> = {},
): Promise<TestProcess> {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'vuelta-spec-'));
  const probe = createProbe();
  const running = await serve([...services, probe.definition], {
    ...options,
    env: {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: '0',
      MANAGEMENT_PORT: '0',
      LOG_LEVEL: 'silent',
      SCAN_UNDO_SECONDS: '0',
      ...env,
    },
  });
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(text, values)).rows;
  const keyOf = (merchantId: string, allowed: readonly string[]) =>
    Merchants.using(database.url, (merchants) =>
      merchants.createKey({ merchantId, name: 'spec', scopes: allowed }),
    );
  const newMerchant = (slug: string) =>
    Merchants.using(database.url, (merchants) => merchants.create(slug, slug));
  const merchantId = await newMerchant('spec');
  return {
    ...running,
    http: supertest(running.url),
    merchantId,
    sql,
    key: async (...only) => ({
      authorization: `Bearer ${await keyOf(merchantId, only.length > 0 ? only : scopes)}`,
    }),
    stranger: async () => {
      const other = await newMerchant(`stranger-${randomUUID().slice(0, 8)}`);
      return { merchantId: other, authorization: `Bearer ${await keyOf(other, scopes)}` };
    },
    publish: (aggregateId, ...events) => probe.publish(merchantId, aggregateId, ...events),
    recorded: async (service, type) => {
      const rows = await sql<{ envelope: Envelope }>(
        `select envelope from ${service}.outbox order by position`,
      );
      return rows.map((row) => row.envelope).filter((envelope) => !type || envelope.type === type);
    },
    stop: async () => {
      await owner.end();
      await running.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
