import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Outcomes1790000001400 implements MigrationInterface {
  name = 'Outcomes1790000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(promises);
    await runner.query(ledger);
    await runner.query(credit);
    await runner.query(exchange);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const promises = `
  alter table authorized_return
    add column risk text not null default 'low',
    add column charge_allowed boolean not null default false;
  alter table refund
    add column means text not null default 'original' check (means in ('original', 'store_credit', 'exchange')),
    add column bonus_minor bigint not null default 0 check (bonus_minor >= 0);
`;

const ledger = `
  alter table ledger_transaction
    alter column refund_id drop not null,
    -- What it is about where no refund is: an entry of a store credit.
    add column subject text,
    drop constraint ledger_transaction_once,
    add constraint ledger_transaction_once unique nulls not distinct (refund_id, subject, kind, tender, attempt),
    drop constraint ledger_transaction_kind_check,
    add constraint ledger_transaction_kind_check check (kind in ('reserve', 'settle', 'correct', 'fail', 'bonus',
      'redeem', 'reverse'));
  alter table ledger_entry drop constraint ledger_entry_account_check,
    add constraint ledger_entry_account_check check (account in ('sales_returns', 'refunds_payable', 'psp_clearing',
      'restocking_fee_income', 'return_shipping_income', 'store_credit_liability', 'credit_bonus_expense',
      'credit_redeemed', 'exchange_clearing'));
`;

// A liability of its own: what customers may still buy for.
const credit = `
  create table store_credit (
    credit_id text primary key,
    merchant_id text not null,
    refund_id text not null unique references refund,
    return_id text not null,
    order_id text not null,
    currency text not null,
    balance_minor bigint not null constraint store_credit_not_overdrawn check (balance_minor >= 0),
    granted_at timestamptz not null
  );
  create index store_credit_of_order on store_credit (merchant_id, order_id);
  create table store_credit_entry (
    entry_id text primary key,
    merchant_id text not null,
    credit_id text not null references store_credit,
    kind text not null check (kind in ('grant', 'bonus', 'redeem', 'reverse')),
    -- Adds to the balance, or takes from it.
    amount_minor bigint not null check (amount_minor <> 0),
    reference text not null,
    at timestamptz not null,
    unique (credit_id, kind, reference)
  );
  create trigger store_credit_entry_only_grows before update or delete or truncate on store_credit_entry
    for each statement execute function refuse_change();
  select vuelta.protect('store_credit'), vuelta.protect('store_credit_entry');
`;

const exchange = `
  create table exchange (
    exchange_id text primary key,
    merchant_id text not null,
    return_id text not null,
    order_id text not null,
    currency text not null,
    status text not null check (status in ('requested', 'ordered', 'shipped', 'canceled')),
    instant boolean not null default false,
    replacements jsonb not null,
    price_minor bigint not null check (price_minor >= 0),
    credit_minor bigint not null default 0 check (credit_minor >= 0),
    to_pay_minor bigint not null default 0 check (to_pay_minor >= 0),
    requested_at timestamptz not null,
    ordered_at timestamptz,
    shipped_at timestamptz
  );
  create unique index exchange_one_live on exchange (merchant_id, return_id) where status <> 'canceled';
  select vuelta.protect('exchange');
`;
