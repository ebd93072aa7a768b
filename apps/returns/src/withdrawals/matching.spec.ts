import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LabelScannedV1, ParcelReceivedV1, RefundSucceededV1 } from '#contracts';
import { newId } from '#chassis';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { daysAgo, line, inSpain } from '../../test/order.builder.js';
import { Shop } from '../../test/shop.js';
import { actionsOf, Consumer } from '../../test/withdrawals.js';
import { returnsService } from '../returns.module.js';

let app: TestProcess;
let shop: Shop;
let ana: Consumer;

beforeAll(async () => {
  app = await runServices([returnsService], { PUBLIC_URL: 'https://shop.example.com/' });
  const key = await app.key();
  shop = new Shop(app.http, key, inSpain);
  ana = new Consumer(app, key);
});
afterAll(() => app.stop());

const returnOf = async (returnId: string) => (await shop.get(`/v1/returns/${returnId}`).expect(200)).body;

describe('a declaration becomes a return by itself', () => {
  it('by order number and e-mail address, in any case', async () => {
    const orderId = await shop.register({
      lines: [line(), line({ lineId: '2', sku: 'POST', isGoods: false })],
    });
    const view = await ana.declare({ contract: ` #${orderId} `, email: 'ANA@example.com' });
    expect(view).toMatchObject({
      status: 'became_return',
      orderId,
      regime: 'eu',
      doubts: [],
      lines: [{ orderLineId: '1', quantity: 3, outcome: 'in_return' }],
      refund: { rule: 'from_declaration', mayWaitForGoods: true, overdue: false, returnCostsBy: 'customer' },
    });
    const rma = await returnOf(view.lines[0]!.returnId!);
    expect(rma).toMatchObject({
      source: 'withdrawal',
      status: 'authorized',
      requestedAt: view.declaredAt,
      timeline: [{ action: 'request', by: 'customer' }, {}],
      lines: [{ quantity: 3, reasonCode: 'not_specified' }],
    });
  });

  it('by RMA number, and some pieces only', async () => {
    const { orderId } = await shop.authorized();
    const { rmaNumber } = (await shop.get(`/v1/returns?orderId=${orderId}`)).body.data[0];
    const view = await ana.declare({
      contract: rmaNumber.toLowerCase(),
      lines: [{ orderLineId: '1', quantity: 1 }],
    });
    expect(view).toMatchObject({ status: 'became_return', orderId, lines: [{ quantity: 1 }] });
  });

  it('by the guest’s session, whatever address the receipt goes to', async () => {
    const orderId = await shop.register();
    const session = await app.http
      .post('/v1/portal/sessions')
      .send({ merchant: 'spec', orderId, email: 'ana@example.com' })
      .expect(200);
    const cookie = session.get('Set-Cookie')![0]!.split(';')[0]!;
    const view = await ana.declare({ contract: orderId, email: 'other@example.com' }, { cookie });
    expect(view).toMatchObject({ status: 'became_return', orderId });
    const elsewhere = await ana.declare(
      { contract: await shop.register(), email: 'other@example.com' },
      { cookie },
    );
    expect(elsewhere).toMatchObject({ status: 'in_review', doubts: ['email_differs'] });
  });

  it('and else waits for a person with what is in doubt', async () => {
    const orderId = await shop.register();
    const erased = await shop.register();
    await shop.post(`/v1/orders/${erased}/erase-personal-data`).expect(200);
    const doubtOf = async (changes: object) => (await ana.declare(changes)).doubts;
    expect(await doubtOf({ contract: orderId, email: 'eva@example.com' })).toEqual(['email_differs']);
    expect(await doubtOf({ contract: erased })).toEqual(['order_unknown']);
    expect(await doubtOf({ contract: orderId, goods: 'the red one' })).toEqual(['goods_unclear']);
    const unknown = [{ orderLineId: '9', quantity: 1 }];
    expect(await doubtOf({ contract: orderId, lines: unknown })).toEqual(['goods_unclear']);
    await ana.declare({ contract: orderId });
    expect(await doubtOf({ contract: orderId })).toEqual(['nothing_left']);
  });

  it('but tells nobody whose order it is by trying', async () => {
    const orderId = await shop.register();
    for (let i = 0; i < 5; i += 1) await ana.declare({ contract: orderId, email: `eva${i}@example.com` });
    expect((await ana.declare({ contract: orderId })).doubts).toEqual(['too_many_tries']);
  });

  it('as soon as its order is registered, when it came first', async () => {
    const view = await ana.declare({ contract: 'late-1' });
    expect(view.doubts).toEqual(['order_unknown']);
    await shop.put('late-1').expect(200);
    expect(await ana.rest(view, 'became_return')).toMatchObject({ orderId: 'late-1', doubts: [] });
  });

  it('for what was delivered; the rest needs no parcel until it comes', async () => {
    const { deliveredAt: _, ...undelivered } = line({ lineId: '2' });
    const orderId = await shop.register({ lines: [line(), undelivered] });
    const view = await ana.declare({ contract: orderId });
    expect(view.lines.map(({ outcome }) => outcome)).toEqual(['in_return', 'awaiting_delivery']);
    await shop.put(orderId, { lines: [line(), line({ lineId: '2' })] }).expect(200);
    const whole = await eventually(async () => {
      const now = await ana.seen(view);
      return now.lines.every(({ outcome }) => outcome === 'in_return') && now;
    });
    expect(new Set(whole.lines.map(({ returnId }) => returnId)).size).toBe(2);
  });

  it('later, when nothing was delivered yet: then its refund does not wait for goods', async () => {
    const { deliveredAt: _, ...undelivered } = line();
    const orderId = await shop.register({ lines: [undelivered] });
    const view = await ana.declare({ contract: orderId });
    expect(view).toMatchObject({ status: 'awaiting_delivery', refund: { mayWaitForGoods: false } });
    await shop.put(orderId, { lines: [undelivered], shippingMinor: 100 }).expect(200);
    await shop.put(orderId).expect(200);
    expect(await ana.rest(view, 'became_return')).toMatchObject({ refund: { mayWaitForGoods: true } });
  });

  it('without the lines that are excepted, each told; all of them excepted, a person looks', async () => {
    const lines = [line(), line({ lineId: '2', ...excepted })];
    const view = await ana.declare({ contract: await shop.register({ lines }) });
    expect(view).toMatchObject({ status: 'became_return' });
    expect(view.lines.map(({ outcome }) => outcome)).toEqual(['in_return', 'excepted']);
    expect(view.lines[1]!.explanation.length).toBeGreaterThan(0);
    const returns = await app.sql(`select from returns.return`);
    const none = await ana.declare({ contract: await shop.register({ lines: [line(excepted)] }) });
    expect(none).toMatchObject({ status: 'in_review', doubts: ['lines_declined'] });
    expect(none.lines).toMatchObject([{ outcome: 'excepted', responseCodes: ['final_sale'] }]);
    expect(await app.sql(`select from returns.return`)).toHaveLength(returns.length);
  });
});

