import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mechanism tables every service's schema holds. */
export class Messaging1790000000000 implements MigrationInterface {
  name = 'Messaging1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        position bigint generated always as identity primary key,
        event_id uuid not null unique,
        merchant_id text not null,
        topic text not null,
        aggregate_id text not null,
        envelope jsonb not null,
        recorded_at timestamptz not null default now(),
        published_at timestamptz
      );
      -- The relay reads only what waits; a full index would grow with history.
      create index outbox_waiting on outbox (position) where published_at is null;
      create index outbox_published on outbox (published_at) where published_at is not null;

      create table aggregate_version (
        merchant_id text not null,
        aggregate_id text not null,
        version bigint not null,
        primary key (merchant_id, aggregate_id)
      );

      create table inbox (
        event_id uuid primary key,
        merchant_id text not null,
        topic text not null,
        aggregate_id text not null,
        aggregate_version bigint not null,
        handled_at timestamptz not null default now()
      );
      create index inbox_order on inbox (merchant_id, aggregate_id, topic, aggregate_version desc);

      create table dead_letter (
        id bigint generated always as identity primary key,
        event_id uuid not null,
        merchant_id text not null,
        topic text not null,
        aggregate_id text not null,
        body text not null,
        reason text not null,
        attempts int not null,
        state text not null default 'parked' check (state in ('parked', 'requeued', 'replayed', 'discarded')),
        parked_at timestamptz not null default now(),
        settled_at timestamptz
      );
      -- One waiting row per event, however often it is delivered again.
      create unique index dead_letter_waiting on dead_letter (event_id) where state in ('parked', 'requeued');
      create index dead_letter_key on dead_letter (merchant_id, aggregate_id) where state in ('parked', 'requeued');

      select vuelta.protect('outbox'), vuelta.protect('aggregate_version'), vuelta.protect('inbox'),
             vuelta.protect('dead_letter');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
