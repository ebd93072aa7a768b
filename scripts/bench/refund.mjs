// Refunds booked per second, with ledger, cap and outbox, against bare SQL of the same rows in one statement each.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  createLog,
  Host,
  migrate,
  Clock,
  openDatabase,
  readSettings,
} from '../../dist/libs/chassis/src/index.js';
import { Outbox } from '../../dist/libs/messaging/src/index.js';
import { DeadlinesService } from '../../dist/apps/refunds/src/deadlines/deadlines.service.js';
import { Gateways } from '../../dist/apps/refunds/src/gateways/gateways.js';
import { ManualGateway } from '../../dist/apps/refunds/src/gateways/manual.gateway.js';
import { refundsService } from '../../dist/apps/refunds/src/refunds.module.js';
import { Reservations } from '../../dist/apps/refunds/src/reservations.js';
import { SettlementsService } from '../../dist/apps/refunds/src/settlements.service.js';
import { save } from './_measure.mjs';

const merchantId = 'mer_bench';
const [callers, rounds, perRound, pool] = [64, 5, 600, 16];
const returns = (rounds + 1) * perRound * 2;

export default async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'vuelta-bench-'));
  const settings = readSettings({ DATA_DIR: folder, DATABASE_POOL: String(pool), LOG_LEVEL: 'silent' });
  const opened = await openDatabase(settings);
  try {
    await migrate(opened.url, [refundsService]);
    const host = new Host(settings, createLog('silent', 'bench'), opened.url, [refundsService]);
    await host.open();
    const bare = new pg.Pool({ connectionString: opened.url, max: pool });
    await bare.query(seed, [merchantId, returns]);
    await bare.query(bookBare);
    const figures = await compare(contestants(host.databaseOf('refunds'), bare));
    await bare.end();
    await host.close();
    console.table(figures);
    await save('refund', { callers, perRound, figures });
    return 0;
  } finally {
    await opened.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function contestants(database, bare) {
  const [outbox, clock] = [new Outbox('refunds'), new Clock()];
  const reservations = new Reservations(outbox, clock, new Gateways([new ManualGateway()]));
  const settlements = new SettlementsService(
    outbox,
    reservations,
    new DeadlinesService(database, outbox, clock),
  );
  const ours = (at) => {
    const occasion = { returnId: `ret_${idOf(at)}`, orderId: `order-${at}`, moment: 'inspection' };
    return database.transaction(merchantId, (tx) => settlements.settle(tx, merchantId, occasion));
  };
  return [
    { name: 'bare SQL', book: (at) => bare.query('select refunds.book_bare($1, $2)', [merchantId, at]) },
    { name: 'Vuelta', book: ours },
  ];
}

/** Rounds in turn, so that a busy machine slows both alike. */
async function compare(all) {
  let next = 1;
  const perSecond = new Map(all.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, book } of all) {
      const figure = await booked(book, next);
      next += perRound;
      // The first round warms up.
      if (round > 0) perSecond.get(name).push(figure);
    }
  }
  const sorted = all.map(({ name }) => [name, perSecond.get(name).toSorted((a, b) => a - b)]);
  const limit = sorted[0][1][rounds >> 1];
  return sorted.map(([name, list]) => ({
    name,
    'per second': Math.round(list[rounds >> 1]),
    least: Math.round(list[0]),
    most: Math.round(list.at(-1)),
    'of bare': Number((list[rounds >> 1] / limit).toFixed(2)),
  }));
}

async function booked(book, first) {
  let at = first;
  const began = performance.now();
  const caller = async () => {
    while (at < first + perRound) await book(at++);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (perRound * 1000) / (performance.now() - began);
}

const idOf = (at) => String(at).padStart(26, '0');

const seed = `
  with n as (select generate_series(1, $2::int) as at),
  orders as (insert into refunds.paid_order select $1, 'order-' || at, 'EUR', 0, 0, true,
    '[{"lineId":"a","quantity":1,"grossMinor":1000,"discountMinor":0,"taxMinor":160,"taxIncluded":true}]' from n),
  payments as (insert into refunds.payment (merchant_id, order_id, payment_id, position, method, captured_minor)
    select $1, 'order-' || at, 'card-1', 1, 'card', 1000 from n)
  insert into refunds.authorized_return
    (merchant_id, return_id, order_id, refund_shipping, return_shipping_fee_minor, lines)
  select $1, 'ret_' || lpad(at::text, 26, '0'), 'order-' || at, false, 0,
    jsonb_build_array(jsonb_build_object('returnLineId', 'rli_' || lpad(at::text, 26, '0'), 'orderLineId', 'a',
      'sku', 'SKU', 'quantity', 1, 'resolution', 'refund', 'restockingFeeMinor', 0)) from n`;

// The rows that one settlement writes, by one guarded function in one round trip.
const bookBare = `
  create function refunds.book_bare(m text, at bigint) returns void language plpgsql set search_path = refunds as $$
  declare
    r text := 'rfd_' || lpad(at::text, 26, '0'); o text := 'order-' || at; t text := 'ret_' || lpad(at::text, 26, '0');
    l bigint; e uuid := gen_random_uuid(); v bigint;
  begin
    perform set_config('vuelta.merchant', m, true);
    perform from paid_order where merchant_id = m and order_id = o for update;
    insert into refund (refund_id, merchant_id, return_id, order_id, status, currency, reserved_at, amount_minor,
      shipping_minor, restocking_fee_minor, return_shipping_fee_minor, shortfall_minor)
      values (r, m, t, o, 'reserved', 'EUR', now(), 1000, 0, 0, 0, 0);
    insert into refund_line (refund_id, merchant_id, return_id, order_id, return_line_id, order_line_id, position, sku,
      quantity, refund_minor, tax_minor) values (r, m, t, o, 'rli_' || at, 'a', 1, 'SKU', 1, 1000, 160);
    insert into refund_tender (refund_id, merchant_id, order_id, payment_id, position, amount_minor)
      values (r, m, o, 'card-1', 1, 1000);
    update payment set refunded_minor = refunded_minor + 1000
      where merchant_id = m and order_id = o and payment_id = 'card-1';
    insert into refund_transition (merchant_id, refund_id, action, to_status, acted_by, acted_at)
      values (m, r, 'reserve', 'reserved', 'system', now());
    insert into ledger_transaction (merchant_id, refund_id, kind, posted_at) values (m, r, 'reserve', now())
      returning ledger_transaction_id into l;
    insert into ledger_entry (merchant_id, ledger_transaction_id, account, currency, amount_minor)
      values (m, l, 'sales_returns', 'EUR', 1000), (m, l, 'refunds_payable', 'EUR', -1000);
    insert into aggregate_version values (m, r, 1) returning version into v;
    insert into outbox (event_id, merchant_id, topic, aggregate_id, envelope)
      values (e, m, 'refunds.refund.events.v1', r, jsonb_build_object('id', e, 'type', 'refunds.refund-reserved.v1',
        'subject', r, 'data', jsonb_build_object('refundId', r, 'returnId', t, 'orderId', o, 'amountMinor', 1000)));
  end $$`;
