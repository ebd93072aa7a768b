import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What all services stand on: merchants, their API keys, the keys that seal personal data, and `protect`, which puts a
 * table behind row-level security. Services reach the tables only through the functions.
 */
export class Platform1790000000000 implements MigrationInterface {
  name = 'Platform1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const tables = `
  create table vuelta.merchant (
    merchant_id text primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{1,40}$'),
    name text not null,
    created_at timestamptz not null default now()
  );

  create table vuelta.api_key (
    key_id text primary key,
    merchant_id text not null references vuelta.merchant,
    name text not null,
    key_hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
  );

  -- Erasing a row makes every sealed copy of the subject's data unreadable, also in Kafka and in backups of services.
  create table vuelta.subject_key (
    subject_id text primary key,
    merchant_id text not null,
    key bytea not null,
    created_at timestamptz not null default now()
  );
`;

const functions = `
  create function vuelta.protect(target regclass) returns void language plpgsql as $$
  begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy one_merchant on %s using (merchant_id = current_setting(''vuelta.merchant'', true)
                    or current_setting(''vuelta.merchant'', true) = ''*'')', target);
  end $$;

  create function vuelta.authenticate(hash bytea)
  returns table (key_id text, merchant_id text, name text, scopes text[])
  language sql stable security definer set search_path = vuelta as $$
    select key_id, merchant_id, name, scopes from api_key where key_hash = hash and revoked_at is null
  $$;

  create function vuelta.merchant_of_slug(wanted text) returns table (merchant_id text, name text)
  language sql stable security definer set search_path = vuelta as $$
    select merchant_id, name from merchant where slug = wanted
  $$;

  create function vuelta.add_subject(subject text, secret bytea) returns void
  language sql security definer set search_path = vuelta as $$
    insert into subject_key (subject_id, merchant_id, key) values (subject, current_setting('vuelta.merchant'), secret)
  $$;

  create function vuelta.subject_secret(subject text) returns bytea
  language sql stable security definer set search_path = vuelta as $$
    select key from subject_key where subject_id = subject
      and current_setting('vuelta.merchant', true) in (merchant_id, '*')
  $$;

  create function vuelta.erase_subject(subject text) returns boolean
  language sql security definer set search_path = vuelta as $$
    with gone as (delete from subject_key where subject_id = subject
      and merchant_id = current_setting('vuelta.merchant') returning 1)
    select exists (select from gone)
  $$;

  revoke all on all functions in schema vuelta from public;
`;
