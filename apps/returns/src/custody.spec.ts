import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  InspectedLine,
  LabelPurchasedV1,
  LabelScannedV1,
  ParcelReceivedV1,
  RefundedLine,
  RefundFailedV1,
  RefundNotDueV1,
  RefundSucceededV1,
  ReturnInspectedV1,
} from '#contracts';
import { newId } from '#chassis';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { DataSource } from 'typeorm';
import { daysAgo, line } from '../test/order.builder.js';
import { Shop } from '../test/shop.js';
import { Return } from './return.entity.js';
import type { ReturnStatus } from './return.lifecycle.js';
import { insertReturn } from './return.queries.js';
import { returnsService } from './returns.module.js';

let app: TestProcess;
let shop: Shop;

beforeAll(async () => {
  app = await runServices([returnsService]);
  shop = new Shop(app.http, await app.key());
});
afterAll(() => app.stop());

interface Names {
  returnId: string;
  orderId: string;
}
const at = daysAgo(0);
const labelId = newId('lbl');

const purchased = ({ returnId, orderId }: Names) =>
  Object.assign(new LabelPurchasedV1(), {
    labelId,
    returnId,
    orderId,
    rmaNumber: 'RMA',
    carrier: 'offline',
    serviceLevel: 'ground',
    trackingNumber: 'T1',
    costMinor: 400,
    currency: 'EUR',
    expiresOn: '2030-01-01',
  });
const scanned = ({ returnId, orderId }: Names) =>
  Object.assign(new LabelScannedV1(), { labelId, returnId, orderId, trackingNumber: 'T1', scannedAt: at });
const received = ({ returnId, orderId }: Names) =>
  Object.assign(new ParcelReceivedV1(), { parcelId: newId('par'), returnId, orderId, receivedAt: at });
const refunded = ({ returnId, orderId }: Names, amountMinor = 1000) =>
  Object.assign(new RefundSucceededV1(), {
    refundId: newId('rfd'),
    returnId,
    orderId,
    amountMinor,
    currency: 'EUR',
    succeededAt: at,
    lines: [] as RefundedLine[],
  });
const notDue = ({ returnId, orderId }: Names) =>
  Object.assign(new RefundNotDueV1(), { returnId, orderId, reason: 'nothing_came_back' });

const tell = (...events: object[]) => Promise.all(events.map((event) => app.publish(newId('tst'), event)));

/** The return once it stands at `status` and `action` is on its timeline. */
const standing = (returnId: string, status: ReturnStatus, action: string) =>
  eventually(async () => {
    const { body } = await shop.get(`/v1/returns/${returnId}`);
    const told = body.timeline.some((entry: { action: string }) => entry.action === action);
    return body.status === status && told ? body : undefined;
  });

const typesOf = async (returnId: string) =>
  (await app.recorded('returns')).filter((e) => e.subject === returnId).map(({ type }) => type.split('.')[1]);

/** Events that could not be applied and wait for a person. */
const parked = async () => app.sql(`select reason from returns.dead_letter where state = 'parked'`);

