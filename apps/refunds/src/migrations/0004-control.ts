import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Control1790000001300 implements MigrationInterface {
  name = 'Control1790000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(approvals);
    await runner.query(audit);
    await runner.query(deadlines);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const approvals = `
  alter table refund
    add column approvals_needed int not null default 0 check (approvals_needed between 0 and 2),
    -- Ids of the keys that approved, each once.
    add column approved_by text[] not null default '{}',
    add column two_to_confirm boolean not null default false;
  -- Money for pieces that stay, and tax alone, beside the goods themselves: one live refund of each per line.
  alter table refund_line drop constraint refund_line_kind_check,
    add constraint refund_line_kind_check check (kind in ('goods', 'goodwill', 'tax'));
`;

// Each entry holds the hash of the one before: none can be changed, taken out or put in between unseen.
const audit = `
  create table audit_head (
    merchant_id text primary key,
    sequence bigint not null,
    hash text not null
  );
  create table audit_entry (
    merchant_id text not null,
    sequence bigint not null,
    at timestamptz not null,
    acted_by text not null,
    action text not null,
    subject text not null,
    -- JSON as it was hashed, to the byte.
    facts text not null,
    previous_hash text not null,
    hash text not null,
    primary key (merchant_id, sequence)
  );
  create trigger audit_entry_only_grows before update or delete or truncate on audit_entry
    for each statement execute function refuse_change();
  select vuelta.protect('audit_head'), vuelta.protect('audit_entry');
`;

const deadlines = `
  create table refund_deadline (
    merchant_id text not null,
    return_id text not null,
    order_id text not null,
    clock text not null check (clock in ('notice', 'goods_received', 'goods_or_proof')),
    notice_due_on date not null,
    term_days int not null,
    proof_on date,
    received_on date,
    -- Null: the term does not run yet, or the money may be withheld.
    due_on date,
    settled_on date,
    warned_at timestamptz,
    overdue_at timestamptz,
    primary key (merchant_id, return_id)
  );
  create index refund_deadline_open on refund_deadline (due_on) where settled_on is null;
  -- The dock asks to wait, for a bounded time: see receiving.task-opened.
  create table return_hold (
    merchant_id text not null,
    task_id text not null,
    return_id text not null,
    holds_until timestamptz not null,
    primary key (merchant_id, task_id)
  );
  create index return_hold_of on return_hold (merchant_id, return_id);
  select vuelta.protect('refund_deadline'), vuelta.protect('return_hold');
`;
