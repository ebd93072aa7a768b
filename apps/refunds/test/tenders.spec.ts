import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { GatewayAnswer, TenderToPay } from '../src/gateways/gateway.js';
import { ManualGateway } from '../src/gateways/manual.gateway.js';
import type { RefundView } from '../src/refund.dto.js';
import { refundsService } from '../src/refunds.module.js';
import { Desk } from './desk.js';
import { orderRegistered, returnOf } from './events.js';

let app: TestProcess;
let desk: Desk;

beforeAll(async () => {
  app = await runServices([refundsService]);
  desk = new Desk(app, await app.key());
});
afterAll(() => app.stop());

afterEach(async () => {
  jest.restoreAllMocks();
  expect(await desk.brokenInvariants()).toEqual([]);
});

/** Two payments, 25.00 and 15.00; all of it comes back. */
async function refundOfTwo(status: string): Promise<RefundView> {
  const order = orderRegistered({
    lines: [{ quantity: 1, grossMinor: 4_000 }],
    payments: [
      { paymentId: 'gift', method: 'gift_card', capturedMinor: 2_500 },
      { paymentId: 'card', capturedMinor: 1_500 },
    ],
  });
  const { returnId, authorized, inspected } = returnOf(order.orderId, { a: 1 });
  await app.publish(order.orderId, order);
  await app.publish(returnId, authorized, inspected);
  return eventually(async () => (await desk.list({ returnId, status }))[0]);
}

const answering = (answers: Record<string, GatewayAnswer>) =>
  jest
    .spyOn(ManualGateway.prototype, 'submit')
    .mockImplementation(async ({ paymentId }: TenderToPay) => answers[paymentId]!);

const paid: GatewayAnswer = { outcome: 'succeeded', reference: 're_1', paidAt: new Date(0) };
const declined: GatewayAnswer = { outcome: 'failed', reason: 'card closed' };
const statuses = ({ tenders }: RefundView) => tenders.map(({ paymentId, status }) => [paymentId, status]);
const retry = (refund: RefundView, body: object = {}) =>
  desk.post(refund, 'retry', { reason: 'new card', ...body }).set(once());

describe('V14: tender 2 declines after tender 1 is paid', () => {
  it('leaves a partial refund, and a retry pays the rest without touching tender 1', async () => {
    const submit = answering({ gift: paid, card: declined });
    const refund = await refundOfTwo('partially_refunded');
    expect(statuses(refund)).toEqual([
      ['gift', 'succeeded'],
      ['card', 'failed'],
    ]);
    expect(refund.allowedActions).toContain('retry');
    // What is not paid yet is still owed: the goods came back.
    expect(await desk.ledgerOf(refund)).toEqual({
      sales_returns: 4_000,
      psp_clearing: -2_500,
      refunds_payable: -1_500,
    });
    expect(await desk.refundedMinor(refund)).toBe(4_000);
    const failed = (await app.recorded('refunds', 'refunds.tender-failed.v1')).at(-1)!.data;
    expect(failed).toMatchObject({ refundId: refund.refundId, paymentId: 'card', amountMinor: 1_500 });

    submit.mockClear();
    answering({ gift: declined, card: paid });
    await retry(refund).expect(200);
    const done = await eventually(
      async () => (await desk.list({ returnId: refund.returnId, status: 'succeeded' }))[0],
    );
    expect(done.tenders.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 4_000, psp_clearing: -4_000 });
    const told = await app.recorded('refunds', 'refunds.refund-succeeded.v1');
    expect(told.filter(({ subject }) => subject === refund.refundId)).toHaveLength(1);
  });

  it('may be paid by hand instead', async () => {
    answering({ gift: paid, card: declined });
    const refund = await refundOfTwo('partially_refunded');
    jest.restoreAllMocks();
    await retry(refund, { byHand: true, paymentId: 'card' }).expect(200);
    const waiting = await eventually(
      async () => (await desk.list({ returnId: refund.returnId, status: 'pending' }))[0],
    );
    await desk.confirm(waiting).expect(200);
    expect((await desk.get(refund)).status).toBe('succeeded');
  });

  it('when both decline, gives money and pieces back, and can be tried again as a whole', async () => {
    answering({ gift: declined, card: declined });
    const refund = await refundOfTwo('failed');
    expect(await desk.refundedMinor(refund)).toBe(0);
    expect(await desk.ledgerOf(refund)).toEqual({});
    answering({ gift: paid, card: paid });
    await retry(refund).expect(200);
    await eventually(async () => (await desk.get(refund)).status === 'succeeded');
    expect(await desk.refundedMinor(refund)).toBe(4_000);
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 4_000, psp_clearing: -4_000 });
  });

  it('cannot be tried again when another refund took its place', async () => {
    answering({ gift: declined, card: declined });
    const refund = await refundOfTwo('failed');
    answering({ gift: paid, card: paid });
    const other = returnOf(refund.orderId, { a: 1 });
    await app.publish(other.returnId, other.authorized, other.inspected);
    await eventually(async () => (await desk.list({ returnId: other.returnId, status: 'succeeded' }))[0]);
    const { body } = await retry(refund).expect(409);
    expect(body).toMatchObject({ code: 'nothing_left_to_refund' });
    expect((await desk.get(refund)).status).toBe('failed');
  });
});

it('a paid tender that the bank sends back leaves the other paid', async () => {
  const refund = await refundOfTwo('pending');
  await desk.confirm(refund).expect(200);
  await desk.post(refund, 'fail', { reason: 'account closed', paymentId: 'card' }).set(once()).expect(200);
  const after = await desk.get(refund);
  expect(after.status).toBe('partially_refunded');
  expect(statuses(after)).toEqual([
    ['gift', 'succeeded'],
    ['card', 'failed'],
  ]);
  expect(await desk.ledgerOf(refund)).toEqual({
    sales_returns: 4_000,
    psp_clearing: -2_500,
    refunds_payable: -1_500,
  });
});

it('a gateway that hangs is given up after half a minute', async () => {
  jest.spyOn(ManualGateway.prototype, 'submit').mockReturnValue(new Promise(() => undefined));
  const timeout = jest.spyOn(globalThis, 'setTimeout');
  await refundOfTwo('submitting');
  const late = timeout.mock.calls.find(([, ms]) => ms === 30_000)!;
  for (const [call] of timeout.mock.calls.filter(([, ms]) => ms === 30_000)) (call as () => void)();
  expect(late).toBeDefined();
  await eventually(async () => (await desk.list({ status: 'unknown' }))[0]);
});
