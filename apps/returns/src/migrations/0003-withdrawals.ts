import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Withdrawals from contracts, and returns that say what they came from. */
export class Withdrawals1790000001002 implements MigrationInterface {
  name = 'Withdrawals1790000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table return add column source text not null default 'request' check (source in ('request', 'withdrawal'));
    `);
    await runner.query(withdrawals);
    await runner.query(parts);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const withdrawals = `
  create table withdrawal (
    withdrawal_id text primary key,
    merchant_id text not null,
    client_statement_id text not null,
    status text not null check (status in ('stated', 'set_aside', 'confirmed', 'acknowledged', 'in_review', 'asked',
                                           'awaiting_delivery', 'became_return', 'settled', 'closed', 'retracted')),
    stated_at timestamptz not null,
    declared_at timestamptz,
    time_zone text not null,
    country_code text,
    regime text not null check (regime in ('eu', 'gb', 'ar', 'br', 'cl', 'co', 'mx', 'none')),
    language text not null,
    -- No foreign keys to orders: what is declared is kept, whatever is known of the order.
    proven_order_id text,
    order_id text,
    doubts text[] not null,
    content_hash text,
    subject_id text not null,
    sealed text not null,
    receipt_digest bytea not null unique,
    contract_digest bytea,
    address_digest bytea,
    proof_at timestamptz,
    refund_due_on date,
    refund_due_at timestamptz,
    refund_may_wait boolean not null,
    erased_at timestamptz,
    constraint withdrawal_declared_when
      check ((declared_at is null) = (status in ('stated', 'set_aside')) and (declared_at is null) = (content_hash is null))
  );
  create index withdrawal_newest on withdrawal (merchant_id, withdrawal_id desc);
  create index withdrawal_statement on withdrawal (merchant_id, client_statement_id);
  create index withdrawal_order on withdrawal (merchant_id, order_id) where order_id is not null;
  create index withdrawal_contract on withdrawal (merchant_id, contract_digest) where status in ('in_review', 'asked');
  create index withdrawal_address on withdrawal (merchant_id, address_digest) where address_digest is not null;
  create index withdrawal_due on withdrawal (merchant_id, refund_due_at)
    where status not in ('stated', 'set_aside', 'settled', 'closed', 'retracted');
  -- The worker looks after every commit: it must see only what is to be done.
  create index withdrawal_to_do on withdrawal (status) where status in ('confirmed', 'acknowledged');
`;

const parts = `
  -- Append-only.
  create table withdrawal_step (
    entry bigint generated always as identity primary key,
    merchant_id text not null,
    withdrawal_id text not null references withdrawal,
    from_status text,
    action text not null,
    to_status text not null,
    actor text not null,
    at timestamptz not null,
    note text
  );
  create index withdrawal_step_withdrawal on withdrawal_step (withdrawal_id, entry);

  create table withdrawal_line (
    withdrawal_id text not null references withdrawal,
    position int not null,
    merchant_id text not null,
    order_line_id text not null,
    description text not null,
    quantity int not null check (quantity > 0),
    outcome text not null check (outcome in ('in_return', 'awaiting_delivery', 'excepted', 'return_ended')),
    response_codes text[] not null,
    explanation text[] not null,
    return_id text references return,
    proof_at timestamptz,
    settled_at timestamptz,
    primary key (withdrawal_id, position),
    constraint withdrawal_line_in_return check ((return_id is not null) = (outcome in ('in_return', 'return_ended')))
  );
  create index withdrawal_line_return on withdrawal_line (return_id) where return_id is not null;

  create table withdrawal_receipt (
    withdrawal_id text primary key references withdrawal,
    merchant_id text not null,
    subject_id text not null,
    sealed bytea not null
  );

  select vuelta.protect('withdrawal'), vuelta.protect('withdrawal_step'), vuelta.protect('withdrawal_line'),
         vuelta.protect('withdrawal_receipt');
`;