/** Made to order, which the law excepts, and a final sale, which the policy declines. */
const excepted = { finalSale: true, flags: ['custom_made'] };

describe('the clock and the end', () => {
  const became = async () => {
    const view = await ana.declare({ contract: await shop.register() });
    return Object.assign(view, { returnId: view.lines[0]!.returnId! });
  };
  const about = (view: { returnId: string; orderId: string | null }) => ({
    returnId: view.returnId,
    orderId: view.orderId!,
  });
  const hear = (view: { returnId: string }, event: object) => app.publish(view.returnId, event);

  it('waits for the goods, is then overdue, and ends with the money', async () => {
    const view = await became();
    await app.sql(
      `update returns.withdrawal set declared_at = declared_at - interval '30 days', refund_due_at = refund_due_at - interval '30 days' where withdrawal_id = $1`,
      [view.withdrawalId],
    );
    const overdue = async () =>
      (
        (await shop.get('/v1/withdrawals?overdue=true').expect(200)).body.data as { withdrawalId: string }[]
      ).some(({ withdrawalId }) => withdrawalId === view.withdrawalId);
    expect(await overdue()).toBe(false);
    const scannedAt = daysAgo(2);
    const scan = { labelId: newId('lbl'), ...about(view), trackingNumber: 'VU1', scannedAt };
    await hear(view, Object.assign(new LabelScannedV1(), scan));
    const waiting = await eventually(async () => {
      const now = await ana.seen(view);
      return now.refund!.overdue && now;
    });
    expect(waiting.refund!.dueOn! >= scannedAt.slice(0, 10)).toBe(true);
    expect(await overdue()).toBe(true);
    const parcel = { parcelId: newId('par'), ...about(view), receivedAt: daysAgo(1) };
    await hear(view, Object.assign(new ParcelReceivedV1(), parcel));
    const paid = { refundId: newId('rfd'), ...about(view), amountMinor: 3000, currency: 'EUR', lines: [] };
    await hear(view, Object.assign(new RefundSucceededV1(), { ...paid, succeededAt: daysAgo(0) }));
    const settled = await ana.rest(view, 'settled');
    expect(settled).toMatchObject({ allowedActions: [], refund: { overdue: false } });
    expect(await overdue()).toBe(false);
  });

  it('stands when its return comes to nothing: a person looks', async () => {
    const view = await became();
    await shop.post(`/v1/returns/${view.returnId}/cancel`).expect(200);
    const doubted = await ana.rest(view, 'in_review');
    expect(doubted).toMatchObject({ doubts: ['return_ended'], lines: [{ outcome: 'return_ended' }] });
    const { body } = await ana.desk(view, 'match', { orderId: view.orderId }).expect(200);
    expect(body).toMatchObject({ status: 'became_return', lines: [{ outcome: 'in_return' }] });
  });

  it('is taken back by who has the receipt, with its return, until the parcel is handed over', async () => {
    const orderId = await shop.register();
    const stated = await ana.state({ contract: orderId });
    await ana.confirm(stated);
    const view = await ana.rest(stated, 'became_return');
    const retract = (receiptCode: string | null) =>
      app.http.post(`/v1/withdrawals/${stated.withdrawalId}/retract`).send({ receiptCode });
    await retract('0'.repeat(20)).expect(404);
    await retract(stated.receiptCode).expect(200);
    expect((await retract(stated.receiptCode).expect(200)).body.status).toBe('retracted');
    expect((await returnOf(view.lines[0]!.returnId!)).status).toBe('cancelled');
    expect(actionsOf(await ana.seen(stated)).filter((action) => action === 'retract')).toHaveLength(1);
    await ana.receipt(stated.receiptCode!).expect(200);

    const again = await ana.state({ contract: orderId });
    await ana.confirm(again);
    const { lines } = await ana.rest(again, 'became_return');
    const scan = { labelId: newId('lbl'), returnId: lines[0]!.returnId!, orderId, trackingNumber: 'VU1' };
    await hear(scan, Object.assign(new LabelScannedV1(), { ...scan, scannedAt: daysAgo(0) }));
    await eventually(async () => (await returnOf(scan.returnId)).status === 'in_transit');
    const refused = await app.http
      .post(`/v1/withdrawals/${again.withdrawalId}/retract`)
      .send({ receiptCode: again.receiptCode })
      .expect(409);
    expect(refused.body.code).toBe('illegal_transition');
    expect((await ana.seen(again)).status).toBe('became_return');
  });
});
