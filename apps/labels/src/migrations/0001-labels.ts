import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Labels1790000001000 implements MigrationInterface {
  name = 'Labels1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facts);
    await runner.query(labels);
    await runner.query(`
      select vuelta.protect('order_contact'), vuelta.protect('heard_return'), vuelta.protect('return_address'),
             vuelta.protect('label'), vuelta.protect('label_document'), vuelta.protect('label_transition');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const facts = `
  create table order_contact (
    merchant_id text not null,
    order_id text not null,
    currency text not null,
    subject_id text not null,
    sealed text not null,
    primary key (merchant_id, order_id)
  );

  create table heard_return (
    merchant_id text not null,
    return_id text not null,
    authorized_at timestamptz,
    parcel_received_at timestamptz,
    primary key (merchant_id, return_id)
  );

  create table return_address (
    merchant_id text primary key,
    name text not null,
    line1 text not null,
    line2 text,
    city text not null,
    region text,
    postal_code text not null,
    country_code text not null
  );
`;

const labels = `
  create table label (
    label_id text primary key,
    merchant_id text not null,
    return_id text not null,
    rma_number text not null,
    order_id text not null,
    ship_by_on date not null,
    status text not null check (status in ('requested', 'purchasing', 'unknown', 'purchased', 'scanned', 'delivered',
      'failed', 'voided')),
    requested_at timestamptz not null,
    try_at timestamptz,
    attempts int not null default 0,
    unwanted boolean not null default false,
    carrier text,
    service_level text,
    tracking_number text,
    cost_minor bigint check (cost_minor >= 0),
    currency text,
    expires_on date,
    -- A label that a parcel may carry has all that the carrier sold.
    constraint label_sold check (status not in ('purchased', 'scanned', 'delivered')
      or (carrier, service_level, tracking_number, cost_minor, currency, expires_on) is not null),
    constraint label_open_is_tried check ((try_at is not null) = (status in ('requested', 'purchasing', 'unknown')))
  );
  -- One label per return that is or may become usable.
  create unique index label_one_live on label (merchant_id, return_id) where status not in ('failed', 'voided');
  create index label_of_return on label (merchant_id, return_id, label_id);
  create index label_of_order on label (merchant_id, order_id, label_id);
  create index label_to_buy on label (try_at) where try_at is not null;

  create table label_document (
    label_id text primary key references label,
    merchant_id text not null,
    subject_id text not null,
    sealed bytea not null,
    sha256 text not null
  );

  create table label_transition (
    transition_id bigint generated always as identity primary key,
    merchant_id text not null,
    label_id text not null references label,
    from_status text,
    action text not null,
    to_status text not null,
    acted_by text not null,
    acted_at timestamptz not null,
    note text
  );
  create index label_timeline on label_transition (label_id, transition_id);

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% only grows', tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger label_transition_only_grows before update or delete or truncate on label_transition
    for each statement execute function refuse_change();
`;
