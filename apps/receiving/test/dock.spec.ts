import { ReturnCancelledV1, ReturnExpiredV1 } from '#contracts';
import { eventually } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ReceiptView } from '../src/receiving.dto.js';
import { good, openDock } from './dock.js';
import type { Dock } from './dock.js';
import { authorized, coming, labelled } from './returns.js';

let at: Dock;
beforeAll(async () => (at = await openDock()));
afterAll(() => at.dock.stop());

describe('a scan at the dock', () => {
  it('knows a parcel by its tracking number and by its RMA number however it is typed', async () => {
    const [one, two] = [await at.expected({ MUG: 1 }), await at.expected({ MUG: 1 })];
    expect(await at.scanned(` ${one.trackingNumber.toLowerCase()} `)).toMatchObject({
      outcome: 'parcel_received',
      receipt: { returnId: one.returnId },
    });
    expect(await at.scanned(two.rmaNumber.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      outcome: 'parcel_received',
      receipt: {
        returnId: two.returnId,
        status: 'receiving',
        allowedActions: ['take_item', 'complete'],
        parcels: [{ weightGrams: null }],
      },
    });
  });

  it('counts a parcel once, by whichever code it is scanned again', async () => {
    const rma = await at.arrived({ MUG: 1 });
    expect(await at.scanned(rma.rmaNumber)).toMatchObject({ outcome: 'receipt_found' });
    expect((await at.receiptOf(rma)).parcels).toHaveLength(1);
    expect(await at.eventsOf(rma, 'receiving.parcel-received.v1')).toHaveLength(1);
  });

  it('finds an article of the receipt that lies open at the same station', async () => {
    const rma = await at.expected({ 'MUG-07': 1, 'LAMP-01': 2 });
    await at.scanned(rma.trackingNumber, { station: 'bench-7' });
    const lamp = rma.lines.find(({ sku }) => sku === 'LAMP-01')!;
    expect(await at.scanned('lamp-01', { station: 'bench-7' })).toMatchObject({
      outcome: 'item_found',
      returnLineId: lamp.returnLineId,
    });
    const elsewhere = await at.scanned('lamp-01', { station: 'bench-8' });
    expect(elsewhere).toMatchObject({ outcome: 'several_found', nextStep: 'choose_return', receipt: null });
    expect(elsewhere.candidates).toEqual([
      { returnId: rma.returnId, rmaNumber: rma.rmaNumber, orderId: rma.orderId },
    ]);
  });

  it('keeps what it does not know', async () => {
    const clientScanId = randomUUID();
    expect(await at.scanned('no such code', { clientScanId })).toEqual({
      outcome: 'unknown',
      codeKind: 'unknown',
      nextStep: 'hold_as_orphan',
      receipt: null,
      returnLineId: null,
      candidates: [],
    });
    expect(
      await at.dock.sql(`select code, outcome from receiving.scan where client_scan_id = $1`, [clientScanId]),
    ).toEqual([{ code: 'no such code', outcome: 'unknown' }]);
  });

  it('sent 16 times at once has one effect and one answer', async () => {
    const rma = await at.expected({ MUG: 1 });
    const clientScanId = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => at.scanned(rma.trackingNumber, { clientScanId })),
    );
    for (const reply of replies) expect(reply.outcome).toBe('parcel_received');
    expect(await at.eventsOf(rma, 'receiving.parcel-received.v1')).toHaveLength(1);
  });

  it('of another merchant finds nothing', async () => {
    const rma = await at.expected({ MUG: 1 });
    const { authorization } = await at.dock.stranger();
    const reply = await at.dock.http
      .post(`/v1/receiving/scans`)
      .set({ authorization })
      .send({ clientScanId: 's-1', code: rma.trackingNumber });
    expect(reply.body.outcome).toBe('unknown');
    expect((await at.get(`/receipts/${rma.returnId}`).set({ authorization })).status).toBe(404);
  });
});

describe('what the other services tell', () => {
  it('may come in any order and more than once', async () => {
    const rma = coming({ MUG: 1 });
    await at.dock.publish(rma.labelId, labelled(rma));
    expect((await eventually(async () => (await at.scanned(rma.trackingNumber)).receipt))!.lines).toEqual([]);
    await at.send(`/receipts/${rma.returnId}/complete`, {}).expect(409);
    await at.dock.publish(rma.returnId, authorized(rma), authorized(rma));
    await eventually(async () => (await at.receiptOf(rma)).lines.length === 1);
    await at.take(rma, { sku: 'MUG', ...good }).expect(200);
    expect((await at.receiptOf(rma)).status).toBe('inspected');
  });

  it('withdraws a receipt, and a parcel that comes all the same opens it again', async () => {
    const rma = await at.expected({ MUG: 1 });
    const cancelledAt = '2026-11-21T10:00:00.000Z';
    const { returnId, orderId } = rma;
    await at.dock.publish(
      returnId,
      Object.assign(new ReturnCancelledV1(), { returnId, orderId, cancelledAt }),
    );
    await eventually(async () => (await at.receiptOf(rma)).status === 'withdrawn');
    expect(await at.scanned(rma.trackingNumber)).toMatchObject({
      outcome: 'parcel_received',
      receipt: { status: 'receiving' },
    });
  });

  it('does not close a receipt whose parcel is here, and notes it', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const { returnId, orderId } = rma;
    const expired = Object.assign(new ReturnExpiredV1(), {
      returnId,
      orderId,
      expiredAt: '2026-12-05T00:00:00.000Z',
    });
    await at.dock.publish(returnId, expired);
    const { status, timeline } = await eventually(async () => {
      const now = await at.receiptOf(rma);
      return now.timeline.some(({ note }) => note === 'the return has expired') && now;
    });
    expect(status).toBe('receiving');
    expect(timeline.map(({ action }) => action)).toEqual(['expect', 'receive', 'note']);
  });

  it('is listed newest first, page by page, by status', async () => {
    const all = [await at.expected({ MUG: 1 }), await at.expected({ MUG: 1 })]
      .map(({ returnId }) => returnId)
      .reverse();
    const first = await at.get(`/receipts?status=expected&limit=1`).expect(200);
    expect(first.body.data.map(({ returnId }: ReceiptView) => returnId)).toEqual([all[0]]);
    const second = await at.dock.http
      .get(`/v1/receiving/receipts?status=expected&limit=1&startingAfter=${first.body.nextCursor}`)
      .set(at.key);
    expect(second.body.data.map(({ returnId }: ReceiptView) => returnId)).toEqual([all[1]]);
  });
});
