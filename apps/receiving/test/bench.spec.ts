import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceiptView } from '../src/receiving.dto.js';
import { good, openDock } from './dock.js';
import type { Dock } from './dock.js';

let at: Dock;
beforeAll(async () => (at = await openDock()));
afterAll(() => at.dock.stop());

describe('the bench', () => {
  it('takes pieces in, grades them, gives them a place, and is done when all are accounted for', async () => {
    const rma = await at.arrived({ MUG: 2 });
    const first = (await at.take(rma, { sku: 'MUG', quantity: 1 }).expect(200)).body as ReceiptView;
    const [item] = first.items;
    expect(item).toMatchObject({ status: 'received', allowedActions: ['grade', 'undo'] });
    await at.send(`/items/${item!.returnItemId}/grade`, { grade: 'b' }).expect(200);
    await at.take(rma, { sku: 'mug', ...good }).expect(200);
    expect((await at.receiptOf(rma)).status).toBe('receiving');

    const last = await at
      .send(`/items/${item!.returnItemId}/disposition`, {
        disposition: 'refurbish',
        note: 'scratched',
      })
      .expect(200);
    expect(last.body).toMatchObject({ status: 'inspected', allowedActions: ['receive', 'take_item'] });
    expect((await at.eventsOf(rma, 'receiving.item-dispositioned.v1')).map(({ data }) => data)).toMatchObject(
      [
        { quantity: 1, grade: 'a', disposition: 'restock' },
        { quantity: 1, grade: 'b', disposition: 'refurbish' },
      ],
    );
    expect((await at.eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ expectedQuantity: 2, acceptedQuantity: 2, missingQuantity: 0, wrongItemQuantity: 0 }],
    });
  });

  it('V15: announced 3, two came, one of them damaged: one restocked, one held, one missing', async () => {
    const rma = await at.arrived({ MUG: 3 });
    await at.take(rma, { sku: 'MUG', ...good }).expect(200);
    await at.take(rma, { sku: 'MUG', grade: 'd', disposition: 'hold', note: 'cracked' }).expect(200);
    const done = await at.send(`/receipts/${rma.returnId}/complete`, { note: 'box was open' }).expect(200);
    expect(done.body.lines).toMatchObject([{ receivedQuantity: 2, missingQuantity: 1 }]);
    expect((await at.eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ expectedQuantity: 3, acceptedQuantity: 2, missingQuantity: 1 }],
    });
  });

  it('PC-11: one good and one damaged of two are one item each, and only the good one is restocked', async () => {
    const rma = await at.arrived({ LAMP: 2 });
    await at.take(rma, { sku: 'LAMP', ...good }).expect(200);
    const damaged = { finding: 'damaged', grade: 'd', disposition: 'destroy', overrideReason: 'glass' };
    await at.take(rma, { sku: 'LAMP', ...damaged }).expect(200);
    const { lines, items } = await at.receiptOf(rma);
    expect(lines).toMatchObject([{ receivedQuantity: 2, damagedQuantity: 1, missingQuantity: 0 }]);
    expect(items.map(({ disposition }) => disposition)).toEqual(['restock', 'destroy']);
    expect((await at.eventsOf(rma, 'receiving.item-restocked.v1')).map(({ data }) => data)).toMatchObject([
      { sku: 'LAMP', quantity: 1, inStockQuantity: 1, location: 'main' },
    ]);
  });

  it('PC-25: a line of which nothing arrived is told apart from one that came short', async () => {
    const rma = await at.arrived({ A: 3, B: 1 });
    await at.take(rma, { sku: 'A', quantity: 2, ...good }).expect(200);
    await at.send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    const { data } = (await at.eventsOf(rma, 'receiving.return-inspected.v1'))[0]!;
    expect((data as { lines: object[] }).lines).toMatchObject([
      { sku: 'A', acceptedQuantity: 2, missingQuantity: 1 },
      { sku: 'B', acceptedQuantity: 0, missingQuantity: 1 },
    ]);
  });

  it('PC-15: a wrong item is accounted for and not accepted', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const done = await at.take(rma, { sku: 'MUG', finding: 'wrong_item', note: 'a brick' }).expect(200);
    expect(done.body).toMatchObject({
      status: 'inspected',
      lines: [{ wrongItemQuantity: 1, status: 'wrong_item' }],
    });
    expect((await at.eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ acceptedQuantity: 0, wrongItemQuantity: 1 }],
    });
  });

  it('can be ended though nothing came at all', async () => {
    const rma = await at.expected({ MUG: 2 });
    await at.send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    expect((await at.receiptOf(rma)).lines).toMatchObject([{ missingQuantity: 2, status: 'missing' }]);
  });

  it('counts what comes over, asks a person, and accepts no more than was announced', async () => {
    const rma = await at.arrived({ MUG: 3 });
    await at.take(rma, { sku: 'MUG', quantity: 2, ...good }).expect(200);
    const over = await at.take(rma, { sku: 'MUG', quantity: 2, ...good }).expect(200);
    expect(over.body.lines).toMatchObject([{ receivedQuantity: 4, surplusQuantity: 1 }]);
    expect((await at.tasksOf(rma)).map(({ kind, facts }) => [kind, facts])).toEqual([
      ['surplus', { sku: 'MUG', surplus: 1 }],
    ]);
    expect((await at.eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ acceptedQuantity: 3, surplusQuantity: 1 }],
    });
  });

  it('refuses an article of another return, and a disposition without a grade', async () => {
    const rma = await at.arrived({ MUG: 1 });
    expect((await at.take(rma, { sku: 'LAMP' }).expect(422)).body.code).toBe('not_in_this_return');
    expect((await at.take(rma, { sku: 'MUG', disposition: 'restock' }).expect(422)).body.code).toBe(
      'grade_comes_first',
    );
    expect(
      (await at.take(rma, { sku: 'MUG', finding: 'wrong_item', grade: 'd' }).expect(422)).body.code,
    ).toBe('grade_comes_first');
  });

  it('refuses a second grade, and asks a person about an item that turns up after the inspection', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const done = (await at.take(rma, { sku: 'MUG', ...good }).expect(200)).body as ReceiptView;
    const again = await at.send(`/items/${done.items[0]!.returnItemId}/grade`, { grade: 'c' }).expect(409);
    expect(again.body).toMatchObject({ from: 'dispositioned', allowed: ['undo'] });
    await at.take(rma, { sku: 'MUG' }).expect(200);
    expect((await at.tasksOf(rma)).map(({ kind }) => kind).sort()).toEqual(['late_change', 'surplus']);
    await at.send(`/items/itm_${'0'.repeat(26)}/grade`, { grade: 'c' }).expect(404);
  });

  it('grades on after the inspection was ended with pieces in hand', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const { items } = (await at.take(rma, { sku: 'MUG' }).expect(200)).body as ReceiptView;
    await at.send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    await at.send(`/items/${items[0]!.returnItemId}/grade`, { grade: 'c' }).expect(200);
    const place = { disposition: 'liquidate', overrideReason: 'the outlet wants them' };
    await at.send(`/items/${items[0]!.returnItemId}/disposition`, place).expect(200);
    expect(await at.eventsOf(rma, 'receiving.return-inspected.v1')).toHaveLength(1);
    expect(await at.eventsOf(rma, 'receiving.item-dispositioned.v1')).toHaveLength(1);
  });
});
