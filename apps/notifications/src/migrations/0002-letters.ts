import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that another service wrote, about what may belong to no order. */
export class Letters1790000001001 implements MigrationInterface {
  name = 'Letters1790000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table mail alter column order_id drop not null, alter column return_id drop not null,
        add column withdrawal_id text,
        add constraint mail_about check ((order_id is not null and return_id is not null) <> (withdrawal_id is not null));
      create index mail_of_withdrawal on mail (merchant_id, withdrawal_id, mail_id) where withdrawal_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
