import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts as the events told them, one row per thing. Every column is filled by one kind of event, so rows may begin with
 * whichever event comes first.
 */
export class Analytics1790000001000 implements MigrationInterface {
  name = 'Analytics1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sales);
    await runner.query(returns);
    await runner.query(refunds);
    await runner.query(`
      select vuelta.protect('sold_order'), vuelta.protect('sold_line'), vuelta.protect('return_case'),
             vuelta.protect('return_line'), vuelta.protect('returned_item'), vuelta.protect('refund'),
             vuelta.protect('refund_line');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const sales = `
  create table sold_order (
    merchant_id text not null,
    order_id text not null,
    placed_on date not null,
    currency text not null,
    country_code text not null,
    channel text not null,
    primary key (merchant_id, order_id)
  );
  create index sold_order_day on sold_order (merchant_id, placed_on);

  -- Lines, not sums by month: a changed order replaces its own rows, and any period of days can be asked for.
  create table sold_line (
    merchant_id text not null,
    order_id text not null,
    line_id text not null,
    sku text not null,
    description text not null,
    category text,
    supplier text,
    lot text,
    placed_on date not null,
    quantity int not null,
    primary key (merchant_id, order_id, line_id)
  );
  create index sold_line_day on sold_line (merchant_id, placed_on) include (quantity);
  create index sold_line_sku on sold_line (merchant_id, sku, placed_on) include (quantity);
`;

const returns = `
  create table return_case (
    merchant_id text not null,
    return_id text not null,
    order_id text,
    verdict text,
    requested_at timestamptz,
    authorized_at timestamptz,
    declined_at timestamptz,
    cancelled_at timestamptz,
    expired_at timestamptz,
    scanned_at timestamptz,
    received_at timestamptz,
    inspected_at timestamptz,
    closed_at timestamptz,
    primary key (merchant_id, return_id)
  );
  create index return_case_requested on return_case (merchant_id, requested_at);
  create index return_case_order on return_case (merchant_id, order_id);

  create table return_line (
    merchant_id text not null,
    return_id text not null,
    return_line_id text not null,
    sku text not null,
    reason_code text,
    verdict text,
    response_codes text[],
    requested_quantity int,
    authorized_quantity int,
    accepted_quantity int,
    missing_quantity int,
    wrong_item_quantity int,
    primary key (merchant_id, return_id, return_line_id)
  );

  create table returned_item (
    merchant_id text not null,
    return_item_id text not null,
    return_id text not null,
    return_line_id text not null,
    sku text not null,
    quantity int not null,
    grade text not null,
    disposition text not null,
    dispositioned_at timestamptz not null,
    primary key (merchant_id, return_item_id)
  );
  create index returned_item_line on returned_item (merchant_id, return_line_id);
`;

const refunds = `
  create table refund (
    merchant_id text not null,
    refund_id text not null,
    return_id text not null,
    currency text not null,
    amount_minor bigint not null,
    -- Null: not paid, or sent back by the bank.
    succeeded_at timestamptz,
    primary key (merchant_id, refund_id)
  );
  create index refund_day on refund (merchant_id, succeeded_at);
  create index refund_return on refund (merchant_id, return_id);

  create table refund_line (
    merchant_id text not null,
    refund_id text not null,
    return_line_id text not null,
    refund_minor bigint not null,
    primary key (merchant_id, refund_id, return_line_id)
  );
  create index refund_line_return on refund_line (merchant_id, return_line_id);
`;
