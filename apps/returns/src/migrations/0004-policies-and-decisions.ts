import { fromSettings, type PolicySettings } from '#policy-engine';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies become documents in versions, decisions become records that can be made again. */
export class PoliciesAndDecisions1790000001003 implements MigrationInterface {
  name = 'PoliciesAndDecisions1790000001003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sales);
    await runner.query(policies);
    await runner.query(`select set_config('vuelta.merchant', '*', true)`);
    await documentsFromSettings(runner);
    await runner.query(decisions);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const sales = `
  -- What a law or a policy may ask about the sale as a whole.
  alter table registered_order add column sale jsonb not null default '{}';
  update registered_order set sale = jsonb_build_object('jurisdiction', country_code, 'holidayRegion', null,
    'dispatchedAt', null, 'regularDelivery', false, 'contractCopyReceivedAt', null,
    'informedAt', 'before_contract', 'circumstances', '{}'::jsonb, 'discountCodes', '[]'::jsonb,
    'tags', '[]'::jsonb, 'totalIn', '{}'::jsonb, 'customer', '{"tags": [], "failedPayments": 0,
    "bonusCreditMinor": 0, "partialCredits": 0}'::jsonb);
  alter table registered_order alter column sale drop default;
  alter table order_line
    add column goods_type text not null default 'goods',
    add column flags text[] not null default '{}',
    add column tags text[] not null default '{}',
    add column product_id text;
`;

const policies = `
  -- A published version is never changed: decisions name it.
  create table policy_version (
    merchant_id text not null,
    version int not null,
    status text not null check (status in ('draft', 'published')),
    document jsonb not null,
    effective_from timestamptz check ((effective_from is null) = (status = 'draft')),
    edited_by text not null,
    edited_at timestamptz not null,
    published_by text,
    published_at timestamptz,
    primary key (merchant_id, version)
  );
  create index policy_in_force on policy_version (merchant_id, effective_from desc, version desc)
    where status = 'published';
  select vuelta.protect('policy_version');
`;

/** The settings that were the policy until now govern orders from when they were set. */
async function documentsFromSettings(runner: QueryRunner): Promise<void> {
  const rows: {
    merchantId: string;
    version: number;
    rules: Partial<PolicySettings>;
    by: string;
    at: Date;
  }[] = await runner.query(
    `select merchant_id as "merchantId", version, rules, set_by as by, set_at as at from merchant_policy`,
  );
  for (const { merchantId, version, rules, by, at } of rows) {
    await runner.query(
      `insert into policy_version (merchant_id, version, status, document, effective_from, edited_by, edited_at,
         published_by, published_at) values ($1, $2, 'published', $3, $5, $4, $5, $4, $5)`,
      [merchantId, version, JSON.stringify(fromSettings(rules)), by, at],
    );
  }
  await runner.query(`drop table merchant_policy`);
}

const decisions = `
  alter table return add column ship_by_days int;
  update return r set ship_by_days = coalesce((d.policy->>'shipByDays')::int, 14)
    from decision_record d where d.return_id = r.return_id;
  update return set ship_by_days = 14 where ship_by_days is null;
  alter table return alter column ship_by_days set not null;

  -- What the first engine decided stands in the returns; it cannot be made again by this one.
  drop table decision_record;

  -- Policies and the law of a place, kept once however many decisions were made from them.
  create table decision_source (
    merchant_id text not null,
    hash text not null,
    content jsonb not null,
    primary key (merchant_id, hash)
  );
  create table decision_record (
    return_id text primary key references return,
    merchant_id text not null,
    decided_at timestamptz not null,
    facts jsonb not null,
    holidays jsonb not null,
    policy_version text not null,
    policy_hash text not null,
    law_version text not null,
    law_hash text not null,
    decision jsonb not null,
    hash text not null
  );
  create index decision_record_newest on decision_record (merchant_id, return_id desc);
  select vuelta.protect('decision_source'), vuelta.protect('decision_record');
`;
