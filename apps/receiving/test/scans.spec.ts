import { orderRegistered, orderedLine, eventually } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { good, openDock } from './dock.js';
import type { Dock } from './dock.js';
import { authorized, coming, labelled } from './returns.js';

let at: Dock;
beforeAll(async () => (at = await openDock({ SCAN_UNDO_SECONDS: '3600' })));
afterAll(() => at.dock.stop());

const gs = '\u001d';

describe('one call resolves', () => {
  it('a tracking number in its carrier forms, an SSCC, and an order number', async () => {
    const sent = async (trackingNumber: string) => {
      const rma = { ...coming({ MUG: 1 }), trackingNumber };
      await at.dock.publish(rma.returnId, authorized(rma));
      await at.dock.publish(rma.labelId, labelled(rma));
      await eventually(async () => (await at.get(`/receipts/${rma.returnId}`)).body.trackingNumber);
      return rma;
    };
    await sent('9400136205903612345678');
    expect(await at.scanned('420941079400136205903612345678')).toMatchObject({
      outcome: 'parcel_received',
      codeKind: 'tracking',
    });
    await sent('340434161094027318');
    expect(await at.scanned(']C100340434161094027318')).toMatchObject({
      outcome: 'parcel_received',
      codeKind: 'sscc',
    });
    const third = await at.expected({ MUG: 1 });
    expect(await at.scanned(third.orderId)).toMatchObject({ outcome: 'parcel_received', codeKind: 'order' });
  });

  it('a GTIN however it is written, and a serial number even without an open parcel', async () => {
    await at.put('/articles/PHONE-1', {
      gtins: ['9506000134352'],
      stockTracked: true,
      category: 'electronics',
    });
    const rma = await at.expected({ 'PHONE-1': 1, CASE: 1 });
    await at.put(`/orders/${rma.orderId}/lines/1/serials`, { serials: ['SN-77'] });
    const phone = rma.lines[0]!.returnLineId;
    await at.scanned(rma.rmaNumber, { station: 'b-1' });
    for (const code of ['9506000134352', ']E09506000134352', `]d2010950600013435221SN-77${gs}10L1`, 'SN-77'])
      expect(await at.scanned(code, { station: 'b-1' })).toMatchObject({
        outcome: 'item_found',
        returnLineId: phone,
        nextStep: 'inspect_item',
      });
    expect(await at.scanned('SN-77', { station: 'b-2' })).toMatchObject({
      outcome: 'several_found',
      candidates: [{ returnId: rma.returnId }],
    });
  });

  it('an item of another order while a parcel lies open', async () => {
    const other = await at.expected({ 'ONLY-THERE': 1 });
    const rma = await at.expected({ MUG: 1 });
    await at.scanned(rma.rmaNumber, { station: 'b-3' });
    expect(await at.scanned('only-there', { station: 'b-3' })).toMatchObject({
      outcome: 'other_return',
      nextStep: 'set_aside',
      candidates: [{ rmaNumber: other.rmaNumber }],
    });
  });
});

