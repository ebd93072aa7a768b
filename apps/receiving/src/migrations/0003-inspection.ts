import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What merchants decide of inspection, photos, and goods that go back to their vendors. */
export class Inspection1790000003000 implements MigrationInterface {
  name = 'Inspection1790000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(`
      select vuelta.protect('inspection_form'), vuelta.protect('disposition_rules'),
             vuelta.protect('vendor_agreement'), vuelta.protect('vendor_return'),
             vuelta.protect('vendor_return_line'), vuelta.protect('photo'), vuelta.protect('purchaser');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const tables = `
  create table inspection_form (
    merchant_id text not null,
    category text not null,
    questions jsonb not null,
    primary key (merchant_id, category)
  );

  create table disposition_rules (
    merchant_id text primary key,
    rules jsonb not null
  );

  create table vendor_agreement (
    merchant_id text not null,
    vendor text not null,
    -- Grades that the vendor takes back.
    grades text[] not null,
    address text,
    primary key (merchant_id, vendor)
  );

  create table vendor_return (
    vendor_return_id text primary key,
    merchant_id text not null,
    vendor_rma_number text not null,
    vendor text not null,
    address text,
    reference text,
    issued_by text not null,
    issued_at timestamptz not null
  );
  create index vendor_return_of_merchant on vendor_return (merchant_id, vendor_return_id);

  create table vendor_return_line (
    return_item_id text primary key references return_item,
    merchant_id text not null,
    vendor_return_id text not null references vendor_return,
    sku text not null,
    description text not null,
    quantity int not null,
    grade text not null,
    finding text not null,
    note text
  );
  create index vendor_return_line_of_return on vendor_return_line (vendor_return_id);

  -- Evidence: written once, never changed. \`captured_sha256\` is the device's own hash of what it took.
  create table photo (
    photo_id text primary key,
    merchant_id text not null,
    client_scan_id text not null,
    captured_sha256 text not null,
    sha256 text not null,
    width int not null,
    height int not null,
    image bytea not null,
    station text,
    taken_by text not null,
    taken_at timestamptz not null,
    unique (merchant_id, client_scan_id, captured_sha256)
  );

  -- Who bought, as a keyed hash that only counts: no address is kept and none can be read back.
  create table purchaser (
    merchant_id text not null,
    order_id text not null,
    identity_hash text not null,
    primary key (merchant_id, order_id)
  );
  create index purchaser_by_identity on purchaser (merchant_id, identity_hash);
`;
