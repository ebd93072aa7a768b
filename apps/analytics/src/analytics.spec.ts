import { newId } from '#chassis';
import { RefundFailedV1, RefundSucceededV1, ReturnDeclinedV1 } from '#contracts';
import {
  at,
  eventOf,
  journey,
  orderedLine,
  orderRegistered,
  returnAuthorized,
  returnRequested,
  runServices,
  tell,
} from '#testing';
import type { TestProcess, Told } from '#testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReasonsView, SkusView, SummaryView } from './analytics.dto.js';
import { analyticsService } from './analytics.module.js';

let app: TestProcess;
let reader: { authorization: string };

beforeAll(async () => {
  app = await runServices([analyticsService]);
  reader = await app.key('analytics:read');
});
afterAll(() => app.stop());
beforeEach(() =>
  app.sql(`truncate analytics.sold_order, analytics.sold_line, analytics.return_case, analytics.return_line,
    analytics.returned_item, analytics.refund, analytics.refund_line`),
);

describe('the summary', () => {
  it('shows zeros and no rate before anything happened', async () => {
    expect(await read<SummaryView>('summary')).toEqual({
      orders: 0,
      unitsSold: 0,
      returnsRequested: 0,
      returnsAuthorized: 0,
      returnsDeclined: 0,
      unitsReturned: 0,
      returnRate: { value: null, numerator: 0, denominator: 0 },
      medianHours: {
        requestedToAuthorized: null,
        authorizedToScanned: null,
        scannedToReceived: null,
        receivedToInspected: null,
        inspectedToRefunded: null,
        requestedToRefunded: null,
      },
      refundedMinor: [],
    });
  });

  it('counts a whole journey, with the hours between its stages', async () => {
    await tell(app, ...journey());
    expect(await read<SummaryView>('summary')).toEqual({
      orders: 1,
      unitsSold: 8,
      returnsRequested: 1,
      returnsAuthorized: 1,
      returnsDeclined: 0,
      unitsReturned: 2,
      returnRate: { value: 0.25, numerator: 2, denominator: 8 },
      medianHours: {
        requestedToAuthorized: 0.5,
        authorizedToScanned: 23.5,
        scannedToReceived: 48,
        receivedToInspected: 2,
        inspectedToRefunded: 10,
        requestedToRefunded: 84,
      },
      refundedMinor: [{ currency: 'GBP', amountMinor: 900 }],
    });
  });

  it('takes the middle of several returns', async () => {
    const hours = [1, 2, 30];
    await tell(app, ...hours.flatMap((after) => authorizedAfter(after)));
    expect((await read<SummaryView>('summary')).medianHours.requestedToAuthorized).toBe(2);
  });

  it('counts declined returns, also those of no known order', async () => {
    const returnId = newId('ret');
    await tell(
      app,
      [returnId, returnRequested({ returnId, verdict: 'decline' })],
      [
        returnId,
        eventOf(ReturnDeclinedV1, { returnId, rmaNumber: 'RMA-1', declinedAt: at(2), responseCodes: [] }),
      ],
    );
    expect(await read<SummaryView>('summary')).toMatchObject({ returnsRequested: 1, returnsDeclined: 1 });
  });

  it('takes back what the bank sent back, and counts it again when it is paid after all', async () => {
    const events = journey();
    const [refundId, paid] = events.find(([, event]) => event instanceof RefundSucceededV1)!;
    const { returnId, orderId, amountMinor, currency } = paid as RefundSucceededV1;
    const facts = { refundId, returnId, orderId, amountMinor, currency };
    await tell(app, ...events, [refundId, eventOf(RefundFailedV1, { ...facts, reason: 'closed account' })]);
    expect((await read<SummaryView>('summary')).refundedMinor).toEqual([]);
    expect((await read<ReasonsView>('returns-by-reason')).data).toMatchObject([{ refundedMinor: [] }]);
    expect((await read<SkusView>('returns-by-sku')).data).toMatchObject([{ refundedMinor: [] }]);
    await tell(app, [refundId, paid]);
    expect((await read<SummaryView>('summary')).refundedMinor).toEqual([
      { currency: 'GBP', amountMinor: 900 },
    ]);
  });

  it('keeps currencies apart', async () => {
    for (const currency of ['GBP', 'EUR', 'EUR']) {
      const refund = { refundId: newId('rfd'), returnId: newId('ret'), orderId: '1', currency };
      const paid = { ...refund, amountMinor: 5, succeededAt: at(5), lines: [] };
      await tell(app, [refund.refundId, eventOf(RefundSucceededV1, paid)]);
    }
    expect((await read<SummaryView>('summary')).refundedMinor).toEqual([
      { currency: 'EUR', amountMinor: 10 },
      { currency: 'GBP', amountMinor: 5 },
    ]);
  });
});

