import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Provider1790000001200 implements MigrationInterface {
  name = 'Provider1790000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(payments);
    await runner.query(findings);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

// Money may also be given back behind our back, on the provider's own page: it is no longer ours to give.
const payments = `
  alter table payment
    add column refunded_elsewhere_minor bigint not null default 0 check (refunded_elsewhere_minor >= 0),
    -- When to compare it with what its gateway knows.
    add column check_after timestamptz,
    add column checked_at timestamptz;
  create index payment_to_check on payment (check_after) where check_after is not null;
`;

// What is at odds between the provider, our refunds and the ledger, as last compared. Not history: it is replaced.
const findings = `
  create table reconciliation_finding (
    merchant_id text not null,
    order_id text not null,
    payment_id text not null,
    kind text not null,
    -- The refund of ours, or the provider's own id of one we do not know.
    subject text not null,
    detail text not null,
    found_at timestamptz not null,
    primary key (merchant_id, order_id, payment_id, kind, subject)
  );
  select vuelta.protect('reconciliation_finding');
`;
