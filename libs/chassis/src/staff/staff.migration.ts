import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in, their sessions, and the tries that failed. Services reach them only through the functions. */
export class Staff1790000001000 implements MigrationInterface {
  name = 'Staff1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
    // Grading and deciding were part of receiving:write before.
    await runner.query(`
      update vuelta.api_key set scopes = scopes || '{receiving:inspect,receiving:lead}'::text[]
      where 'receiving:write' = any(scopes);
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const tables = `
  create table vuelta.staff (
    staff_id text primary key,
    merchant_id text not null references vuelta.merchant,
    login text not null check (login = lower(login)),
    name text not null,
    role text not null check (role in ('receiver', 'inspector', 'lead')),
    -- Argon2id; null: this way in is closed.
    password_hash text,
    pin_hash text,
    oidc_subject text,
    created_at timestamptz not null default now(),
    disabled_at timestamptz,
    unique (merchant_id, login)
  );

  create table vuelta.staff_session (
    token_hash bytea primary key,
    staff_id text not null references vuelta.staff,
    station text,
    opened_at timestamptz not null default now(),
    expires_at timestamptz not null,
    closed_at timestamptz
  );
  create index staff_session_of_staff on vuelta.staff_session (staff_id);

  create table vuelta.staff_try (
    merchant_id text not null,
    login text not null,
    tried_at timestamptz not null default now()
  );
  create index staff_try_of_login on vuelta.staff_try (merchant_id, login, tried_at);
`;

const functions = `
  create function vuelta.staff_to_sign_in(wanted_merchant text, wanted_login text)
  returns table (staff_id text, name text, role text, password_hash text, pin_hash text, oidc_subject text)
  language sql stable security definer set search_path = vuelta as $$
    select staff_id, name, role, password_hash, pin_hash, oidc_subject from staff
    where merchant_id = wanted_merchant and login = wanted_login and disabled_at is null
  $$;

  -- Counts the try, and says how many there were in the last quarter of an hour.
  create function vuelta.count_staff_try(wanted_merchant text, wanted_login text) returns int
  language sql security definer set search_path = vuelta as $$
    delete from staff_try where tried_at < now() - interval '1 day';
    insert into staff_try values (wanted_merchant, wanted_login);
    select count(*)::int from staff_try where merchant_id = wanted_merchant and login = wanted_login
      and tried_at > now() - interval '15 minutes'
  $$;

  create function vuelta.open_staff_session(hash bytea, who text, at_station text, hours int) returns void
  language sql security definer set search_path = vuelta as $$
    delete from staff_try using staff where staff.staff_id = who and staff_try.merchant_id = staff.merchant_id
      and staff_try.login = staff.login;
    insert into staff_session (token_hash, staff_id, station, expires_at)
    values (hash, who, at_station, now() + make_interval(hours => hours))
  $$;

  create function vuelta.staff_of_session(hash bytea)
  returns table (staff_id text, merchant_id text, name text, role text, station text)
  language sql stable security definer set search_path = vuelta as $$
    select staff_id, merchant_id, name, role, station from staff_session join staff using (staff_id)
    where token_hash = hash and closed_at is null and expires_at > now() and disabled_at is null
  $$;

  create function vuelta.close_staff_session(hash bytea) returns void
  language sql security definer set search_path = vuelta as $$
    update staff_session set closed_at = now() where token_hash = hash and closed_at is null
  $$;

  create function vuelta.link_staff_subject(who text, subject text) returns void
  language sql security definer set search_path = vuelta as $$
    update staff set oidc_subject = subject where staff_id = who and oidc_subject is null
  $$;

  -- A hash that is null keeps the one there is. Closing an account ends its sessions at once.
  create function vuelta.put_staff(id text, wanted_login text, new_name text, new_role text, new_password text,
    new_pin text, is_disabled boolean)
  returns void language sql security definer set search_path = vuelta as $$
    insert into staff (staff_id, merchant_id, login, name, role, password_hash, pin_hash, disabled_at)
    values (id, current_setting('vuelta.merchant'), wanted_login, new_name, new_role, new_password, new_pin,
      case when is_disabled then now() end)
    on conflict (merchant_id, login) do update set name = excluded.name, role = excluded.role,
      password_hash = coalesce(excluded.password_hash, staff.password_hash),
      pin_hash = coalesce(excluded.pin_hash, staff.pin_hash), disabled_at = excluded.disabled_at
  $$;

  create function vuelta.list_staff()
  returns table (staff_id text, login text, name text, role text, has_password boolean, has_pin boolean,
    is_disabled boolean)
  language sql stable security definer set search_path = vuelta as $$
    select staff_id, login, name, role, password_hash is not null, pin_hash is not null, disabled_at is not null
    from staff where merchant_id = current_setting('vuelta.merchant') order by login
  $$;

  revoke all on function vuelta.staff_to_sign_in, vuelta.count_staff_try, vuelta.open_staff_session,
    vuelta.staff_of_session, vuelta.close_staff_session, vuelta.link_staff_subject, vuelta.put_staff,
    vuelta.list_staff from public;
`;
