import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scans that may come late, twice and out of order; undo; orphans; stock; tasks. */
export class Dock1790000002000 implements MigrationInterface {
  name = 'Dock1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(receipts);
    await runner.query(scans);
    await runner.query(stock);
    await runner.query(people);
    await runner.query(`
      select vuelta.protect('orphan'), vuelta.protect('order_line'), vuelta.protect('serial'),
             vuelta.protect('article'), vuelta.protect('location'), vuelta.protect('stock'),
             vuelta.protect('stock_movement'), vuelta.protect('task');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const receipts = `
  alter table receipt
    add column authorized_at timestamptz,
    add column delivered_at timestamptz,
    -- Since when every piece has its place; the inspection ends when the time to undo has passed.
    add column done_at timestamptz,
    add column inspected_at timestamptz,
    -- When the others were told; a held return is inspected and not announced.
    add column announced_at timestamptz;
  update receipt set announced_at = now(), inspected_at = now() where status = 'inspected';
  create index receipt_done on receipt (done_at) where status = 'receiving' and done_at is not null;
  create index receipt_unannounced on receipt (return_id) where status = 'inspected' and announced_at is null;
  create index receipt_of_order on receipt (merchant_id, order_id);
  create index receipt_delivered on receipt (delivered_at) where status = 'expected' and delivered_at is not null;

  -- What came is counted, also beyond what was announced: the surplus is a task, not a refusal.
  alter table receipt_line drop constraint line_not_over;
  alter table receipt_line
    add column damaged_quantity int not null default 0 check (damaged_quantity >= 0),
    add column kept_surplus_quantity int not null default 0 check (kept_surplus_quantity >= 0);
  create index receipt_line_of_sku on receipt_line (merchant_id, upper(sku));

  alter table return_item drop constraint return_item_status_check, drop constraint item_graded,
    drop constraint item_placed;
  alter table return_item
    add column client_scan_id text,
    add column finding text not null default 'received',
    add column serial text,
    add column lot text,
    add column answers jsonb,
    add column proposed_disposition text,
    add column rule_code text,
    add column override_reason text,
    add column station text,
    add column location text not null default 'main',
    add constraint return_item_status check
      (status in ('received', 'graded', 'held', 'dispositioned', 'wrong_item', 'undone')),
    add constraint item_graded check (status = 'undone'
      or (grade is not null) = (status in ('graded', 'held', 'dispositioned'))),
    add constraint item_placed check (status = 'undone'
      or (disposition is not null) = (status in ('held', 'dispositioned')));
  update return_item set finding = 'wrong_item' where status = 'wrong_item';
  create index return_item_of_line on return_item (return_line_id);

  alter table parcel add column weight_grams int, add column undone_at timestamptz;

  alter table receipt_step add column station text;
`;

const scans = `
  alter table scan
    add column kind text not null default 'scan' check (kind in ('scan', 'item', 'orphan', 'undo')),
    add column code_kind text,
    -- The scan it needs first: the parcel of an item, the scan that an undo takes back.
    add column waits_for text,
    add column body jsonb,
    -- True when it says that the parcel of its return is here.
    add column opens boolean not null default false,
    add column return_item_id text,
    add column device_at timestamptz,
    add column undone_at timestamptz;
  create index scan_waiting on scan (merchant_id, waits_for) where outcome = 'waiting';
  create index scan_of_return on scan (return_id) where opens;
  create index scan_by_day on scan (merchant_id, scanned_at);

  alter table station add column location text not null default 'main', alter column return_id drop not null;

  -- A parcel nobody announced. It stays here, and nothing follows from it, until its return is known.
  create table orphan (
    orphan_id text primary key,
    merchant_id text not null,
    client_scan_id text not null,
    code text,
    weight_grams int,
    note text,
    station text,
    status text not null default 'held' check (status in ('held', 'matched', 'undone')),
    return_id text,
    held_by text not null,
    held_at timestamptz not null,
    matched_by text,
    matched_at timestamptz
  );
  create index orphan_held on orphan (merchant_id, status, orphan_id);
  create index orphan_of_code on orphan (merchant_id, code) where status = 'held';
`;

const stock = `
  -- What the order said of an article sold: for weighing, proposing and recognising.
  create table order_line (
    merchant_id text not null,
    order_id text not null,
    order_line_id text not null,
    sku text not null,
    category text,
    supplier text,
    lot text,
    weight_grams int,
    value_minor bigint,
    currency text,
    primary key (merchant_id, order_id, order_line_id)
  );

  -- Serial numbers as they were dispatched.
  create table serial (
    merchant_id text not null,
    serial text not null,
    order_id text not null,
    order_line_id text not null,
    primary key (merchant_id, serial, order_id, order_line_id)
  );
  create index serial_of_line on serial (merchant_id, order_id, order_line_id);

  create table article (
    merchant_id text not null,
    sku text not null,
    gtins text[] not null default '{}',
    stock_tracked boolean not null default true,
    category text,
    refurbish_cost_minor bigint,
    vendor text,
    primary key (merchant_id, sku)
  );
  create index article_of_gtin on article using gin (gtins);

  create table location (
    merchant_id text not null,
    location text not null,
    restocks boolean not null default true,
    primary key (merchant_id, location)
  );

  create table stock (
    merchant_id text not null,
    location text not null,
    sku text not null,
    quantity int not null,
    primary key (merchant_id, location, sku)
  );

  -- Append only: what is in stock of a line is the sum of its movements.
  create table stock_movement (
    movement_id text primary key,
    merchant_id text not null,
    return_line_id text not null references receipt_line,
    location text not null,
    sku text not null,
    quantity int not null check (quantity <> 0),
    moved_by text not null,
    moved_at timestamptz not null
  );
  create index stock_movement_of_line on stock_movement (return_line_id);
`;

const people = `
  create table task (
    task_id text primary key,
    merchant_id text not null,
    return_id text not null references receipt,
    kind text not null,
    -- What makes it one of a kind: the same reason opens no second task.
    subject text not null,
    effect text not null check (effect in ('holds_money', 'asks')),
    facts jsonb not null,
    status text not null default 'open' check (status in ('open', 'settled')),
    opened_at timestamptz not null,
    holds_until timestamptz,
    settled_by text,
    settled_at timestamptz,
    note text,
    unique (merchant_id, return_id, kind, subject)
  );
  create index task_of_merchant on task (merchant_id, status, task_id);
  create index task_holding on task (return_id) where status = 'open' and effect = 'holds_money';
`;
