import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1790000001000 implements MigrationInterface {
  name = 'Notifications1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mails);
    await runner.query(webhooks);
    await runner.query(`
      select vuelta.protect('order_contact'), vuelta.protect('mail'),
             vuelta.protect('webhook_endpoint'), vuelta.protect('webhook_delivery');
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const mails = `
  create table order_contact (
    merchant_id text not null,
    order_id text not null,
    subject_id text not null,
    sealed text not null,
    primary key (merchant_id, order_id)
  );

  create table mail (
    mail_id text primary key,
    merchant_id text not null,
    order_id text not null,
    return_id text not null,
    template text not null,
    facts jsonb not null,
    status text not null check (status in ('queued', 'sending', 'sent', 'failed', 'skipped')),
    note text,
    attempts int not null default 0,
    try_at timestamptz,
    sent_at timestamptz,
    -- The letter as written to the customer; null until it is written.
    subject_id text,
    sealed text,
    constraint mail_open_is_tried check ((try_at is not null) = (status in ('queued', 'sending'))),
    constraint mail_sent_when check ((sent_at is not null) = (status = 'sent'))
  );
  create index mail_of_order on mail (merchant_id, order_id, mail_id);
  create index mail_newest on mail (merchant_id, mail_id);
  create index mail_to_send on mail (try_at) where try_at is not null;
`;

const webhooks = `
  create table webhook_endpoint (
    endpoint_id text primary key,
    merchant_id text not null,
    url text not null,
    -- Null: every type, also those to come.
    event_types text[],
    status text not null check (status in ('enabled', 'disabled')),
    note text,
    created_at timestamptz not null,
    -- The signing secret, sealed: no schema alone can sign.
    subject_id text not null,
    sealed text not null
  );
  create index webhook_endpoint_of_merchant on webhook_endpoint (merchant_id, endpoint_id);

  create table webhook_delivery (
    delivery_id text primary key,
    merchant_id text not null,
    endpoint_id text not null references webhook_endpoint on delete cascade,
    event_id uuid not null,
    event_type text not null,
    -- The exact bytes that are signed and sent, in UTF-8.
    body text not null,
    status text not null check (status in ('pending', 'sending', 'delivered', 'failed')),
    attempts int not null default 0,
    try_at timestamptz,
    created_at timestamptz not null,
    delivered_at timestamptz,
    http_status int,
    note text,
    unique (endpoint_id, event_id),
    constraint webhook_delivery_open_is_tried check ((try_at is not null) = (status in ('pending', 'sending')))
  );
  create index webhook_delivery_newest on webhook_delivery (merchant_id, delivery_id);
  create index webhook_delivery_to_send on webhook_delivery (endpoint_id, try_at) where try_at is not null;
`;