describe('a finding', () => {
  it.each([
    ['damaged', { finding: 'damaged' }, 'damaged', 'photograph'],
    ['wrong item', { finding: 'wrong_item' }, 'wrong_item', 'photograph'],
    ['empty box', { finding: 'empty_box' }, 'empty_box', 'photograph'],
    ['item of another order', { finding: 'other_order' }, 'other_order', 'set_aside'],
    ['over', { quantity: 3 }, 'surplus', 'set_aside'],
    ['partial', { quantity: 1 }, 'taken', 'next_item'],
  ])('%s has its outcome and its next step', async (_, found, outcome, nextStep) => {
    const rma = await at.expected({ MUG: 2 });
    const parcelScanId = randomUUID();
    await at.scanned(rma.trackingNumber, { clientScanId: parcelScanId });
    const { body } = await at.behind(parcelScanId, { sku: 'MUG', ...found }).expect(200);
    expect(body).toMatchObject({ outcome, nextStep, receipt: { returnId: rma.returnId } });
    const kinds = (await at.tasksOf(rma)).map(({ kind }) => kind);
    expect(kinds).toEqual(['taken', 'damaged'].includes(outcome) ? [] : [outcome]);
  });

  it('with a serial number or a lot that was not sold is told apart', async () => {
    const rma = await at.expected({ PHONE: 2 });
    const line = Object.assign(orderedLine('1', 'PHONE', 2), { lot: 'L1' });
    await at.dock.publish(rma.orderId, orderRegistered({ orderId: rma.orderId, lines: [line] }));
    await at.put(`/orders/${rma.orderId}/lines/1/serials`, { serials: ['S1', 'S2'] });
    await eventually(
      async () => (await at.dock.sql(`select from receiving.order_line where lot = 'L1'`)).length,
    );
    const parcelScanId = randomUUID();
    await at.scanned(rma.trackingNumber, { clientScanId: parcelScanId });
    const outcomeOf = async (found: object) =>
      (await at.behind(parcelScanId, { sku: 'PHONE', ...found }).expect(200)).body.outcome;
    expect(await outcomeOf({ serial: 'S1', lot: 'L1' })).toBe('taken');
    expect(await outcomeOf({ serial: 'S9' })).toBe('serial_differs');
    expect(await outcomeOf({ lot: 'L2' })).toBe('lot_differs');
    expect((await at.receiptOf(rma)).lines).toMatchObject([
      { receivedQuantity: 1, wrongItemQuantity: 2, surplusQuantity: 1 },
    ]);
    const kinds = (await at.tasksOf(rma)).map(({ kind, effect }) => `${kind} ${effect}`).sort();
    expect(kinds).toEqual(['lot_differs asks', 'serial_differs holds_money', 'surplus asks']);
  });

  it('before its parcel waits for it; of an article the return has not, becomes a task', async () => {
    const rma = await at.expected({ MUG: 1 });
    const [parcelScanId, clientScanId] = [randomUUID(), randomUUID()];
    const early = await at.behind(parcelScanId, { sku: 'MUG', clientScanId, ...good }).expect(200);
    expect(early.body).toMatchObject({ outcome: 'waiting', nextStep: 'wait', receipt: null });
    await at.behind(parcelScanId, { sku: 'LAMP' }).expect(200);
    await at.scanned(rma.trackingNumber, { clientScanId: parcelScanId });
    await eventually(async () => (await at.tasksOf(rma)).some(({ kind }) => kind === 'conflict'));
    expect((await at.receiptOf(rma)).lines).toMatchObject([{ receivedQuantity: 1 }]);
    const again = await at.behind(parcelScanId, { sku: 'MUG', clientScanId, ...good }).expect(200);
    expect(again.body.outcome).toBe('taken');
    expect((await at.receiptOf(rma)).items).toHaveLength(1);
  });

  it('needs no parcel scan: what is in hand is here', async () => {
    const rma = await at.expected({ MUG: 1 });
    await at.take(rma, { sku: 'MUG' }).expect(200);
    expect(await at.receiptOf(rma)).toMatchObject({ status: 'receiving', parcels: [{}] });
    expect(await at.eventsOf(rma, 'receiving.parcel-received.v1')).toHaveLength(1);
  });

  it('of somebody who may not inspect carries no grade', async () => {
    const rma = await at.expected({ MUG: 1 });
    const receiver = await at.dock.key('receiving:write');
    const reply = await at
      .take(rma, { sku: 'MUG', ...good })
      .set(receiver)
      .expect(403);
    expect(reply.body).toMatchObject({ code: 'missing_scope', needed: 'receiving:inspect' });
  });
});

