import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { GatewayAnswer } from '../src/gateways/gateway.js';
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

describe('the gateway', () => {
  const answers = (method: 'submit' | 'lookUp', ...list: (GatewayAnswer | Error)[]) =>
    jest.spyOn(ManualGateway.prototype, method).mockImplementation(async () => {
      const answer = list.length > 1 ? list.shift()! : list[0]!;
      if (answer instanceof Error) throw answer;
      return answer;
    });

  it('that pays at once makes the refund succeed', async () => {
    answers('submit', { outcome: 'succeeded', reference: 're_1', paidAt: new Date(0) });
    const refund = await refundIn('succeeded');
    expect(refund).toMatchObject({ paidReference: 're_1', paidAt: '1970-01-01T00:00:00.000Z' });
    expect(await desk.ledgerOf(refund)).toEqual({ sales_returns: 333, psp_clearing: -333 });
  });

  it('that proves that nothing moved makes the refund fail and frees its money', async () => {
    answers('submit', { outcome: 'failed', reason: 'card expired' });
    const refund = await refundIn('failed');
    expect(await desk.refundedMinor(refund)).toBe(0);
    expect(await desk.ledgerOf(refund)).toEqual({});
  });

  it.each([
    ['throws', new Error('socket hang up')],
    ['does not know', { outcome: 'unknown' as const }],
  ])('that %s is asked again later, and never told to pay twice', async (_case, answer) => {
    const submit = answers('submit', answer);
    const lookUp = answers('lookUp', { outcome: 'unknown' }, new Error('still away'), {
      outcome: 'pending',
      reference: 'R-LOOKED-UP',
    });
    const refund = await refundIn('unknown');
    expect(lookUp).not.toHaveBeenCalled();
    for (let times = 1; times <= 3; times += 1) {
      await overdue(refund);
      await eventually(async () => lookUp.mock.calls.length === times);
    }
    const found = await refundOf(refund.returnId, 'pending');
    expect(found.paymentReference).toBe('R-LOOKED-UP');
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it('that answers only after its refund was looked up changes nothing any more', async () => {
    let answer: (late: GatewayAnswer) => void = () => undefined;
    jest
      .spyOn(ManualGateway.prototype, 'submit')
      .mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const refund = await refundIn('submitting');
    expect(refund.allowedActions).not.toContain('confirm');
    await desk.confirm(refund).expect(409);
    await overdue(refund);
    const found = await refundOf(refund.returnId, 'pending');
    expect(found.timeline.map(({ action }) => action)).toEqual(['reserve', 'submit', 'lose', 'wait']);
    answer({ outcome: 'failed', reason: 'too late' });
    const other = await refundIn('pending');
    expect(await desk.get(refund)).toEqual(found);
    expect(other.status).toBe('pending');
  });
});

async function refundIn(status: string): Promise<RefundView> {
  const order = orderRegistered();
  const { returnId, authorized, inspected } = returnOf(order.orderId, { a: 1 });
  await app.publish(order.orderId, order);
  await app.publish(returnId, authorized, inspected);
  return refundOf(returnId, status);
}

const refundOf = (returnId: string, status: string): Promise<RefundView> =>
  eventually(async () => (await desk.list({ returnId, status }))[0]);

/** The time in which the gateway should have answered is over. */
const overdue = ({ refundId }: RefundView) =>
  app.sql(`update refunds.refund_tender set look_up_after = now() - interval '1 s' where refund_id = $1`, [
    refundId,
  ]);
