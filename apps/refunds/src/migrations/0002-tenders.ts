import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tenders1790000001100 implements MigrationInterface {
  name = 'Tenders1790000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tenders);
    await runner.query(refunds);
    await runner.query(ledger);
    await runner.query(frozen);
    await runner.query(policy);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

// Each tender walks through the lifecycle alone: one may fail while another is paid.
const tenders = `
  alter table refund_tender drop constraint refund_tender_pkey;
  alter table refund_tender
    add primary key (refund_id, position),
    add column gateway text not null default 'manual',
    add column status text not null default 'reserved' check (status in ('reserved', 'submitting', 'unknown',
      'pending', 'requires_action', 'succeeded', 'failed', 'canceled')),
    -- Grows only after a proven failure: it is part of the key by which a gateway knows a repetition.
    add column attempt int not null default 1 check (attempt > 0),
    add column submitted_at timestamptz,
    -- When a look-up first found nothing; absence is proven by a second one, later.
    add column absent_at timestamptz,
    add column look_up_after timestamptz,
    add column gateway_reference text,
    add column payment_reference text,
    add column paid_reference text,
    add column paid_at timestamptz,
    add column failure_reason text,
    -- Who said first that it was paid, where two must say so.
    add column confirmed_by text;
  update refund_tender t set status = r.status, paid_at = r.paid_at,
    payment_reference = r.payment_reference, paid_reference = r.paid_reference,
    look_up_after = case when r.status in ('submitting', 'unknown') then r.look_up_after end
    from refund r where r.refund_id = t.refund_id;
  create index refund_tender_to_submit on refund_tender (refund_id) where status = 'reserved';
  create index refund_tender_to_look_up on refund_tender (look_up_after)
    where look_up_after is not null;
  create unique index refund_tender_of_gateway on refund_tender (gateway, gateway_reference)
    where gateway_reference is not null;
`;

const refunds = `
  drop index refund_to_submit, refund_to_look_up;
  alter table refund
    drop column look_up_after, drop column payment_reference, drop column paid_reference, drop column paid_at,
    drop constraint refund_status_check,
    add constraint refund_status_check check (status in ('reserved', 'submitting', 'unknown', 'pending',
      'requires_action', 'succeeded', 'failed', 'canceled', 'partially_refunded')),
    -- Reservations so far: a refund that failed as a whole may be reserved again.
    add column attempt int not null default 1 check (attempt > 0),
    -- Whether returns and the storefront were told that all of it is paid.
    add column told_paid boolean not null default false;
  update refund set told_paid = true where status = 'succeeded';
  alter table refund_transition add column tender int;
`;

const ledger = `
  alter table ledger_transaction
    drop constraint ledger_transaction_refund_id_kind_key,
    drop constraint ledger_transaction_kind_check,
    add constraint ledger_transaction_kind_check check (kind in ('reserve', 'settle', 'correct', 'fail')),
    add column tender int,
    add column attempt int not null default 1,
    add constraint ledger_transaction_once unique nulls not distinct (refund_id, kind, tender, attempt);
`;

// A disputed payment gives nothing back until the dispute is over: else the customer gets the money twice.
const frozen = `
  alter table payment add column frozen_reason text, add column frozen_at timestamptz;
`;

const policy = `
  create table refund_policy (
    merchant_id text primary key,
    version int not null,
    document jsonb not null
  );
  select vuelta.protect('refund_policy');
`;