describe('undo', () => {
  it('takes a finding back, and its stock, once', async () => {
    const rma = await at.arrived({ UNDONE: 2 });
    const clientScanId = randomUUID();
    await at.take(rma, { sku: 'UNDONE', quantity: 2, clientScanId, ...good }).expect(200);
    expect(await at.stockOf('UNDONE')).toBe(2);
    const undo = randomUUID();
    for (const id of [undo, undo, randomUUID()])
      expect((await at.undo(clientScanId, id).expect(200)).body.outcome).toBe('undone');
    expect(await at.stockOf('UNDONE')).toBe(0);
    expect(await at.receiptOf(rma)).toMatchObject({ items: [], lines: [{ receivedQuantity: 0 }] });
    for (const type of ['item-restocked', 'restock-reversed', 'item-undone'])
      expect(await at.eventsOf(rma, `receiving.${type}.v1`)).toHaveLength(1);
    const replay = await at.take(rma, { sku: 'UNDONE', quantity: 2, clientScanId, ...good }).expect(200);
    expect(replay.body.items).toEqual([]);
  });

  it('before what it undoes waits for it', async () => {
    const rma = await at.expected({ MUG: 1 });
    const clientScanId = randomUUID();
    expect((await at.undo(clientScanId).expect(200)).body.outcome).toBe('waiting');
    await at.scanned(rma.trackingNumber, { clientScanId });
    await eventually(async () => (await at.receiptOf(rma)).status === 'expected');
    expect(await at.scanned(rma.trackingNumber, { clientScanId })).toMatchObject({ outcome: 'undone' });
  });

  it('leaves a parcel here that another scan or an item proves', async () => {
    const rma = await at.expected({ MUG: 1 });
    const [first, second] = [randomUUID(), randomUUID()];
    await at.scanned(rma.trackingNumber, { clientScanId: first });
    await at.scanned(rma.rmaNumber, { clientScanId: second });
    await at.undo(first).expect(200);
    expect((await at.receiptOf(rma)).parcels).toHaveLength(1);
    await at.undo(second).expect(200);
    expect(await at.receiptOf(rma)).toMatchObject({ parcels: [], status: 'expected' });
    expect(await at.eventsOf(rma, 'receiving.parcel-undone.v1')).toHaveLength(1);
  });
});

describe('an orphan parcel', () => {
  it('is held, and nothing follows from it until its return is known', async () => {
    const rma = await at.expected({ MUG: 1 });
    const clientScanId = randomUUID();
    const held = await at
      .send('/orphans', { clientScanId, code: 'torn label', weightGrams: 500 })
      .expect(200);
    expect(held.body).toMatchObject({ status: 'held', code: 'torn label', returnId: null });
    expect((await at.send('/orphans', { clientScanId }).expect(200)).body.orphanId).toBe(held.body.orphanId);
    await at.behind(clientScanId, { sku: 'MUG' }).expect(200);
    expect(await at.receiptOf(rma)).toMatchObject({ status: 'expected', items: [] });

    const path = `/orphans/${held.body.orphanId}/match`;
    const matched = await at.send(path, { returnId: rma.returnId }).expect(200);
    expect(matched.body).toMatchObject({ status: 'matched', matchedBy: 'spec' });
    await eventually(async () => (await at.receiptOf(rma)).items.length === 1);
    expect((await at.receiptOf(rma)).parcels).toMatchObject([{ weightGrams: 500 }]);
    await at.send(path, { returnId: rma.returnId }).expect(409);
  });

  it('finds its return by itself when that is announced later', async () => {
    const rma = coming({ MUG: 1 });
    await at.send('/orphans', { clientScanId: randomUUID(), code: rma.trackingNumber }).expect(200);
    await at.dock.publish(rma.returnId, authorized(rma));
    await at.dock.publish(rma.labelId, labelled(rma));
    await eventually(async () => (await at.get(`/receipts/${rma.returnId}`)).body.status === 'receiving');
    expect((await at.get('/orphans?status=held').expect(200)).body.data).toEqual([]);
  });
});

describe('the shift', () => {
  it('counts scans, pieces and the time between them, by the clock of the device', async () => {
    const rma = await at.expected({ MUG: 3 });
    const station = 'shift-1';
    const from = new Date();
    const device = (seconds: number) => new Date(from.getTime() + seconds * 1000).toISOString();
    await at.scanned(rma.trackingNumber, { station, deviceAt: device(0) });
    const undone = randomUUID();
    await at.take(rma, { sku: 'MUG', station, deviceAt: device(20) }).expect(200);
    await at.take(rma, { sku: 'MUG', station, deviceAt: device(36) }).expect(200);
    await at.take(rma, { sku: 'MUG', station, deviceAt: device(60), clientScanId: undone }).expect(200);
    await at.undo(undone).expect(200);
    const { body } = await at.get(`/shift?station=${station}&from=${from.toISOString()}`).expect(200);
    expect(body).toEqual({
      scans: 4,
      parcels: 1,
      items: 2,
      undone: 1,
      scansPerHour: 240,
      secondsPerItem: 20,
    });
  });
});
