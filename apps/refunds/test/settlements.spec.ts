import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { RefundView } from '../src/refund.dto.js';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';
import type { ReturnStory } from './events.js';

let app: TestProcess;
let desk: Desk;

beforeAll(async () => {
  app = await runServices([refundsService]);
  desk = new Desk(app, await app.key());
});
afterAll(() => app.stop());

afterEach(async () => expect(await desk.brokenInvariants()).toEqual([]));

describe('an inspected return', () => {
  it('becomes a refund to the cent, told and waiting for the payer', async () => {
    const order = orderRegistered({
      lines: [{ quantity: 2, grossMinor: 20_000, discountMinor: 2_000, taxMinor: 1_800, taxIncluded: false }],
      payments: [{ capturedMinor: 19_800 }],
    });
    const rma = await settle(order, returnOf(order.orderId, { a: 1 }));

    const refund = await eventually(async () => (await refundsOf(rma)).find((it) => it.status === 'pending'));
    const [line] = rma.inspected.lines;
    expect(refund).toMatchObject({
      returnId: rma.returnId,
      orderId: order.orderId,
      amountMinor: 9_900,
      currency: 'EUR',
      lines: [
        {
          returnLineId: line!.returnLineId,
          orderLineId: 'a',
          sku: 'SKU-a',
          quantity: 1,
          refundMinor: 9_900,
          taxMinor: 900,
        },
      ],
      shippingRefundMinor: 0,
      feesMinor: 0,
      shortfallMinor: 0,
      paidAt: null,
      tenders: [{ paymentId: 'card-1', method: 'card', amountMinor: 9_900 }],
      allowedActions: ['confirm', 'fail'],
      paymentReference: `R-${refund.refundId.slice(-10).toUpperCase()}`,
    });
    expect(refund.timeline.map(({ from, action, to, by }) => [from, action, to, by])).toEqual([
      [null, 'reserve', 'reserved', 'system'],
      ['reserved', 'submit', 'submitting', 'system'],
      ['submitting', 'wait', 'pending', 'system'],
    ]);
    const told = (await app.recorded('refunds', 'refunds.refund-reserved.v1')).map(({ data }) => data);
    expect(told).toContainEqual(expect.objectContaining({ refundId: refund.refundId, amountMinor: 9_900 }));
    expect(await desk.ledgerOf(refund)).toEqual({ refunds_payable: -9_900, sales_returns: 9_900 });
  });

  it('gives back exactly what was paid when the pieces come one by one', async () => {
    const order = orderRegistered();
    const amounts = [];
    for (const rma of [1, 2, 3].map(() => returnOf(order.orderId, { a: 1 }))) {
      await settle(order, rma);
      amounts.push((await refundsOf(rma)).map(({ amountMinor }) => amountMinor));
    }
    expect(amounts).toEqual([[333], [334], [333]]);
    expect(await notDueReason(await settle(order, returnOf(order.orderId, { a: 1 })))).toBe(
      'already_refunded',
    );
  });

  it('goes back to two payments in the order they were taken', async () => {
    const order = orderRegistered({
      lines: [{ quantity: 5, grossMinor: 10_000 }],
      payments: [
        { paymentId: 'z-gift', method: 'gift_card', capturedMinor: 2_500 },
        { paymentId: 'a-card', capturedMinor: 7_500 },
      ],
    });
    const tenders = [];
    for (const pieces of [2, 3]) {
      const [refund] = await refundsOf(await settle(order, returnOf(order.orderId, { a: pieces })));
      tenders.push(refund!.tenders.map(({ paymentId, amountMinor }) => [paymentId, amountMinor]));
    }
    expect(tenders).toEqual([
      [
        ['z-gift', 2_500],
        ['a-card', 1_500],
      ],
      [['a-card', 6_000]],
    ]);
  });

  it('takes shipping along once per order', async () => {
    const order = orderRegistered({ shippingMinor: 500, payments: [{ capturedMinor: 1_500 }] });
    const refunds = [];
    for (let i = 0; i < 2; i += 1) {
      const rma = await settle(order, returnOf(order.orderId, { a: 1 }, { refundShipping: true }));
      refunds.push(...(await refundsOf(rma)));
    }
    expect(refunds.map((refund) => [refund.shippingRefundMinor, refund.amountMinor])).toEqual([
      [500, 833],
      [0, 334],
    ]);
  });

  it('keeps the restocking fee of the pieces that came and the return shipping fee, as income', async () => {
    const order = orderRegistered({ lines: [{ quantity: 2 }] });
    const fees = { line: { restockingFeeMinor: 200 }, returnShippingFeeMinor: 60 };
    const rma = await settle(order, returnOf(order.orderId, { a: 2 }, { accepted: 1, ...fees }));
    const [refund] = await refundsOf(rma);
    expect(refund).toMatchObject({
      feesMinor: 160,
      restockingFeeMinor: 100,
      returnShippingFeeMinor: 60,
      amountMinor: 340,
      lines: [{ quantity: 1, refundMinor: 500 }],
    });
    expect(await desk.ledgerOf(refund!)).toEqual({
      refunds_payable: -340,
      restocking_fee_income: -100,
      return_shipping_income: -60,
      sales_returns: 500,
    });
  });

  it('refunds the line that comes in a later parcel, and keeps the return shipping fee once', async () => {
    const order = orderRegistered({
      lines: [{ quantity: 1 }, { lineId: 'b', quantity: 1 }],
      payments: [{ capturedMinor: 2_000 }],
    });
    const rma = returnOf(order.orderId, { a: 1, b: 1 }, { returnShippingFeeMinor: 100 });
    const [, late] = rma.inspected.lines;
    late!.acceptedQuantity = 0;
    await settle(order, rma);
    late!.acceptedQuantity = 1;
    await settle(order, rma);
    const refunds = await refundsOf(rma);
    expect(refunds.map(({ amountMinor, lines }) => [amountMinor, lines[0]!.orderLineId])).toEqual([
      [1_000, 'b'],
      [900, 'a'],
    ]);
  });

  it('never gives back more than was captured, and says what is short', async () => {
    const order = orderRegistered({ payments: [{ capturedMinor: 400 }] });
    const rma = await settle(order, returnOf(order.orderId, { a: 2 }));
    const [refund] = await refundsOf(rma);
    expect(refund).toMatchObject({ amountMinor: 400, shortfallMinor: 267 });
    expect(refund!.timeline[0]!.note).toMatch(/2\.67 EUR less/);
    expect(await notDueReason(await settle(order, returnOf(order.orderId, { a: 1 })))).toBe(
      'already_refunded',
    );
  });

  it.each([
    ['nothing_came_back', {}, { accepted: 0 }],
    ['nothing_was_paid', { payments: [] }, {}],
    ['nothing_was_paid', { lines: [{ grossMinor: 0 }] }, {}],
    ['resolved_otherwise', {}, { line: { resolution: 'repair' as const } }],
    ['consumed_by_fees', {}, { line: { restockingFeeMinor: 333 } }],
  ])('is not due: %s (%j)', async (reason, orderParts, returnParts) => {
    const order = orderRegistered(orderParts);
    const rma = await settle(order, returnOf(order.orderId, { a: 1 }, returnParts));
    expect(await notDueReason(rma)).toBe(reason);
    expect(await refundsOf(rma)).toEqual([]);
  });
});

