import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { accounts, ledgerKinds } from '../src/ledger.rules.js';
import type { InvariantList, LedgerBalances, RefundView } from '../src/refund.dto.js';
import { isLive, refundStates, refundStatuses } from '../src/refund.lifecycle.js';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';

let app: TestProcess;
let desk: Desk;
let refund: RefundView;

beforeAll(async () => {
  app = await runServices([refundsService]);
  desk = new Desk(app, await app.key());
  await app.sql(`set search_path to refunds`);
  const order = orderRegistered({ shippingMinor: 200, payments: [{ capturedMinor: 1200 }] });
  const { returnId, authorized, inspected } = returnOf(order.orderId, { a: 1 }, { refundShipping: true });
  await app.publish(order.orderId, order);
  await app.publish(returnId, authorized, inspected);
  refund = await eventually(async () => (await desk.list({ returnId, status: 'pending' }))[0]);
});
afterAll(() => app.stop());

afterEach(async () => expect(await desk.brokenInvariants()).toEqual([]));

/** Statements as the service itself may send them: its role, its merchant, one transaction. */
async function asService(...statements: string[]): Promise<void> {
  await app.sql('begin');
  try {
    await app.sql('set local role vuelta_refunds');
    await app.sql(`select set_config('vuelta.merchant', $1, true)`, [app.merchantId]);
    for (const statement of statements) await app.sql(statement);
    await app.sql('commit');
  } catch (error) {
    await app.sql('rollback');
    throw error;
  }
}

const post = (...amounts: [account: string, currency: string, minor: number][]) => [
  `insert into ledger_transaction (merchant_id, refund_id, kind, posted_at)
   values ('${app.merchantId}', '${refund.refundId}', 'settle', now())`,
  ...amounts.map(
    ([account, currency, minor]) =>
      `insert into ledger_entry (merchant_id, ledger_transaction_id, account, currency, amount_minor)
       select merchant_id, ledger_transaction_id, '${account}', '${currency}', ${minor}
       from ledger_transaction where kind = 'settle'`,
  ),
];

describe('the ledger', () => {
  it.each([
    `update ledger_entry set amount_minor = amount_minor * 2`,
    `delete from ledger_entry`,
    `update ledger_transaction set kind = 'fail'`,
    `delete from ledger_transaction`,
    `update refund_transition set note = 'never happened'`,
    `delete from refund_transition`,
  ])('only grows, although the role may write: %s', async (statement) => {
    await expect(asService(statement)).rejects.toThrow(/only grows/);
  });

  it('cannot be emptied, not even by its owner', async () => {
    const truncate = `truncate ledger_transaction, ledger_entry`;
    await expect(app.sql(truncate)).rejects.toThrow(/only grows/);
    await expect(app.sql(`truncate ledger_entry`)).rejects.toThrow(/only grows/);
    await expect(asService(truncate)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['one side only', [['refunds_payable', 'EUR', 500]]],
    [
      'sides that differ',
      [
        ['refunds_payable', 'EUR', 500],
        ['psp_clearing', 'EUR', -499],
      ],
    ],
    [
      'two currencies',
      [
        ['refunds_payable', 'EUR', 500],
        ['psp_clearing', 'USD', -500],
      ],
    ],
  ] as [string, [string, string, number][]][])('refuses at commit: %s', async (_case, entries) => {
    await expect(asService(...post(...entries))).rejects.toThrow(/does not add up to zero/);
  });

  it('refuses to unbalance what was posted before', async () => {
    const more = `insert into ledger_entry (merchant_id, ledger_transaction_id, account, currency, amount_minor)
      select merchant_id, ledger_transaction_id, 'psp_clearing', 'EUR', 1 from ledger_transaction limit 1`;
    await expect(asService(more)).rejects.toThrow(/does not add up to zero/);
  });

  it('posts each step of a refund once', async () => {
    const again = post(['refunds_payable', 'EUR', 1], ['psp_clearing', 'EUR', -1])[0]!.replace(
      'settle',
      'reserve',
    );
    await expect(asService(again)).rejects.toThrow(/ledger_transaction_once/);
  });

  it('shows its balances, which add up to zero', async () => {
    const { body } = await app.http.get('/v1/refunds/ledger/balances').set(desk.key).expect(200);
    expect(body as LedgerBalances).toEqual({
      balances: [
        { account: 'refunds_payable', currency: 'EUR', balanceMinor: -533 },
        { account: 'sales_returns', currency: 'EUR', balanceMinor: 533 },
      ],
      sums: [{ currency: 'EUR', sumMinor: 0 }],
    });
  });
});

const byName = (a: string, b: string): number => a.localeCompare(b);

describe('the database', () => {
  const reserveAgain = (shippingMinor: number) => `
    insert into refund (refund_id, merchant_id, return_id, order_id, status, currency, reserved_at, amount_minor,
      shipping_minor, restocking_fee_minor, return_shipping_fee_minor, shortfall_minor)
    select 'rfd_again', merchant_id, return_id, order_id, 'reserved', currency, now(), amount_minor,
      ${shippingMinor}, 0, 0, 0 from refund`;

  it('refuses to give back more than a payment holds, or less than nothing', async () => {
    await expect(asService(`update payment set refunded_minor = captured_minor + 1`)).rejects.toThrow(
      /payment_refunded_within_captured/,
    );
    await expect(asService(`update payment set refunded_minor = -1`)).rejects.toThrow(/not_negative/);
  });

  it('refuses a second live refund of a line', async () => {
    const line = `insert into refund_line (refund_id, merchant_id, return_id, order_id, return_line_id, order_line_id,
        position, sku, quantity, refund_minor, tax_minor)
      select 'rfd_again', merchant_id, return_id, order_id, return_line_id, order_line_id, position, sku, quantity,
        refund_minor, tax_minor from refund_line`;
    await expect(asService(reserveAgain(0), line)).rejects.toThrow(/refund_one_live/);
  });

  it('refuses a second live refund of the shipping', async () => {
    await expect(asService(reserveAgain(1))).rejects.toThrow(/refund_one_shipping/);
  });

  it('knows the states, kinds and accounts of the code, and which states are live', async () => {
    const rows = await app.sql<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'
       union all select generation_expression from information_schema.columns where generation_expression is not null`,
    );
    const lists = rows.map(({ definition }) =>
      [...definition.matchAll(/'(\w+)'/g)].map(([, word]) => word!).sort(byName),
    );
    for (const list of [
      refundStatuses,
      accounts,
      ledgerKinds,
      refundStates,
      refundStatuses.filter((it) => !isLive(it)),
    ])
      expect(lists).toContainEqual([...list].sort(byName));
  });
});

it('reports every invariant, and counts what breaks one', async () => {
  const read = async () =>
    ((await app.http.get('/v1/refunds/invariants').set(desk.key).expect(200)).body as InvariantList)
      .invariants;
  const counts = async () => (await read()).map(({ id, violations }) => [id, violations]);
  const none = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9'].map((id) => [id, 0]);
  expect(await counts()).toEqual(none);
  await app.sql(`update payment set refunded_minor = refunded_minor - 1`);
  expect(await counts()).toEqual(none.map(([id]) => [id, id === 'I3' ? 1 : 0]));
  await app.sql(`update payment set refunded_minor = refunded_minor + 1`);
});
