import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Papers1790000001500 implements MigrationInterface {
  name = 'Papers1790000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(notes);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

// The counter is a row, not a sequence: a number that is rolled back must be given to the next note.
const notes = `
  create table credit_note_series (
    merchant_id text not null,
    series text not null,
    last_number int not null,
    primary key (merchant_id, series)
  );
  create table credit_note (
    merchant_id text not null,
    series text not null,
    number int not null,
    refund_id text not null references refund,
    attempt int not null,
    -- A reversal takes a note back that was issued before; notes are never changed.
    kind text not null check (kind in ('credit', 'reversal')),
    reverses_number int,
    issued_at timestamptz not null,
    document jsonb not null,
    primary key (merchant_id, series, number),
    unique (refund_id, attempt, kind)
  );
  create trigger credit_note_only_grows before update or delete or truncate on credit_note
    for each statement execute function refuse_change();
  select vuelta.protect('credit_note_series'), vuelta.protect('credit_note');
`;
