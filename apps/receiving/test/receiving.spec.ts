import { ReturnCancelledV1, ReturnExpiredV1 } from '#contracts';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { receivingService } from '../src/receiving.module.js';
import type { ReceiptView, ScanView } from '../src/receiving.dto.js';
import { authorized, coming, labelled } from './returns.js';
import type { Coming } from './returns.js';

let dock: TestProcess;
let key: { authorization: string };

beforeAll(async () => {
  dock = await runServices([receivingService]);
  key = await dock.key('receiving:read', 'receiving:write');
});
afterAll(() => dock.stop());

const base = '/v1/receiving';
const receiptOf = async ({ returnId }: Coming): Promise<ReceiptView> =>
  (await dock.http.get(`${base}/receipts/${returnId}`).set(key).expect(200)).body as ReceiptView;

const send = (path: string, body: object) => dock.http.post(`${base}${path}`).set(key).set(once()).send(body);
const scan = (code: string, extra: object = {}) =>
  send('/scans', { clientScanId: randomUUID(), code, ...extra });
const scanned = async (code: string, extra: object = {}): Promise<ScanView> =>
  (await scan(code, extra).expect(200)).body as ScanView;

const take = ({ returnId }: Coming, found: object) =>
  send(`/receipts/${returnId}/items`, {
    clientScanId: randomUUID(),
    finding: 'received',
    quantity: 1,
    ...found,
  });
const good = { grade: 'a', disposition: 'restock' };

/** A return that the dock knows of, with its label. */
async function expected(quantities: Record<string, number>): Promise<Coming> {
  const rma = coming(quantities);
  await dock.publish(rma.returnId, authorized(rma));
  await dock.publish(rma.labelId, labelled(rma));
  await eventually(async () => {
    const reply = await dock.http.get(`${base}/receipts/${rma.returnId}`).set(key);
    return reply.body.trackingNumber && reply.body.lines.length > 0;
  });
  return rma;
}

/** The same with the parcel at the dock. */
async function arrived(quantities: Record<string, number>): Promise<Coming> {
  const rma = await expected(quantities);
  await scan(rma.trackingNumber).expect(200);
  return rma;
}

const eventsOf = async (rma: Coming, type: string) =>
  (await dock.recorded('receiving', type)).filter(({ subject }) => subject === rma.returnId);

describe('a scan at the dock', () => {
  it('knows a parcel by its tracking number and by its RMA number however it is typed', async () => {
    const [one, two] = [await expected({ MUG: 1 }), await expected({ MUG: 1 })];
    expect(await scanned(` ${one.trackingNumber.toLowerCase()} `)).toMatchObject({
      outcome: 'parcel_received',
      receipt: { returnId: one.returnId },
    });
    expect(await scanned(two.rmaNumber.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      outcome: 'parcel_received',
      receipt: { returnId: two.returnId, status: 'receiving', allowedActions: ['take_item', 'complete'] },
    });
  });

  it('counts a parcel once, by whichever code it is scanned again', async () => {
    const rma = await arrived({ MUG: 1 });
    expect(await scanned(rma.rmaNumber)).toMatchObject({ outcome: 'receipt_found' });
    expect((await receiptOf(rma)).parcels).toHaveLength(1);
    expect(await eventsOf(rma, 'receiving.parcel-received.v1')).toHaveLength(1);
  });

  it('finds an article of the receipt that lies open at the same station', async () => {
    const rma = await expected({ 'MUG-07': 1, 'LAMP-01': 2 });
    await scanned(rma.trackingNumber, { station: 'bench-7' });
    const lamp = rma.lines.find(({ sku }) => sku === 'LAMP-01')!;
    expect(await scanned('lamp-01', { station: 'bench-7' })).toMatchObject({
      outcome: 'item_found',
      returnLineId: lamp.returnLineId,
    });
    expect(await scanned('lamp-01', { station: 'bench-8' })).toMatchObject({ outcome: 'unknown' });
  });

  it('keeps what it does not know', async () => {
    const clientScanId = randomUUID();
    expect(await scanned('no such code', { clientScanId })).toEqual({
      outcome: 'unknown',
      receipt: null,
      returnLineId: null,
    });
    expect(
      await dock.sql(`select code, outcome from receiving.scan where client_scan_id = $1`, [clientScanId]),
    ).toEqual([{ code: 'no such code', outcome: 'unknown' }]);
  });

  it('sent 16 times at once has one effect and one answer', async () => {
    const rma = await expected({ MUG: 1 });
    const clientScanId = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => scanned(rma.trackingNumber, { clientScanId })),
    );
    for (const reply of replies) expect(reply.outcome).toBe('parcel_received');
    expect(await eventsOf(rma, 'receiving.parcel-received.v1')).toHaveLength(1);
  });

  it('of another merchant finds nothing', async () => {
    const rma = await expected({ MUG: 1 });
    const { authorization } = await dock.stranger();
    const reply = await dock.http
      .post(`${base}/scans`)
      .set({ authorization })
      .send({ clientScanId: 's-1', code: rma.trackingNumber });
    expect(reply.body.outcome).toBe('unknown');
    expect((await dock.http.get(`${base}/receipts/${rma.returnId}`).set({ authorization })).status).toBe(404);
  });
});

