import { eventually, orderRegistered, orderedLine } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { good, openDock } from './dock.js';
import type { Dock } from './dock.js';
import type { Coming } from './returns.js';

let at: Dock;
beforeAll(async () => (at = await openDock()));
afterAll(() => at.dock.stop());

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const sendPhoto = (
  bytes: Buffer,
  { sha256 = sha(bytes), type = 'image/jpeg', clientScanId = randomUUID() } = {},
) =>
  at.dock.http
    .post(`/v1/receiving/photos?clientScanId=${clientScanId}&sha256=${sha256}`)
    .set(at.key)
    .set('content-type', type)
    .send(bytes);
const pixels = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#a33' } });

describe('a photo', () => {
  it('is kept upright, small, and without a word of where it was taken', async () => {
    const taken = await pixels(2400, 1200)
      .withExif({ IFD0: { Copyright: 'Canaria Zuckerzeisig' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const clientScanId = randomUUID();
    const kept = (await sendPhoto(taken, { clientScanId }).expect(200)).body;
    expect(kept).toMatchObject({ width: 800, height: 1600, capturedSha256: sha(taken), takenBy: 'spec' });
    expect((await sendPhoto(taken, { clientScanId }).expect(200)).body.photoId).toBe(kept.photoId);
    const { body } = await at.get(`/photos/${kept.photoId}`).expect(200).expect('content-type', 'image/jpeg');
    const image = await sharp(body as Buffer).metadata();
    expect([image.format, image.exif, image.orientation, image.icc]).toEqual([
      'jpeg',
      undefined,
      undefined,
      undefined,
    ]);
    expect((body as Buffer).includes('Canaria')).toBe(false);
    expect(sha(body as Buffer)).toBe(kept.sha256);
    const { authorization } = await at.dock.stranger();
    await at.get(`/photos/${kept.photoId}`).set({ authorization }).expect(404);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'image/png',
    ],
    ['text', () => Buffer.from('hello'), 'image/jpeg'],
    ['half a JPEG', async () => (await pixels(400, 400).jpeg().toBuffer()).subarray(0, 300), 'image/jpeg'],
    ['a GIF', () => pixels(4, 4).gif().toBuffer(), 'image/png'],
    [
      '100 megapixels in a small file',
      () => pixels(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer(),
      'image/png',
    ],
  ])('that is %s is refused', async (_, make, type) => {
    expect((await sendPhoto(await make(), { type }).expect(422)).body.code).toBe('photo_refused');
  });

  it('that is a picture and a page at once is drawn anew: only the picture is left', async () => {
    const both = Buffer.concat([
      await pixels(40, 40).jpeg().toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ]);
    const { photoId } = (await sendPhoto(both).expect(200)).body;
    expect(((await at.get(`/photos/${photoId}`)).body as Buffer).includes('script')).toBe(false);
  });

  it('of other bytes than the device hashed, of another type, or too large, is refused', async () => {
    const photo = await pixels(20, 20).jpeg().toBuffer();
    expect((await sendPhoto(photo, { sha256: sha(Buffer.from('x')) }).expect(422)).body.code).toBe(
      'photo_altered',
    );
    await sendPhoto(photo, { type: 'text/plain' }).expect(422);
    await sendPhoto(Buffer.alloc(10 * 1024 * 1024 + 1)).expect(413);
  });
});

describe('a signal', () => {
  const weighed = async (grams: number): Promise<Coming> => {
    const rma = await at.expected({ LAMP: 2 });
    const line = Object.assign(orderedLine('1', 'LAMP', 2), { weightGrams: 1400 });
    await at.dock.publish(rma.orderId, orderRegistered({ orderId: rma.orderId, lines: [line] }));
    await eventually(
      async () =>
        (await at.dock.sql(`select from receiving.order_line where order_id = $1`, [rma.orderId])).length,
    );
    await at.scanned(rma.trackingNumber, { weightGrams: grams });
    return rma;
  };
  const announced = (rma: Coming) => at.eventsOf(rma, 'receiving.return-inspected.v1');

  it('of a wrong weight holds the money until a lead has looked, and no longer', async () => {
    const rma = await weighed(300);
    const [task] = await at.tasksOf(rma);
    expect(task).toMatchObject({
      kind: 'weight_differs',
      isFraudSignal: true,
      effect: 'holds_money',
      facts: { weightGrams: 300, expectedGrams: 2800, differenceGrams: -2500 },
    });
    await at.take(rma, { sku: 'LAMP', quantity: 2, ...good }).expect(200);
    expect((await at.receiptOf(rma)).status).toBe('inspected');
    expect(await announced(rma)).toEqual([]);
    const receiver = await at.dock.key('receiving:write');
    await at.send(`/tasks/${task!.taskId}/settle`, { note: 'fine' }).set(receiver).expect(403);
    await at.send(`/tasks/${task!.taskId}/settle`, { note: 'the scale was off' }).expect(200);
    expect(await announced(rma)).toHaveLength(1);
    await at.send(`/tasks/${task!.taskId}/settle`, { note: 'again' }).expect(409);
  });

  it('lets the money go by itself when the hold ends: a right is delayed, never taken', async () => {
    const rma = await weighed(300);
    await at.take(rma, { sku: 'LAMP', quantity: 2, ...good }).expect(200);
    await at.dock.sql(`update receiving.task set holds_until = now() where return_id = $1`, [rma.returnId]);
    await eventually(async () => (await announced(rma)).length === 1);
    expect((await at.tasksOf(rma)).map(({ kind }) => kind)).toEqual(['weight_differs']);
  });

  it('is silent when the weight is right', async () =>
    expect(await at.tasksOf(await weighed(2900))).toEqual([]));

  it('of a parcel that was delivered and that nobody has scanned for 48 hours asks a person', async () => {
    const [late, fresh] = [await at.expected({ MUG: 1 }), await at.expected({ MUG: 1 })];
    const deliver = (rma: Coming, hours: number) =>
      at.dock.sql(
        `update receiving.receipt set delivered_at = now() - $2 * interval '1 hour' where return_id = $1`,
        [rma.returnId, hours],
      );
    await deliver(late, 49);
    await deliver(fresh, 47);
    const [task] = await eventually(async () => {
      const open = await at.tasksOf(late);
      return open.length > 0 && open;
    });
    expect(task).toMatchObject({ kind: 'delivered_not_received', effect: 'asks' });
    expect(await at.tasksOf(fresh)).toEqual([]);
  });

  it('is listed and explained', async () => {
    const { data } = (await at.get('/task-kinds').expect(200)).body as {
      data: { kind: string; isFraudSignal: boolean; explanation: string }[];
    };
    expect(data.filter(({ isFraudSignal }) => isFraudSignal).map(({ kind }) => kind)).toEqual([
      'weight_differs',
      'delivered_not_received',
      'serial_differs',
      'empty_box',
      'frequent_returns',
    ]);
    for (const { explanation } of data) expect(explanation.length).toBeGreaterThan(60);
  });
});

describe('what the bench decides and prints', () => {
  it('takes the answers’ grade, proposes by the merchant’s rules, and wants a reason for anything else', async () => {
    await at.put('/articles/VASE', { gtins: [], stockTracked: true, category: 'glass', vendor: 'V-1' });
    await at.put('/vendors/V-1', { grades: ['d'], address: 'Dock 4, Delft' });
    await at.put('/inspection-forms/glass', {
      questions: [
        {
          questionCode: 'whole',
          text: 'Is it whole?',
          answers: [
            { answerCode: 'yes', text: 'Yes', bestGrade: 'a' },
            { answerCode: 'no', text: 'No', bestGrade: 'd' },
          ],
        },
      ],
    });
    const rma = await at.arrived({ VASE: 3 });
    const vase = { sku: 'VASE', answers: { whole: 'no' } };
    const refused = await at.take(rma, { ...vase, disposition: 'donate', grade: 'd' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'override_needs_reason', proposed: 'return_to_vendor' });
    await at.take(rma, { ...vase, asProposed: true }).expect(200);
    const kept = { disposition: 'recycle', overrideReason: 'in a hundred pieces' };
    await at.take(rma, { ...vase, grade: 'd', ...kept }).expect(200);
    await at.take(rma, { sku: 'VASE', answers: { whole: 'yes' }, asProposed: true }).expect(200);
    expect((await at.receiptOf(rma)).items).toMatchObject([
      { grade: 'd', disposition: 'return_to_vendor', ruleCode: 'vendor_takes_it', overrideReason: null },
      {
        grade: 'd',
        disposition: 'recycle',
        proposedDisposition: 'return_to_vendor',
        overrideReason: 'in a hundred pieces',
      },
      { grade: 'a', disposition: 'restock' },
    ]);
    expect(await at.stockOf('VASE')).toBe(1);
  });

  it('sends what goes to a vendor under a return number of its own, each piece once', async () => {
    const issue = () => at.send('/vendor-returns', { vendor: 'V-1', reference: 'THEIRS-9' });
    const replies = await Promise.all([issue(), issue(), issue()]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    const issued = replies.find(({ status }) => status === 201)!.body;
    expect(issued).toMatchObject({
      vendor: 'V-1',
      address: 'Dock 4, Delft',
      lines: [{ sku: 'VASE', quantity: 1, grade: 'd' }],
    });
    expect(issued.vendorRmaNumber).toMatch(/^VRMA-/);
    const path = `/vendor-returns/${issued.vendorReturnId}/document`;
    const [first, second] = [
      await at.get(path).expect(200),
      await at.get(path).expect('content-type', 'application/pdf'),
    ];
    expect((first.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.body).toEqual(second.body);
  });

  it('prints a bin label of pieces that share one fate', async () => {
    const rma = await at.arrived({ MUG: 1 });
    const { items } = (await at.take(rma, { sku: 'MUG', ...good }).expect(200)).body;
    const { body } = await at
      .get(`/items/${items[0].returnItemId}/bin-label`)
      .expect('content-type', 'application/pdf');
    expect((body as Buffer).length).toBeGreaterThan(1000);
    await at.get(`/items/itm_${'0'.repeat(26)}/bin-label`).expect(404);
  });
});
