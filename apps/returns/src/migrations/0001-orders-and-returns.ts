import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders as bought, and the returns of them. */
export class OrdersAndReturns1790000001000 implements MigrationInterface {
  name = 'OrdersAndReturns1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(orders);
    await runner.query(returns);
    await runner.query(inReturns);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

const orders = `
  create table registered_order (
    merchant_id text not null,
    order_id text not null,
    version int not null,
    content_hash text not null,
    currency text not null,
    country_code text not null,
    time_zone text not null,
    channel text not null,
    placed_at timestamptz not null,
    shipping_minor bigint not null check (shipping_minor >= 0),
    shipping_tax_minor bigint not null check (shipping_tax_minor >= 0),
    shipping_tax_included boolean not null,
    payments jsonb not null,
    purchaser_reference text,
    subject_id text not null,
    sealed_contact text not null,
    erased_at timestamptz,
    primary key (merchant_id, order_id)
  );
  create index registered_order_purchaser on registered_order (merchant_id, purchaser_reference, placed_at)
    where purchaser_reference is not null;

  create table order_line (
    merchant_id text not null,
    order_id text not null,
    order_line_id text not null,
    position int not null,
    sku text not null,
    description text not null,
    quantity int not null check (quantity > 0),
    gross_minor bigint not null check (gross_minor >= 0),
    discount_minor bigint not null check (discount_minor between 0 and gross_minor),
    tax_minor bigint not null check (tax_minor >= 0),
    tax_included boolean not null,
    is_goods boolean not null,
    category text,
    supplier text,
    lot text,
    final_sale boolean not null,
    hygiene_seal text not null check (hygiene_seal in ('none', 'sealed', 'unsealed')),
    perishable boolean not null,
    weight_grams int check (weight_grams >= 0),
    delivered_at timestamptz,
    primary key (merchant_id, order_id, order_line_id),
    foreign key (merchant_id, order_id) references registered_order
  );

  select vuelta.protect('registered_order'), vuelta.protect('order_line');
`;

const returns = `
  create table return (
    return_id text primary key,
    merchant_id text not null,
    rma_number text not null,
    -- Null where the caller named none that is known: such a return is recorded, and declined.
    order_id text,
    status text not null check (status in ('requested', 'in_review', 'authorized', 'in_transit', 'received',
                                           'declined', 'closed', 'expired', 'cancelled')),
    verdict text not null check (verdict in ('accept', 'decline', 'review')),
    response_codes text[] not null,
    requested_at timestamptz not null,
    currency text,
    ship_by_on date,
    expires_at timestamptz,
    refund_shipping boolean not null,
    shipping_refund_minor bigint not null check (shipping_refund_minor >= 0),
    return_shipping_fee_minor bigint not null check (return_shipping_fee_minor >= 0),
    estimated_refund_minor bigint not null check (estimated_refund_minor >= 0),
    refunded_minor bigint check (refunded_minor >= 0),
    settled_at timestamptz,
    label jsonb,
    version int not null,
    unique (merchant_id, rma_number),
    foreign key (merchant_id, order_id) references registered_order
  );
  create index return_order on return (merchant_id, order_id);
  create index return_newest on return (merchant_id, return_id desc);
  -- The expiry worker looks after every commit: it must see only what can still expire.
  create index return_due on return (expires_at) where status = 'authorized';

  create table return_line (
    return_line_id text primary key,
    merchant_id text not null,
    return_id text not null references return,
    position int not null,
    order_line_id text,
    sku text not null,
    description text not null,
    quantity int not null check (quantity > 0),
    -- What really came back, once inspected; what did not may be asked back again.
    returned_quantity int check (returned_quantity between 0 and quantity),
    reason_code text not null,
    comment text,
    resolution text not null,
    verdict text not null check (verdict in ('accept', 'decline', 'review')),
    response_codes text[] not null,
    last_day_on date,
    goods_minor bigint not null check (goods_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    refund_minor bigint not null check (refund_minor >= 0),
    restocking_fee_minor bigint not null check (restocking_fee_minor between 0 and refund_minor),
    explanation text[] not null,
    unique (return_id, position)
  );

  -- Append-only; \`from_status = to_status\` where something happened that moved nothing.
  create table return_timeline (
    entry bigint generated always as identity primary key,
    merchant_id text not null,
    return_id text not null references return,
    from_status text,
    action text not null,
    to_status text not null,
    actor text not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    note text
  );
  create index return_timeline_return on return_timeline (return_id, entry);

  -- All that a decision was made of: decide(facts, policy, decision.decidedAt) must give the decision again.
  create table decision_record (
    return_id text primary key references return,
    merchant_id text not null,
    policy_version text not null,
    facts jsonb not null,
    policy jsonb not null,
    decision jsonb not null
  );

  select vuelta.protect('return'), vuelta.protect('return_line'), vuelta.protect('return_timeline'),
         vuelta.protect('decision_record');
`;

// The one definition of what counts as being returned. With the owner's rights the view would show every merchant's rows.
const inReturns = `
  create view quantity_in_returns with (security_invoker = true) as
    select r.merchant_id, r.order_id, l.order_line_id,
           sum(case when r.status in ('declined', 'expired', 'cancelled') then coalesce(l.returned_quantity, 0)
                    else coalesce(l.returned_quantity, l.quantity) end)::int as quantity
    from return r join return_line l using (return_id)
    where l.order_line_id is not null and l.verdict <> 'decline'
    group by r.merchant_id, r.order_id, l.order_line_id;
`;
