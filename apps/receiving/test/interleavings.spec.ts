import { eventually } from '#testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { openDock } from './dock.js';
import type { Dock } from './dock.js';
import type { Coming } from './returns.js';

let at: Dock;
beforeAll(async () => (at = await openDock({ SCAN_UNDO_SECONDS: '3600' })));
afterAll(() => at.dock.stop());

interface Found {
  sku: string;
  quantity: number;
  finding: string;
  grade?: string;
  isUndone: boolean;
}

const found: fc.Arbitrary<Found> = fc
  .record({
    sku: fc.constantFrom('A', 'B', 'C'),
    quantity: fc.integer({ min: 1, max: 3 }),
    finding: fc.constantFrom('received', 'received', 'damaged', 'wrong_item'),
    grade: fc.constantFrom('a', 'b', 'd'),
    isUndone: fc.boolean(),
  })
  .map(({ grade, ...one }) => (one.finding === 'wrong_item' ? one : { ...one, grade }));

const announced: Record<string, number> = { A: 4, B: 2, C: 1 };

/** What must be counted and in stock, whatever the order: only what stands counts. */
const countsOf = (all: Found[]) =>
  Object.entries(announced).map(([sku, expectedQuantity]) => {
    const standing = all.filter((one) => one.sku === sku && !one.isUndone);
    const sum = (wanted: (one: Found) => boolean) =>
      standing.filter(wanted).reduce((total, { quantity }) => total + quantity, 0);
    const restocked = sum(({ finding, grade }) => finding !== 'wrong_item' && grade !== 'd');
    return {
      sku,
      receivedQuantity: sum(({ finding }) => finding !== 'wrong_item'),
      damagedQuantity: sum(({ finding }) => finding === 'damaged'),
      wrongItemQuantity: sum(({ finding }) => finding === 'wrong_item'),
      inStock: Math.min(restocked, expectedQuantity),
    };
  });

const linesOf = async (rma: Coming) => {
  const { lines } = await at.receiptOf(rma);
  const stock = await at.dock.sql<{ line: string; inStock: number }>(
    `select return_line_id as line, sum(quantity)::int as "inStock" from receiving.stock_movement group by 1`,
  );
  return lines
    .map(({ sku, receivedQuantity, damagedQuantity, wrongItemQuantity, returnLineId }) => ({
      sku,
      receivedQuantity,
      damagedQuantity,
      wrongItemQuantity,
      inStock: stock.find(({ line }) => line === returnLineId)?.inStock ?? 0,
    }))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1));
};

const settledFor = async (parcelScanId: string) => {
  const waiting = await at.dock.sql(
    `select from receiving.scan where outcome = 'waiting' and undone_at is null and (waits_for = $1
       or waits_for in (select client_scan_id from receiving.scan where waits_for = $1))`,
    [parcelScanId],
  );
  return waiting.length === 0;
};

it('any order of scans, undo and repetitions ends with the same counts and the same stock', async () => {
  const scenario = fc.array(found, { maxLength: 6 }).chain((all) => {
    const commands = [
      'parcel',
      ...all.flatMap((one, i) => (one.isUndone ? [`item ${i}`, `undo ${i}`] : [`item ${i}`])),
    ];
    const repeated = fc.shuffledSubarray(commands).map((again) => [...commands, ...again]);
    const order = repeated.chain((sent) =>
      fc
        .shuffledSubarray(
          sent.map((_, i) => i),
          { minLength: sent.length, maxLength: sent.length },
        )
        .map((places) => places.map((place) => sent[place]!)),
    );
    return fc.record({ all: fc.constant(all), order, atOnce: fc.boolean() });
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ all, order, atOnce }) => {
      const rma = await at.expected(announced);
      const [parcelScanId, ids, undoIds] = [
        randomUUID(),
        all.map(() => randomUUID()),
        all.map(() => randomUUID()),
      ];
      const send = (command: string) => {
        const [kind, index = 0] = command.split(' ') as [string, string?];
        const i = Number(index);
        if (kind === 'parcel') return at.scan(rma.trackingNumber, { clientScanId: parcelScanId });
        if (kind === 'undo') return at.undo(ids[i]!, undoIds[i]);
        const { isUndone: _, ...one } = all[i]!;
        const placed = one.grade ? { asProposed: true } : {};
        return at.behind(parcelScanId, { ...one, ...placed, clientScanId: ids[i] });
      };
      if (atOnce) await Promise.all(order.map((command) => send(command).expect(200)));
      else for (const command of order) await send(command).expect(200);
      await eventually(() => settledFor(parcelScanId));
      expect(await linesOf(rma)).toEqual(countsOf(all));
      expect(await at.eventsOf(rma, 'receiving.parcel-received.v1')).toHaveLength(1);
      // A storefront that adds and takes off by the events ends with the same stock.
      const moves = [
        ...(await at.eventsOf(rma, 'receiving.item-restocked.v1')).map(({ data }) => [data, 1] as const),
        ...(await at.eventsOf(rma, 'receiving.restock-reversed.v1')).map(({ data }) => [data, -1] as const),
      ] as [{ quantity: number }, number][];
      const told = moves.reduce((sum, [{ quantity }, sign]) => sum + sign * quantity, 0);
      expect(told).toBe(countsOf(all).reduce((sum, { inStock }) => sum + inStock, 0));
    }),
    { numRuns: 20 },
  );
});
