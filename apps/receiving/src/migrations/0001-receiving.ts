import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Receiving1790000001000 implements MigrationInterface {
  name = 'Receiving1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(receipts);
    await runner.query(scans);
    await runner.query(`
      select vuelta.protect('receipt'), vuelta.protect('receipt_line'), vuelta.protect('return_item'),
             vuelta.protect('parcel'), vuelta.protect('receipt_step'), vuelta.protect('scan'),
             vuelta.protect('station');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const receipts = `
  create table receipt (
    return_id text primary key,
    merchant_id text not null,
    order_id text not null,
    rma_number text not null,
    tracking_number text,
    status text not null default 'expected' check (status in ('expected', 'receiving', 'withdrawn', 'inspected'))
  );
  create index receipt_of_merchant on receipt (merchant_id, return_id);
  create index receipt_of_rma on receipt (merchant_id, rma_number);
  create index receipt_of_tracking on receipt (merchant_id, tracking_number);

  create table receipt_line (
    return_line_id text primary key,
    merchant_id text not null,
    return_id text not null references receipt,
    order_line_id text not null,
    sku text not null,
    description text not null,
    expected_quantity int not null check (expected_quantity > 0),
    received_quantity int not null default 0 check (received_quantity >= 0),
    wrong_item_quantity int not null default 0 check (wrong_item_quantity >= 0),
    missing_quantity int not null default 0 check (missing_quantity >= 0),
    -- Two scanners at once can never take in more than was announced.
    constraint line_not_over check (received_quantity + wrong_item_quantity + missing_quantity <= expected_quantity)
  );
  create index receipt_line_of_receipt on receipt_line (return_id);

  create table return_item (
    return_item_id text primary key,
    merchant_id text not null,
    return_id text not null references receipt,
    return_line_id text not null references receipt_line,
    quantity int not null check (quantity > 0),
    status text not null check (status in ('received', 'graded', 'dispositioned', 'wrong_item')),
    grade text check (grade in ('a', 'b', 'c', 'd')),
    disposition text,
    constraint item_graded check ((grade is not null) = (status in ('graded', 'dispositioned'))),
    constraint item_placed check ((disposition is not null) = (status = 'dispositioned'))
  );
  create index return_item_of_receipt on return_item (return_id);

  create table parcel (
    parcel_id text primary key,
    merchant_id text not null,
    return_id text not null references receipt,
    tracking_number text,
    received_at timestamptz not null
  );
  create index parcel_of_receipt on parcel (return_id);

  -- The timeline, of the receipt and of its items. Append only.
  create table receipt_step (
    step_id bigint generated always as identity primary key,
    merchant_id text not null,
    return_id text not null references receipt,
    return_item_id text,
    from_status text,
    action text not null,
    to_status text not null,
    acted_by text not null,
    acted_at timestamptz not null,
    note text
  );
  create index receipt_step_of_receipt on receipt_step (return_id, step_id);
`;

const scans = `
  -- What a device sent, once per its own id, however often it sends it. Unknown codes are kept as well.
  create table scan (
    merchant_id text not null,
    client_scan_id text not null,
    code text not null,
    station text,
    outcome text,
    return_id text,
    return_line_id text,
    scanned_by text not null,
    scanned_at timestamptz not null,
    primary key (merchant_id, client_scan_id)
  );

  -- The receipt that lies open at a station: an article scanned there belongs to it.
  create table station (
    merchant_id text not null,
    station text not null,
    return_id text not null references receipt,
    primary key (merchant_id, station)
  );
`;
