import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Carriers with a network: what was quoted and bought, tracked, given back and fetched at home. */
export class Carriers1790000001001 implements MigrationInterface {
  name = 'Carriers1790000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facts);
    await runner.query(labels);
    await runner.query(afterwards);
    await runner.query(`
      select vuelta.protect('shipping_policy'), vuelta.protect('export_record'), vuelta.protect('label_content'),
             vuelta.protect('tracking_scan'), vuelta.protect('carrier_event'), vuelta.protect('postage_refund'),
             vuelta.protect('pickup');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const facts = `
  -- What was sold and what comes back: no personal data. Null in rows that are older than this migration.
  alter table order_contact add lines jsonb;
  alter table heard_return add order_id text, add rma_number text, add ship_by_on date, add lines jsonb,
    add withdrawn_at timestamptz;
  alter table return_address add phone text, add email text;

  create table shipping_policy (
    merchant_id text primary key,
    policy jsonb not null
  );

  create table export_record (
    merchant_id text not null,
    order_id text not null,
    record jsonb not null,
    primary key (merchant_id, order_id)
  );
`;

const labels = `
  alter table label
    add parcel_number int not null default 1 check (parcel_number > 0),
    add contents jsonb,
    add provider text,
    add carrier_shipment_id text,
    add offer_id text,
    add quoted_at timestamptz,
    add offers jsonb,
    add purchased_at timestamptz,
    add track_at timestamptz,
    add reminded_for int,
    drop constraint label_status_check,
    add constraint label_status_check check (status in ('requested', 'purchasing', 'unknown', 'purchased', 'scanned',
      'delivered', 'returned_to_sender', 'failed', 'voided')),
    drop constraint label_sold,
    add constraint label_sold check (status not in ('purchased', 'scanned', 'delivered', 'returned_to_sender')
      or (carrier, service_level, tracking_number, cost_minor, currency, expires_on) is not null);
  -- A shipment at the carrier belongs to one label, for ever: it cannot be adopted by two.
  create unique index label_one_shipment on label (provider, carrier_shipment_id) where carrier_shipment_id is not null;
  drop index label_one_live;
  create unique index label_one_live on label (merchant_id, return_id, parcel_number)
    where status not in ('failed', 'voided');
  create index label_to_track on label (track_at) where track_at is not null;
  create index label_to_expire on label (expires_on) where status = 'purchased';

  -- What we print: sealed, because it names the customer.
  create table label_content (
    label_id text primary key references label,
    merchant_id text not null,
    subject_id text not null,
    has_customs boolean not null,
    sealed bytea not null
  );
  alter table label_document add format text not null default 'pdf' check (format in ('pdf', 'png', 'zpl'));
`;

const afterwards = `
  create table tracking_scan (
    merchant_id text not null,
    label_id text not null references label,
    scanned_at timestamptz not null,
    status text not null,
    message text not null,
    place text,
    primary key (label_id, scanned_at, status, message)
  );
  create trigger tracking_scan_only_grows before update or delete or truncate on tracking_scan
    for each statement execute function refuse_change();

  -- Ids of events a carrier sent, kept for ever: their signature has no time, so an old one could be sent again.
  create table carrier_event (
    event_id text primary key,
    merchant_id text not null,
    received_at timestamptz not null
  );

  create table postage_refund (
    label_id text primary key references label,
    merchant_id text not null,
    status text not null check (status in ('requested', 'submitted', 'rejected', 'refunded', 'not_applicable')),
    attempts int not null default 0,
    try_at timestamptz,
    requested_at timestamptz not null,
    settled_at timestamptz,
    constraint postage_refund_open_is_tried check ((try_at is not null) = (status in ('requested', 'submitted')))
  );
  create index postage_refund_to_try on postage_refund (try_at) where try_at is not null;

  create table pickup (
    pickup_id text primary key,
    merchant_id text not null,
    label_id text not null references label,
    status text not null check (status in ('requested', 'booking', 'scheduled', 'cancelling', 'cancelled', 'failed')),
    from_at timestamptz not null,
    to_at timestamptz not null check (to_at > from_at),
    instructions text not null,
    carrier_pickup_id text,
    confirmation text,
    cost_minor bigint check (cost_minor >= 0),
    currency text,
    note text,
    attempts int not null default 0,
    try_at timestamptz,
    requested_at timestamptz not null,
    constraint pickup_open_is_tried check ((try_at is not null) = (status in ('requested', 'booking', 'cancelling')))
  );
  create unique index pickup_one_live on pickup (label_id) where status not in ('cancelled', 'failed');
  create index pickup_to_try on pickup (try_at) where try_at is not null;
`;
