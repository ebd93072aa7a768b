import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Refunds1790000001000 implements MigrationInterface {
  name = 'Refunds1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facts);
    await runner.query(refunds);
    await runner.query(ledger);
    await runner.query(`
      select vuelta.protect('paid_order'), vuelta.protect('payment'), vuelta.protect('authorized_return'),
             vuelta.protect('refund'), vuelta.protect('refund_line'), vuelta.protect('refund_tender'),
             vuelta.protect('refund_transition'), vuelta.protect('ledger_transaction'),
             vuelta.protect('ledger_entry');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

// What other services told us.
const facts = `
  create table paid_order (
    merchant_id text not null,
    order_id text not null,
    currency text not null,
    shipping_minor bigint not null,
    shipping_tax_minor bigint not null,
    shipping_tax_included boolean not null,
    lines jsonb not null,
    primary key (merchant_id, order_id)
  );

  create table payment (
    merchant_id text not null,
    order_id text not null,
    payment_id text not null,
    -- The order in which the payments were taken, in which they are also given back.
    position int not null,
    method text not null,
    captured_minor bigint not null,
    refunded_minor bigint not null default 0,
    primary key (merchant_id, order_id, payment_id),
    foreign key (merchant_id, order_id) references paid_order,
    constraint payment_refunded_not_negative check (refunded_minor >= 0),
    constraint payment_refunded_within_captured check (refunded_minor <= captured_minor)
  );

  create table authorized_return (
    merchant_id text not null,
    return_id text not null,
    order_id text not null,
    refund_shipping boolean not null,
    return_shipping_fee_minor bigint not null,
    lines jsonb not null,
    primary key (merchant_id, return_id)
  );
`;

const refunds = `
  create table refund (
    refund_id text primary key,
    merchant_id text not null,
    return_id text not null,
    order_id text not null,
    status text not null check (status in ('reserved', 'submitting', 'unknown', 'pending', 'requires_action',
      'succeeded', 'failed', 'canceled')),
    live boolean not null generated always as (status not in ('failed', 'canceled')) stored,
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    shipping_minor bigint not null check (shipping_minor >= 0),
    restocking_fee_minor bigint not null check (restocking_fee_minor >= 0),
    return_shipping_fee_minor bigint not null check (return_shipping_fee_minor >= 0),
    shortfall_minor bigint not null check (shortfall_minor >= 0),
    reserved_at timestamptz not null,
    -- While the gateway has it and after: when to ask the gateway again, if it has not answered by then.
    look_up_after timestamptz,
    payment_reference text,
    paid_reference text,
    paid_at timestamptz,
    unique (refund_id, live),
    foreign key (merchant_id, order_id) references paid_order
  );
  create index refund_of_return on refund (merchant_id, return_id);
  create index refund_by_status on refund (merchant_id, status, refund_id);
  create index refund_to_submit on refund (refund_id) where status = 'reserved';
  create index refund_to_look_up on refund (look_up_after) where status in ('submitting', 'unknown');
  -- Shipping is given back once per order.
  create unique index refund_one_shipping on refund (merchant_id, order_id) where live and shipping_minor > 0;

  create table refund_line (
    refund_id text not null,
    -- Follows the refund by the foreign key: an index cannot look into another table.
    live boolean not null default true,
    merchant_id text not null,
    return_id text not null,
    return_line_id text not null,
    order_id text not null,
    order_line_id text not null,
    position int not null,
    -- One live refund per line and kind; money on top of the goods' worth will be another kind.
    kind text not null default 'goods' check (kind in ('goods')),
    sku text not null,
    quantity int not null check (quantity > 0),
    refund_minor bigint not null check (refund_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    primary key (refund_id, return_line_id),
    foreign key (refund_id, live) references refund (refund_id, live) on update cascade
  );
  create unique index refund_one_live on refund_line (merchant_id, return_id, return_line_id, kind) where live;
  create index refund_line_of_order on refund_line (merchant_id, order_id) where live;

  create table refund_tender (
    refund_id text not null references refund,
    merchant_id text not null,
    order_id text not null,
    payment_id text not null,
    position int not null,
    amount_minor bigint not null check (amount_minor > 0),
    primary key (refund_id, payment_id),
    foreign key (merchant_id, order_id, payment_id) references payment
  );
  create index refund_tender_of_payment on refund_tender (merchant_id, order_id, payment_id);

  create table refund_transition (
    transition_id bigint generated always as identity primary key,
    merchant_id text not null,
    refund_id text not null references refund,
    from_status text,
    action text not null,
    to_status text not null,
    acted_by text not null,
    acted_at timestamptz not null,
    note text
  );
  create index refund_timeline on refund_transition (refund_id, transition_id);
`;

const ledger = `
  create table ledger_transaction (
    ledger_transaction_id bigint generated always as identity primary key,
    merchant_id text not null,
    refund_id text not null references refund,
    kind text not null check (kind in ('reserve', 'settle', 'fail')),
    posted_at timestamptz not null,
    unique (refund_id, kind)
  );

  create table ledger_entry (
    ledger_entry_id bigint generated always as identity primary key,
    merchant_id text not null,
    ledger_transaction_id bigint not null references ledger_transaction,
    account text not null check (account in ('sales_returns', 'refunds_payable', 'psp_clearing',
      'restocking_fee_income', 'return_shipping_income')),
    currency text not null,
    amount_minor bigint not null check (amount_minor <> 0)
  );
  create index ledger_entry_of_transaction on ledger_entry (ledger_transaction_id);

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% only grows: correct it by a counter-entry', tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger ledger_transaction_only_grows before update or delete or truncate on ledger_transaction
    for each statement execute function refuse_change();
  create trigger ledger_entry_only_grows before update or delete or truncate on ledger_entry
    for each statement execute function refuse_change();
  create trigger refund_transition_only_grows before update or delete or truncate on refund_transition
    for each statement execute function refuse_change();

  create function ledger_must_balance() returns trigger language plpgsql set search_path from current as $$
  begin
    if exists (select from ledger_entry where ledger_transaction_id = new.ledger_transaction_id
               group by currency having sum(amount_minor) <> 0) then
      raise exception 'ledger transaction % does not add up to zero', new.ledger_transaction_id
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  -- Deferred: the entries of a transaction come one by one.
  create constraint trigger ledger_entry_balances after insert on ledger_entry
    deferrable initially deferred for each row execute function ledger_must_balance();
`;