describe('the bench', () => {
  it('takes pieces in, grades them, gives them a place, and is done when all are accounted for', async () => {
    const rma = await arrived({ MUG: 2 });
    const first = (await take(rma, { sku: 'MUG', quantity: 1 }).expect(200)).body as ReceiptView;
    const [item] = first.items;
    expect(item).toMatchObject({ status: 'received', allowedActions: ['grade'] });
    await send(`/items/${item!.returnItemId}/grade`, { grade: 'b' }).expect(200);
    await take(rma, { sku: 'mug', ...good }).expect(200);
    expect((await receiptOf(rma)).status).toBe('receiving');

    const last = await send(`/items/${item!.returnItemId}/disposition`, {
      disposition: 'refurbish',
      note: 'scratched',
    }).expect(200);
    expect(last.body).toMatchObject({ status: 'inspected', allowedActions: [] });
    expect((await eventsOf(rma, 'receiving.item-dispositioned.v1')).map(({ data }) => data)).toMatchObject([
      { quantity: 1, grade: 'a', disposition: 'restock' },
      { quantity: 1, grade: 'b', disposition: 'refurbish' },
    ]);
    expect((await eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ expectedQuantity: 2, acceptedQuantity: 2, missingQuantity: 0, wrongItemQuantity: 0 }],
    });
  });

  it('V15: announced 3, two came, one of them damaged: one restocked, one held, one missing', async () => {
    const rma = await arrived({ MUG: 3 });
    await take(rma, { sku: 'MUG', ...good }).expect(200);
    await take(rma, { sku: 'MUG', grade: 'd', disposition: 'hold' }).expect(200);
    const done = await send(`/receipts/${rma.returnId}/complete`, { note: 'box was open' }).expect(200);
    expect(done.body.lines).toMatchObject([{ receivedQuantity: 2, missingQuantity: 1 }]);
    expect((await eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ expectedQuantity: 3, acceptedQuantity: 2, missingQuantity: 1 }],
    });
  });

  it('PC-11: one good and one damaged of two are one item each, and only the good one is restocked', async () => {
    const rma = await arrived({ LAMP: 2 });
    await take(rma, { sku: 'LAMP', ...good }).expect(200);
    await take(rma, { sku: 'LAMP', grade: 'd', disposition: 'destroy' }).expect(200);
    const { lines, items } = await receiptOf(rma);
    expect(lines).toMatchObject([{ receivedQuantity: 2, missingQuantity: 0 }]);
    expect(items.map(({ disposition }) => disposition)).toEqual(['restock', 'destroy']);
  });

  it('PC-25: a line of which nothing arrived is told apart from one that came short', async () => {
    const rma = await arrived({ A: 3, B: 1 });
    await take(rma, { sku: 'A', quantity: 2, ...good }).expect(200);
    await send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    const { data } = (await eventsOf(rma, 'receiving.return-inspected.v1'))[0]!;
    expect((data as { lines: object[] }).lines).toMatchObject([
      { sku: 'A', acceptedQuantity: 2, missingQuantity: 1 },
      { sku: 'B', acceptedQuantity: 0, missingQuantity: 1 },
    ]);
  });

  it('PC-15: a wrong item is accounted for and not accepted', async () => {
    const rma = await arrived({ MUG: 1 });
    const done = await take(rma, { sku: 'MUG', finding: 'wrong_item', note: 'a brick' }).expect(200);
    expect(done.body).toMatchObject({
      status: 'inspected',
      lines: [{ wrongItemQuantity: 1, status: 'wrong_item' }],
    });
    expect((await eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ acceptedQuantity: 0, wrongItemQuantity: 1 }],
    });
  });

  it('can be ended though nothing came at all', async () => {
    const rma = await expected({ MUG: 2 });
    await send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    expect((await receiptOf(rma)).lines).toMatchObject([{ missingQuantity: 2, status: 'missing' }]);
  });

  it('refuses more than is expected, and says how many are', async () => {
    const rma = await arrived({ MUG: 3 });
    await take(rma, { sku: 'MUG', quantity: 2 }).expect(200);
    const reply = await take(rma, { sku: 'MUG', quantity: 2 }).expect(409);
    expect(reply.body).toMatchObject({
      code: 'more_than_expected',
      expected: 3,
      received: 2,
      outstanding: 1,
    });
    expect((await receiptOf(rma)).lines).toMatchObject([{ receivedQuantity: 2 }]);
  });

  it('refuses an article of another return, a disposition without a grade, and an item before its parcel', async () => {
    const rma = await arrived({ MUG: 1 });
    expect((await take(rma, { sku: 'LAMP' }).expect(422)).body.code).toBe('not_in_this_return');
    expect((await take(rma, { sku: 'MUG', disposition: 'restock' }).expect(422)).body.code).toBe(
      'grade_comes_first',
    );
    expect((await take(rma, { sku: 'MUG', finding: 'wrong_item', grade: 'd' }).expect(422)).body.code).toBe(
      'grade_comes_first',
    );
    const early = await take(await expected({ MUG: 1 }), { sku: 'MUG' }).expect(409);
    expect(early.body).toMatchObject({
      code: 'illegal_transition',
      from: 'expected',
      allowed: ['receive', 'complete', 'withdraw'],
    });
  });

  it('refuses a second grade and any item once the return is inspected', async () => {
    const rma = await arrived({ MUG: 1 });
    const done = (await take(rma, { sku: 'MUG', ...good }).expect(200)).body as ReceiptView;
    const again = await send(`/items/${done.items[0]!.returnItemId}/grade`, { grade: 'c' }).expect(409);
    expect(again.body).toMatchObject({ from: 'dispositioned', allowed: [] });
    await take(rma, { sku: 'MUG' }).expect(409);
    await send(`/items/itm_${'0'.repeat(26)}/grade`, { grade: 'c' }).expect(404);
  });

  it('grades on after the inspection was ended with pieces in hand', async () => {
    const rma = await arrived({ MUG: 1 });
    const { items } = (await take(rma, { sku: 'MUG' }).expect(200)).body as ReceiptView;
    await send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    await send(`/items/${items[0]!.returnItemId}/grade`, { grade: 'c' }).expect(200);
    await send(`/items/${items[0]!.returnItemId}/disposition`, { disposition: 'liquidate' }).expect(200);
    expect(await eventsOf(rma, 'receiving.return-inspected.v1')).toHaveLength(1);
    expect(await eventsOf(rma, 'receiving.item-dispositioned.v1')).toHaveLength(1);
  });

  it('takes 8 different findings of the last piece at once: one of them', async () => {
    const rma = await arrived({ MUG: 1 });
    const replies = await Promise.all(Array.from({ length: 8 }, () => take(rma, { sku: 'MUG' })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });

  it('ends with the same counts, however findings interleave and repeat', async () => {
    const finding = fc.record({
      sku: fc.constantFrom('A', 'B', 'C'),
      quantity: fc.integer({ min: 1, max: 3 }),
      finding: fc.constantFrom('received', 'wrong_item'),
      times: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(finding, { maxLength: 8 }), async (found) => {
        const rma = await arrived({ A: 4, B: 2, C: 1 });
        const accepted: Record<string, number> = { A: 0, B: 0, C: 0 };
        const replies = await Promise.all(
          found.flatMap(({ times, ...one }) => {
            const clientScanId = randomUUID();
            return Array.from({ length: times }, async () => ({
              clientScanId,
              one,
              status: (await take(rma, { ...one, clientScanId })).status,
            }));
          }),
        );
        const taken = new Map(
          replies.filter(({ status }) => status === 200).map(({ clientScanId, one }) => [clientScanId, one]),
        );
        for (const one of taken.values()) accepted[one.sku]! += one.quantity;
        const { lines, items } = await receiptOf(rma);
        for (const line of lines) {
          expect(line.receivedQuantity + line.wrongItemQuantity).toBe(accepted[line.sku]);
          expect(line.receivedQuantity + line.wrongItemQuantity).toBeLessThanOrEqual(line.expectedQuantity);
          const rows = items.filter(({ returnLineId }) => returnLineId === line.returnLineId);
          expect(rows.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(accepted[line.sku]);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('what the other services tell', () => {
  it('may come in any order and more than once', async () => {
    const rma = coming({ MUG: 1 });
    await dock.publish(rma.labelId, labelled(rma));
    expect((await eventually(async () => (await scanned(rma.trackingNumber)).receipt))!.lines).toEqual([]);
    await send(`/receipts/${rma.returnId}/complete`, {}).expect(409);
    await dock.publish(rma.returnId, authorized(rma), authorized(rma));
    await eventually(async () => (await receiptOf(rma)).lines.length === 1);
    await take(rma, { sku: 'MUG', ...good }).expect(200);
    expect((await receiptOf(rma)).status).toBe('inspected');
  });

  it('withdraws a receipt, and a parcel that comes all the same opens it again', async () => {
    const rma = await expected({ MUG: 1 });
    const cancelledAt = '2026-11-21T10:00:00.000Z';
    const { returnId, orderId } = rma;
    await dock.publish(returnId, Object.assign(new ReturnCancelledV1(), { returnId, orderId, cancelledAt }));
    await eventually(async () => (await receiptOf(rma)).status === 'withdrawn');
    expect(await scanned(rma.trackingNumber)).toMatchObject({
      outcome: 'parcel_received',
      receipt: { status: 'receiving' },
    });
  });

  it('does not close a receipt whose parcel is here, and notes it', async () => {
    const rma = await arrived({ MUG: 1 });
    const { returnId, orderId } = rma;
    const expired = Object.assign(new ReturnExpiredV1(), {
      returnId,
      orderId,
      expiredAt: '2026-12-05T00:00:00.000Z',
    });
    await dock.publish(returnId, expired);
    const { status, timeline } = await eventually(async () => {
      const now = await receiptOf(rma);
      return now.timeline.some(({ note }) => note === 'the return has expired') && now;
    });
    expect(status).toBe('receiving');
    expect(timeline.map(({ action }) => action)).toEqual(['expect', 'receive', 'note']);
  });

  it('is listed newest first, page by page, by status', async () => {
    const all = [await expected({ MUG: 1 }), await expected({ MUG: 1 })]
      .map(({ returnId }) => returnId)
      .reverse();
    const first = await dock.http.get(`${base}/receipts?status=expected&limit=1`).set(key).expect(200);
    expect(first.body.data.map(({ returnId }: ReceiptView) => returnId)).toEqual([all[0]]);
    const second = await dock.http
      .get(`${base}/receipts?status=expected&limit=1&startingAfter=${first.body.nextCursor}`)
      .set(key);
    expect(second.body.data.map(({ returnId }: ReceiptView) => returnId)).toEqual([all[1]]);
  });
});