describe('an order', () => {
  it('counts once when it is registered again, with what it holds now', async () => {
    await tell(app, [
      'o1',
      orderRegistered({ orderId: 'o1', lines: [orderedLine('1', 'CUP', 6), orderedLine('2', 'JAR', 4)] }),
    ]);
    await tell(app, ['o1', orderRegistered({ orderId: 'o1', lines: [orderedLine('1', 'CUP', 5)] })]);
    expect(await read<SummaryView>('summary')).toMatchObject({ orders: 1, unitsSold: 5 });
  });

  it('counts goods, not charges', async () => {
    const postage = Object.assign(orderedLine('2', 'POST', 1), { isGoods: false });
    await tell(app, ['o1', orderRegistered({ orderId: 'o1', lines: [orderedLine('1', 'CUP', 6), postage] })]);
    expect(await read<SummaryView>('summary')).toMatchObject({ orders: 1, unitsSold: 6 });
  });

  it('may have 1,200 lines', async () => {
    const lines = Array.from({ length: 1200 }, (_, index) =>
      orderedLine(String(index), `SKU-${index % 700}`, 2),
    );
    await tell(app, ['big', orderRegistered({ orderId: 'big', lines })]);
    expect(await read<SummaryView>('summary')).toMatchObject({ orders: 1, unitsSold: 2400 });
  });
});

describe('a period', () => {
  it('holds its first and its last day whole, in UTC', async () => {
    const days = [
      '2026-03-09T23:59:59.999Z',
      '2026-03-10T00:00:00Z',
      '2026-03-11T23:59:59.999Z',
      '2026-03-12T00:00:00Z',
    ];
    for (const [index, day] of days.entries()) {
      await tell(app, [`o${index}`, orderRegistered({ orderId: `o${index}`, placedAt: day })]);
      const returnId = newId('ret');
      await tell(app, [returnId, returnRequested({ returnId, requestedAt: day })]);
    }
    const counts = { orders: 2, unitsSold: 12, returnsRequested: 2 };
    expect(await read<SummaryView>('summary?from=2026-03-10&to=2026-03-11')).toMatchObject(counts);
    const { data } = await read<ReasonsView>('returns-by-reason?from=2026-03-10&to=2026-03-11');
    expect(data).toMatchObject([{ lines: 2 }]);
    expect(await read<SummaryView>('summary?from=2026-03-12')).toMatchObject({
      orders: 1,
      returnsRequested: 1,
    });
    expect(await read<SummaryView>('summary?to=2026-03-09')).toMatchObject({
      orders: 1,
      returnsRequested: 1,
    });
  });

  it('counts what comes back of its own orders in the rate, whenever it comes back', async () => {
    await tell(app, ...journey());
    const orderDay = await read<SummaryView>('summary?from=2026-03-01&to=2026-03-01');
    expect(orderDay).toMatchObject({ returnsRequested: 0, unitsReturned: 0 });
    expect(orderDay.returnRate).toEqual({ value: 0.25, numerator: 2, denominator: 8 });
    const { data } = await read<SkusView>('returns-by-sku?from=2026-03-01&to=2026-03-01');
    expect(data).toMatchObject([{ sku: 'CUP', unitsReturned: 2 }]);
    expect((await read<SkusView>('returns-by-sku?from=2026-03-02')).data).toEqual([]);
  });

  it.each([
    'from=2026-3-1',
    'to=yesterday',
    'from=2026-02-30',
    'from=2026-03-02&to=2026-03-01',
    'until=2026-03-01',
  ])('is refused when it is %s', async (query) => {
    await app.http.get(`/v1/analytics/summary?${query}`).set(reader).expect(422);
  });
});

async function read<View>(path: string): Promise<View> {
  const { body } = await app.http.get(`/v1/analytics/${path}`).set(reader).expect(200);
  return body as View;
}

function authorizedAfter(hours: number): Told[] {
  const about = { returnId: newId('ret'), orderId: 'o1' };
  return [
    [about.returnId, returnRequested(about)],
    [about.returnId, returnAuthorized({ ...about, authorizedAt: at(48 + hours) })],
  ];
}