describe('events', () => {
  it('of sixteen returns at once cannot over-refund three pieces', async () => {
    const order = orderRegistered();
    const stories = Array.from({ length: 16 }, () =>
      returnOf(order.orderId, { a: 1 }, { refundShipping: true }),
    );
    await app.publish(order.orderId, order);
    await Promise.all(stories.map((rma) => app.publish(rma.returnId, rma.authorized, rma.inspected)));
    await settled();
    const refunds = (await Promise.all(stories.map(refundsOf))).flat();
    expect(refunds.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([333, 333, 334]);
    const told = await app.recorded('refunds', 'refunds.refund-not-due.v1');
    const here = told.filter(({ subject }) => stories.some(({ returnId }) => returnId === subject));
    expect(here.map(({ data }) => (data as { reason: string }).reason)).toEqual(
      Array.from({ length: 13 }, () => 'already_refunded'),
    );
  });

  it('that come twice, by the same id or a new one, refund once', async () => {
    const order = orderRegistered();
    const rma = await settle(order, returnOf(order.orderId, { a: 1 }));
    await app.sql(`update probe.outbox set published_at = null`);
    await app.publish(rma.returnId, rma.inspected);
    await settled();
    expect(await refundsOf(rma)).toHaveLength(1);
    expect(await notDueReason(rma)).toBeUndefined();
    expect(await parkedOf(rma.returnId)).toBeUndefined();
  });

  it('that come before the order are set aside with their reason, and do their work when replayed', async () => {
    const order = orderRegistered();
    const rma = returnOf(order.orderId, { a: 1 });
    await app.publish(rma.returnId, rma.inspected);
    const [parked] = await eventually(() => parkedOf(rma.returnId));
    expect(parked!.reason).toMatch(/there is no authorized return/);
    await app.publish(rma.returnId, rma.authorized);
    await app.publish(order.orderId, order);
    await settled();
    await app.sql(`update refunds.dead_letter set state = 'requeued' where aggregate_id = $1`, [
      rma.returnId,
    ]);
    expect(await eventually(async () => (await refundsOf(rma))[0])).toMatchObject({ amountMinor: 333 });
  });

  it('of an order registered again change what is not refunded yet', async () => {
    const order = orderRegistered({
      payments: [{ capturedMinor: 900 }, { paymentId: 'cash', capturedMinor: 100 }],
    });
    await settle(order, returnOf(order.orderId, { a: 1 }));
    const again = orderRegistered({
      orderId: order.orderId,
      lines: [{ discountMinor: 100 }],
      payments: [{ capturedMinor: 300 }, { paymentId: 'gift', capturedMinor: 567 }],
    });
    const [refund] = await refundsOf(await settle(again, returnOf(order.orderId, { a: 2 })));
    // 9.00 in all now, 3.33 of it given back before; card-1 keeps what it gave back, cash is gone.
    expect(refund).toMatchObject({ amountMinor: 567, tenders: [{ paymentId: 'gift', amountMinor: 567 }] });
  });

  it('may change the currency only while nothing was refunded', async () => {
    const order = orderRegistered({ currency: 'USD' });
    await settle(order, returnOf(order.orderId, { a: 1 }, { accepted: 0 }));
    const inPounds = orderRegistered({ orderId: order.orderId, currency: 'GBP' });
    const [refund] = await refundsOf(await settle(inPounds, returnOf(order.orderId, { a: 1 })));
    expect(refund!.currency).toBe('GBP');
    await app.publish(order.orderId, order);
    const [parked] = await eventually(() => parkedOf(order.orderId));
    expect(parked!.reason).toContain('CurrencyChanged');
  });
});

/** Publishes the story and waits until refunds has dealt with it. */
async function settle(order: object & { orderId: string }, rma: ReturnStory): Promise<ReturnStory> {
  await app.publish(order.orderId, order);
  await app.publish(rma.returnId, rma.authorized, rma.inspected);
  await settled();
  return rma;
}

const settled = () =>
  eventually(async () => (await app.sql(`select from probe.outbox where published_at is null`)).length === 0);

const refundsOf = ({ returnId }: ReturnStory): Promise<RefundView[]> => desk.list({ returnId });

async function notDueReason({ returnId }: ReturnStory): Promise<string | undefined> {
  const told = await app.recorded('refunds', 'refunds.refund-not-due.v1');
  return (told.find(({ subject }) => subject === returnId)?.data as { reason: string } | undefined)?.reason;
}

async function parkedOf(aggregateId: string): Promise<{ reason: string }[] | undefined> {
  const rows = await app.sql<{ reason: string }>(
    `select reason from refunds.dead_letter where aggregate_id = $1`,
    [aggregateId],
  );
  return rows.length > 0 ? rows : undefined;
}