describe('a return on its way', () => {
  it('follows its label, its parcel and its money to the end', async () => {
    const rma = await shop.authorized();
    await tell(purchased(rma));
    const labelled = await standing(rma.returnId, 'authorized', 'label');
    expect(labelled.label).toEqual({
      labelId,
      carrier: 'offline',
      trackingNumber: 'T1',
      expiresOn: '2030-01-01',
    });
    await tell(scanned(rma));
    expect((await standing(rma.returnId, 'in_transit', 'hand_over')).timeline.at(-1)).toMatchObject({ at });
    await shop.post(`/v1/returns/${rma.returnId}/cancel`).expect(409);
    await tell(received(rma));
    await standing(rma.returnId, 'received', 'receive');
    await tell(refunded(rma));
    expect(await standing(rma.returnId, 'closed', 'close')).toMatchObject({
      refundedMinor: 1000,
      allowedActions: [],
    });
    expect((await typesOf(rma.returnId)).at(-1)).toBe('return-closed');
  });

  it('counts nothing as refunded once the bank has sent it back', async () => {
    const rma = await shop.authorized();
    await tell(refunded(rma));
    const paid = await standing(rma.returnId, 'authorized', 'settle');
    const { refundId, returnId, orderId, amountMinor, currency } = refunded(rma) as RefundSucceededV1;
    const failed = { refundId, returnId, orderId, amountMinor, currency, reason: 'account closed' };
    await tell(Object.assign(new RefundFailedV1(), { ...failed, wasPaid: false }));
    await tell(Object.assign(new RefundFailedV1(), { ...failed, wasPaid: true }));
    const after = await standing(rma.returnId, 'authorized', 'unsettle');
    expect([paid.refundedMinor, after.refundedMinor]).toEqual([1000, 0]);
  });

  it('closes with nothing refunded when nothing is due', async () => {
    const rma = await shop.authorized();
    await tell(received(rma));
    await standing(rma.returnId, 'received', 'receive');
    await tell(notDue(rma));
    const closed = await standing(rma.returnId, 'closed', 'close');
    expect(closed).toMatchObject({ refundedMinor: 0, verdict: 'accept' });
    expect(closed.timeline.find((entry: { action: string }) => entry.action === 'settle').note).toBe(
      'nothing_came_back',
    );
  });

  it('ends the same when the money is heard of before the parcel, and the parcel before the carrier', async () => {
    const rma = await shop.authorized();
    await tell(refunded(rma));
    expect(await standing(rma.returnId, 'authorized', 'settle')).toMatchObject({ refundedMinor: 1000 });
    await tell(received(rma));
    await standing(rma.returnId, 'closed', 'close');
    await tell(scanned(rma), purchased(rma));
    const late = await standing(rma.returnId, 'closed', 'label');
    const noted = await standing(rma.returnId, 'closed', 'note');
    expect(late.label.trackingNumber).toBe('T1');
    expect(noted.timeline.at(-1)).toMatchObject({ to: 'closed' });
    expect((await typesOf(rma.returnId)).filter((type) => type === 'return-closed')).toHaveLength(1);
  });

  it.each(['received', 'expired', 'cancelled'] as const)(
    'stays %s when a parcel comes late, and notes it',
    async (status) => {
      const rma = await shop.authorized();
      if (status === 'received') {
        await tell(received(rma));
        await standing(rma.returnId, 'received', 'receive');
      } else
        await app.sql(`update returns.return set status = $1 where return_id = $2`, [status, rma.returnId]);
      await tell(received(rma));
      const { timeline } = await standing(rma.returnId, status, 'note');
      expect(timeline.at(-1)).toMatchObject({ from: status, to: status, by: 'system', at });
      expect(timeline.at(-1).note).toBe(`receive: heard when the return was ${status}`);
    },
  );

  it('parks what cannot be true instead of swallowing it', async () => {
    const { body } = await shop.open({ orderId: 'ghost' }).expect(201);
    await tell(scanned({ returnId: body.returnId, orderId: 'ghost' }));
    const [letter] = await eventually(async () => {
      const letters = await parked();
      return letters.length > 0 && (letters as { reason: string }[]);
    });
    expect(letter!.reason).toContain('cannot hand_over what is declined');
  });

  it('frees what did not come back, and only that', async () => {
    const orderId = await shop.register({ lines: [line({ quantity: 3 })] });
    const all = [{ orderLineId: '1', quantity: 3 }];
    const { body } = await shop.open({ orderId, lines: all }).expect(201);
    const inspectedLine = Object.assign(new InspectedLine(), {
      returnLineId: body.lines[0].returnLineId,
      orderLineId: '1',
      sku: 'MUG',
      expectedQuantity: 3,
      acceptedQuantity: 2,
      missingQuantity: 1,
      wrongItemQuantity: 0,
    });
    const names = { returnId: body.returnId, orderId };
    const inspected = Object.assign(new ReturnInspectedV1(), {
      ...names,
      inspectedAt: at,
      lines: [inspectedLine],
    });
    await tell(received(names), inspected);
    const remaining = () =>
      shop.get(`/v1/orders/${orderId}/returnable`).then((reply) => reply.body.lines[0].remainingQuantity);
    await eventually(async () => (await remaining()) === 1);
    expect((await shop.open({ orderId, lines: all })).body.status).toBe('declined');
    expect((await shop.open({ orderId })).body.status).toBe('authorized');
    expect(await remaining()).toBe(0);
  });
});

describe('the last day to hand over', () => {
  it('ends an authorized return at its instant, and no other', async () => {
    const [due, early, moving] = [await shop.authorized(), await shop.authorized(), await shop.authorized()];
    await tell(scanned(moving));
    await standing(moving.returnId, 'in_transit', 'hand_over');
    const expiresAt = daysAgo(1);
    await app.sql(`update returns.return set expires_at = $1 where return_id in ($2, $3)`, [
      expiresAt,
      due.returnId,
      moving.returnId,
    ]);
    const expired = await standing(due.returnId, 'expired', 'expire');
    expect(expired.timeline.at(-1)).toMatchObject({ by: 'system', at: expiresAt });
    expect((await typesOf(due.returnId)).at(-1)).toBe('return-expired');
    expect((await shop.get(`/v1/returns/${early.returnId}`)).body.status).toBe('authorized');
    expect((await shop.get(`/v1/returns/${moving.returnId}`)).body.status).toBe('in_transit');
    expect(
      (await shop.open({ orderId: due.orderId, lines: [{ orderLineId: '1', quantity: 3 }] })).body.status,
    ).toBe('authorized');
  });

  it('ends more returns than one batch holds, each once', async () => {
    const orderId = await shop.register({ lines: [line({ quantity: 1000 })] });
    const opened = [];
    // All at once they would wait for the order's lock longer than a busy machine lets a connection wait.
    for (let i = 0; i < 12; i += 1) {
      opened.push(...(await Promise.all(Array.from({ length: 10 }, () => shop.open({ orderId })))));
    }
    expect(opened.filter(({ status }) => status !== 201).map(({ body }) => body)).toEqual([]);
    const ids = opened.map(({ body }) => body.returnId as string);
    await app.sql(`update returns.return set expires_at = now() where return_id = any($1)`, [ids]);
    await eventually(async () => {
      const left = await app.sql(
        `select from returns.return where return_id = any($1) and status <> 'expired'`,
        [ids],
      );
      return left.length === 0;
    });
    const expired = await app.recorded('returns', 'returns.return-expired.v1');
    expect(expired.filter(({ subject }) => ids.includes(subject))).toHaveLength(120);
  });
});

it('draws another RMA number when one is taken', async () => {
  const { returnId } = await shop.authorized();
  const database = { type: 'postgres' as const, url: app.databaseUrl, schema: 'returns', entities: [Return] };
  const source = await new DataSource({
    ...database,
    extra: { options: '-c search_path=returns' },
  }).initialize();
  try {
    const taken = await source.manager.findOneByOrFail(Return, { returnId });
    const draws = [taken.rmaNumber, taken.rmaNumber, 'RMA-FREE0-00000-0'];
    const next = await insertReturn(source.manager, Object.assign(taken, { returnId: newId('ret') }), () =>
      draws.shift()!,
    );
    expect([next.rmaNumber, draws]).toEqual(['RMA-FREE0-00000-0', []]);
  } finally {
    await source.destroy();
  }
});
