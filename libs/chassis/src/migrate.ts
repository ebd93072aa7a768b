import { Messaging1790000000000 } from '#messaging';
import { DataSource } from 'typeorm';
import type { DataSourceOptions } from 'typeorm';
import { Idempotency1790000000001 } from './idempotency.migration.js';
import { Platform1790000000000 } from './platform.migration.js';
import type { ServiceDefinition } from './service-definition.js';
import { Staff1790000001000 } from './staff/staff.migration.js';

/** Processes that start together migrate one after the other. */
const migrationLock = 7_835_100;

/** The role a service connects as: its own schema and the platform's functions, nothing else. */
export const roleOf = (service: string): string => `vuelta_${service}`;

/** Brings the platform's schema and those of `services` up to date. Safe to run from several processes at once. */
export async function migrate(url: string, services: readonly ServiceDefinition[]): Promise<void> {
  const admin = await new DataSource({ ...connection(url), type: 'postgres', poolSize: 1 }).initialize();
  const session = admin.createQueryRunner();
  try {
    await session.query(`select pg_advisory_lock($1)`, [migrationLock]);
    await session.query(`create schema if not exists vuelta`);
    await migrateSchema(url, 'vuelta', [Platform1790000000000, Staff1790000001000]);
    for (const { name, migrations } of services) {
      await session.query(createRole(name));
      await session.query(`create schema if not exists ${name}`);
      await migrateSchema(url, name, [Messaging1790000000000, Idempotency1790000000001, ...migrations]);
      await session.query(grants(name));
    }
  } finally {
    await session.release();
    await admin.destroy();
  }
}

/** The connection every pool of ours uses. */
export const connection = (url: string) =>
  ({
    url,
    applicationName: 'vuelta',
    parseInt8: true,
    connectTimeoutMS: 10_000,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
  }) satisfies Partial<DataSourceOptions> & object;

async function migrateSchema(
  url: string,
  schema: string,
  migrations: ServiceDefinition['migrations'],
): Promise<void> {
  const source = await new DataSource({
    ...connection(url),
    type: 'postgres',
    schema,
    poolSize: 1,
    migrations,
    migrationsTableName: 'migration',
    extra: { options: `-c search_path=${schema}` },
  }).initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

// Roles belong to the whole server: another database's migration may create the same one at the same moment.
const createRole = (service: string): string => `
  do $$ begin
    if not exists (select from pg_roles where rolname = '${roleOf(service)}') then
      create role ${roleOf(service)} nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`;

const grants = (service: string): string => {
  const role = roleOf(service);
  return `
    grant ${role} to current_user;
    grant usage on schema vuelta, ${service} to ${role};
    grant select, insert, update, delete on all tables in schema ${service} to ${role};
    revoke all on ${service}.migration from ${role};
    grant usage on all sequences in schema ${service} to ${role};
    grant execute on function vuelta.authenticate, vuelta.merchant_of_slug, vuelta.add_subject,
      vuelta.subject_secret, vuelta.erase_subject, vuelta.staff_to_sign_in, vuelta.count_staff_try,
      vuelta.open_staff_session, vuelta.staff_of_session, vuelta.close_staff_session, vuelta.link_staff_subject,
      vuelta.put_staff, vuelta.list_staff to ${role}`;
};
