import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { good, openDock } from './dock.js';
import type { Dock } from './dock.js';

let at: Dock;
beforeAll(async () => (at = await openDock()));
afterAll(() => at.dock.stop());

describe('restocking', () => {
  it('PC-13: at a location that restocks, one that does not, and of an article that is not counted', async () => {
    await at.put('/stations/b-quarantine', { location: 'quarantine' });
    await at.put('/locations/quarantine', { restocks: false });
    await at.put('/articles/GIFT', { gtins: [], stockTracked: false });
    const rma = await at.arrived({ SHELF: 1, APART: 1, GIFT: 1 });
    for (const [sku, station] of [
      ['SHELF', 'b-1'],
      ['APART', 'b-quarantine'],
      ['GIFT', 'b-1'],
    ])
      await at.take(rma, { sku, station, ...good }).expect(200);
    // SHELF had no stock record: it has one now.
    expect(await Promise.all(['SHELF', 'APART', 'GIFT'].map(at.stockOf))).toEqual([1, 0, 0]);
    expect(await at.eventsOf(rma, 'receiving.item-restocked.v1')).toHaveLength(1);
  });

  it('PC-15: what was missing and comes after all is received and restocked, and a person is asked', async () => {
    const rma = await at.expected({ LATE: 2 });
    await at.send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    expect((await at.receiptOf(rma)).lines).toMatchObject([{ missingQuantity: 2, status: 'missing' }]);
    await at.scan(rma.trackingNumber).expect(200);
    await at.take(rma, { sku: 'LATE', quantity: 1, ...good }).expect(200);
    expect((await at.receiptOf(rma)).lines).toMatchObject([{ missingQuantity: 1, receivedQuantity: 1 }]);
    expect(await at.stockOf('LATE')).toBe(1);
    expect((await at.eventsOf(rma, 'receiving.inspection-amended.v1'))[0]!.data).toMatchObject({
      lines: [{ acceptedQuantity: 1, missingQuantity: 1 }],
    });
    expect((await at.tasksOf(rma)).map(({ kind }) => kind)).toEqual(['late_change']);
  });

  it('of what was held comes later (a unit in process can still be restocked)', async () => {
    const rma = await at.arrived({ HELD: 1 });
    const held = await at
      .take(rma, { sku: 'HELD', grade: 'b', disposition: 'hold', note: 'odour?' })
      .expect(200);
    expect(held.body).toMatchObject({ status: 'inspected', items: [{ status: 'held' }] });
    expect(await at.stockOf('HELD')).toBe(0);
    const path = `/items/${held.body.items[0].returnItemId}/disposition`;
    await at.send(path, { disposition: 'restock' }).expect(200);
    expect(await at.stockOf('HELD')).toBe(1);
    await at.send(path, { disposition: 'restock' }).expect(409);
    expect(await at.stockOf('HELD')).toBe(1);
  });

  it('of a surplus waits until a lead keeps it', async () => {
    const rma = await at.arrived({ OVER: 1 });
    await at.take(rma, { sku: 'OVER', quantity: 3, ...good }).expect(200);
    expect(await at.stockOf('OVER')).toBe(1);
    const [task] = await at.tasksOf(rma);
    await at.send(`/tasks/${task!.taskId}/settle`, { note: 'sold', keepQuantity: 1 }).expect(200);
    expect(await at.stockOf('OVER')).toBe(2);
  });

  it('of 8 findings at once is exactly what came', async () => {
    const rma = await at.arrived({ RACE: 8 });
    await Promise.all(Array.from({ length: 8 }, () => at.take(rma, { sku: 'RACE', ...good }).expect(200)));
    expect(await at.stockOf('RACE')).toBe(8);
    expect((await at.receiptOf(rma)).status).toBe('inspected');
    expect(await at.eventsOf(rma, 'receiving.return-inspected.v1')).toHaveLength(1);
  });
});
