import { newId } from '#chassis';
import {
  at,
  journey,
  orderedLine,
  orderRegistered,
  requestedLine,
  returnRequested,
  runServices,
  tell,
} from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReasonsView, SkusView } from './analytics.dto.js';
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

describe('returns by reason', () => {
  it('shows lines, units, shares of all units and the money, most units first', async () => {
    await tell(app, ...journey());
    const returnId = newId('ret');
    await tell(app, [
      returnId,
      returnRequested({
        returnId,
        lines: [requestedLine({ sku: 'JAR', quantity: 9, reasonCode: 'damaged_in_transit' })],
      }),
    ]);
    expect((await read<ReasonsView>('returns-by-reason')).data).toEqual([
      {
        reasonCode: 'damaged_in_transit',
        lines: 1,
        units: 9,
        share: { value: 0.75, numerator: 9, denominator: 12 },
        refundedMinor: [],
      },
      {
        reasonCode: 'does_not_fit',
        lines: 1,
        units: 3,
        share: { value: 0.25, numerator: 3, denominator: 12 },
        refundedMinor: [{ currency: 'GBP', amountMinor: 800 }],
      },
    ]);
  });
});

describe('returns by SKU', () => {
  it('shows sales, returns, rate, the usual reason and the money', async () => {
    await tell(app, ...journey());
    expect((await read<SkusView>('returns-by-sku')).data).toEqual([
      {
        sku: 'CUP',
        description: 'CUP, as sold',
        unitsSold: 6,
        unitsReturned: 2,
        returnRate: { value: 0.333333, numerator: 2, denominator: 6 },
        topReason: 'does_not_fit',
        refundedMinor: [{ currency: 'GBP', amountMinor: 800 }],
      },
    ]);
  });

  it('shows as many as asked for, those with most returns first', async () => {
    await tell(app, ...journey({ sku: 'CUP', accepted: 1 }), ...journey({ sku: 'JAR', accepted: 2 }));
    const skus = async (query: string) =>
      (await read<SkusView>(`returns-by-sku${query}`)).data.map(({ sku }) => sku);
    expect(await skus('')).toEqual(['JAR', 'CUP']);
    expect(await skus('?limit=1')).toEqual(['JAR']);
    await app.http.get('/v1/analytics/returns-by-sku?limit=101').set(reader).expect(422);
  });

  it('names an article as it was sold last', async () => {
    const [sold, ...rest] = journey();
    await tell(app, sold!, ...rest);
    const renamed = Object.assign(orderedLine('1', 'CUP', 1), { description: 'Tall cup' });
    await tell(app, ['later', orderRegistered({ orderId: 'later', lines: [renamed], placedAt: at(24 * 9) })]);
    expect((await read<SkusView>('returns-by-sku')).data).toMatchObject([
      { description: 'Tall cup', unitsSold: 7 },
    ]);
  });
});

describe('as CSV', () => {
  it.each(['summary', 'returns-by-reason', 'returns-by-sku'])(
    '%s holds what its JSON shows',
    async (report) => {
      await tell(app, ...journey({ sku: '=CUP,"x"' }));
      const reply = await app.http.get(`/v1/analytics/${report}.csv`).set(reader).expect(200);
      expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(reply.headers['content-disposition']).toBe(`attachment; filename="${report}.csv"`);
      expect(reply.text).toBe(expected[report]);
    },
  );

  const expected: Record<string, string> = {
    summary: [
      'orders,unitsSold,returnsRequested,returnsAuthorized,returnsDeclined,unitsReturned,returnRate.value,' +
        'returnRate.numerator,returnRate.denominator,medianHours.requestedToAuthorized,' +
        'medianHours.authorizedToScanned,medianHours.scannedToReceived,medianHours.receivedToInspected,' +
        'medianHours.inspectedToRefunded,medianHours.requestedToRefunded,refundedMinor.GBP',
      '1,8,1,1,0,2,0.25,2,8,0.5,23.5,48,2,10,84,900',
      '',
    ].join('\r\n'),
    'returns-by-reason':
      'reasonCode,lines,units,share.value,share.numerator,share.denominator,refundedMinor.GBP\r\n' +
      'does_not_fit,1,3,1,3,3,800\r\n',
    'returns-by-sku':
      'sku,description,unitsSold,unitsReturned,returnRate.value,returnRate.numerator,returnRate.denominator,' +
      'topReason,refundedMinor.GBP\r\n' +
      `"'=CUP,""x""","'=CUP,""x"", as sold",6,2,0.333333,2,6,does_not_fit,800\r\n`,
  };
});

describe('who may look', () => {
  it.each([
    'summary',
    'returns-by-reason',
    'returns-by-sku',
    'summary.csv',
    'returns-by-reason.csv',
    'returns-by-sku.csv',
  ])('%s needs analytics:read', async (report) => {
    await app.http.get(`/v1/analytics/${report}`).expect(401);
    await app.http
      .get(`/v1/analytics/${report}`)
      .set(await app.key('orders:read'))
      .expect(403);
  });

  it('shows another merchant nothing of ours', async () => {
    await tell(app, ...journey());
    const { authorization } = await app.stranger();
    const summary = await app.http.get('/v1/analytics/summary').set({ authorization }).expect(200);
    expect(summary.body).toMatchObject({ orders: 0, unitsSold: 0, returnsRequested: 0, refundedMinor: [] });
    for (const report of ['returns-by-reason', 'returns-by-sku']) {
      const { body } = await app.http.get(`/v1/analytics/${report}`).set({ authorization }).expect(200);
      expect(body).toEqual({ data: [] });
    }
  });
});

async function read<View>(path: string): Promise<View> {
  const { body } = await app.http.get(`/v1/analytics/${path}`).set(reader).expect(200);
  return body as View;
}
