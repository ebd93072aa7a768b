import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each merchant's own policy, and the tries to find an order in the portal. */
export class PoliciesAndPortal1790000001001 implements MigrationInterface {
  name = 'PoliciesAndPortal1790000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A version is never changed: decisions name it.
      create table merchant_policy (
        merchant_id text not null,
        version int not null,
        rules jsonb not null,
        set_by text not null,
        set_at timestamptz not null,
        primary key (merchant_id, version)
      );

      -- Order numbers that were asked for need not exist, so only their hash is kept, and not for long.
      create table portal_try (
        merchant_id text not null,
        order_hash text not null,
        tried_at timestamptz[] not null,
        last_tried_at timestamptz not null,
        primary key (merchant_id, order_hash)
      );
      create index portal_try_age on portal_try (last_tried_at);

      select vuelta.protect('merchant_policy'), vuelta.protect('portal_try');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
