import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
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
    expect(item).toMatchObject({ status: 'received', allowedActions: ['grade'] });
    await at.send(`/items/${item!.returnItemId}/grade`, { grade: 'b' }).expect(200);
    await at.take(rma, { sku: 'mug', ...good }).expect(200);
    expect((await at.receiptOf(rma)).status).toBe('receiving');

    const last = await at
      .send(`/items/${item!.returnItemId}/disposition`, {
        disposition: 'refurbish',
        note: 'scratched',
      })
      .expect(200);
    expect(last.body).toMatchObject({ status: 'inspected', allowedActions: [] });
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
    await at.take(rma, { sku: 'MUG', grade: 'd', disposition: 'hold' }).expect(200);
    const done = await at.send(`/receipts/${rma.returnId}/complete`, { note: 'box was open' }).expect(200);
    expect(done.body.lines).toMatchObject([{ receivedQuantity: 2, missingQuantity: 1 }]);
    expect((await at.eventsOf(rma, 'receiving.return-inspected.v1'))[0]!.data).toMatchObject({
      lines: [{ expectedQuantity: 3, acceptedQuantity: 2, missingQuantity: 1 }],
    });
  });

  it('PC-11: one good and one damaged of two are one item each, and only the good one is restocked', async () => {
    const rma = await at.arrived({ LAMP: 2 });
    await at.take(rma, { sku: 'LAMP', ...good }).expect(200);
    await at.take(rma, { sku: 'LAMP', grade: 'd', disposition: 'destroy' }).expect(200);
    const { lines, items } = await at.receiptOf(rma);
    expect(lines).toMatchObject([{ receivedQuantity: 2, missingQuantity: 0 }]);
    expect(items.map(({ disposition }) => disposition)).toEqual(['restock', 'destroy']);
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

  it('refuses more than is expected, and says how many are', async () => {
    const rma = await at.arrived({ MUG: 3 });
    await at.take(rma, { sku: 'MUG', quantity: 2 }).expect(200);
    const reply = await at.take(rma, { sku: 'MUG', quantity: 2 }).expect(409);
    expect(reply.body).toMatchObject({
      code: 'more_than_expected',
      expected: 3,
      received: 2,
      outstanding: 1,
    });
    expect((await at.receiptOf(rma)).lines).toMatchObject([{ receivedQuantity: 2 }]);
  });

  it('refuses an article of another return, a disposition without a grade, and an item before its parcel', async () => {
    const rma = await at.arrived({ MUG: 1 });
    expect((await at.take(rma, { sku: 'LAMP' }).expect(422)).body.code).toBe('not_in_this_return');
    expect((await at.take(rma, { sku: 'MUG', disposition: 'restock' }).expect(422)).body.code).toBe(
      'grade_comes_first',
    );
    expect(
      (await at.take(rma, { sku: 'MUG', finding: 'wrong_item', grade: 'd' }).expect(422)).body.code,
    ).toBe('grade_comes_first');
    const early = await at.take(await at.expected({ MUG: 1 }), { sku: 'MUG' }).expect(409);
    expect(early.body).toMatchObject({
      code: 'illegal_transition',
      from: 'expected',
      allowed: ['receive', 'complete', 'withdraw'],
    });
  });

  it('refuses a second grade and any item once the return is inspected', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const done = (await at.take(rma, { sku: 'MUG', ...good }).expect(200)).body as ReceiptView;
    const again = await at.send(`/items/${done.items[0]!.returnItemId}/grade`, { grade: 'c' }).expect(409);
    expect(again.body).toMatchObject({ from: 'dispositioned', allowed: [] });
    await at.take(rma, { sku: 'MUG' }).expect(409);
    await at.send(`/items/itm_${'0'.repeat(26)}/grade`, { grade: 'c' }).expect(404);
  });

  it('grades on after the inspection was ended with pieces in hand', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const { items } = (await at.take(rma, { sku: 'MUG' }).expect(200)).body as ReceiptView;
    await at.send(`/receipts/${rma.returnId}/complete`, {}).expect(200);
    await at.send(`/items/${items[0]!.returnItemId}/grade`, { grade: 'c' }).expect(200);
    await at.send(`/items/${items[0]!.returnItemId}/disposition`, { disposition: 'liquidate' }).expect(200);
    expect(await at.eventsOf(rma, 'receiving.return-inspected.v1')).toHaveLength(1);
    expect(await at.eventsOf(rma, 'receiving.item-dispositioned.v1')).toHaveLength(1);
  });

  it('takes 8 different findings of the last piece at once: one of them', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const replies = await Promise.all(Array.from({ length: 8 }, () => at.take(rma, { sku: 'MUG' })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 409, 409, 409, 409, 409, 409, 409,
    ]);
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
        const rma = await at.arrived({ A: 4, B: 2, C: 1 });
        const accepted: Record<string, number> = { A: 0, B: 0, C: 0 };
        const replies = await Promise.all(
          found.flatMap(({ times, ...one }) => {
            const clientScanId = randomUUID();
            return Array.from({ length: times }, async () => ({
              clientScanId,
              one,
              status: (await at.take(rma, { ...one, clientScanId })).status,
            }));
          }),
        );
        const taken = new Map(
          replies.filter(({ status }) => status === 200).map(({ clientScanId, one }) => [clientScanId, one]),
        );
        for (const one of taken.values()) accepted[one.sku]! += one.quantity;
        const { lines, items } = await at.receiptOf(rma);
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
