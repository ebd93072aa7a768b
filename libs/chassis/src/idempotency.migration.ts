import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies to writes, kept so that a repeated request gets the same one. In every service's schema. */
export class Idempotency1790000000001 implements MigrationInterface {
  name = 'Idempotency1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_key (
        merchant_id text not null,
        route text not null,
        key text not null,
        fingerprint text not null,
        reply text,
        created_at timestamptz not null default now(),
        primary key (merchant_id, route, key)
      );
      create index idempotency_key_age on idempotency_key (created_at);
      select vuelta.protect('idempotency_key');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
