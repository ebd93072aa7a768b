import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { CreditNoteList } from '../src/papers/papers.controller.js';
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
afterEach(async () => expect(await desk.brokenInvariants()).toEqual([]));

async function pending() {
  const order = orderRegistered();
  const { returnId, authorized, inspected } = returnOf(order.orderId, { a: 1 });
  await app.publish(order.orderId, order);
  await app.publish(returnId, authorized, inspected);
  return eventually(async () => (await desk.list({ returnId, status: 'pending' }))[0]);
}
const notes = async () =>
  ((await app.http.get('/v1/refunds/credit-notes').set(desk.key).expect(200)).body as CreditNoteList).data;

describe('credit notes', () => {
  it('are numbered without gaps, however many are issued at once and whatever fails in between', async () => {
    const refunds = await Promise.all(Array.from({ length: 6 }, pending));
    await Promise.all(
      refunds.map(async (refund) => {
        await desk.confirm(refund).expect(200);
        await desk.confirm(refund).expect(409);
      }),
    );
    const numbers = (await notes()).map(({ number }) => number);
    expect(numbers).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('are taken back by a note of their own when the bank sends the money back', async () => {
    const refund = await pending();
    await desk.confirm(refund).expect(200);
    await desk.fail(refund).expect(200);
    const [reversal, credit] = await notes();
    expect(credit).toMatchObject({ kind: 'credit', refundId: refund.refundId });
    expect(reversal).toMatchObject({ kind: 'reversal', reversesNumber: credit!.number });
    await expect(app.sql(`delete from refunds.credit_note`)).rejects.toThrow(/only grows/);
  });

  it('are PDF files, the same bytes each time; there is none before the money is paid', async () => {
    const refund = await pending();
    const read = () =>
      app.http.get(`/v1/refunds/${refund.refundId}/credit-note.pdf`).set(desk.key).buffer(true);
    await read().expect(404);
    await desk.confirm(refund).expect(200);
    const [one, other] = [await read().expect(200), await read().expect(200)];
    expect(one.headers['content-type']).toBe('application/pdf');
    const bytes = one.body as Buffer;
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.equals(other.body as Buffer)).toBe(true);
  });
});

it('the journal holds every posting, debits and credits alike', async () => {
  const refund = await pending();
  await desk.confirm(refund).expect(200);
  const today = new Date().toISOString().slice(0, 10);
  const { text } = await app.http
    .get('/v1/refunds/exports/journal.csv')
    .query({ from: today, to: today })
    .set(desk.key)
    .expect(200);
  const rows = text
    .trim()
    .split('\r\n')
    .filter((line) => line.includes(refund.refundId))
    .map((line) => line.split(',').slice(5));
  expect(rows).toEqual([
    ['sales_returns', '3.33', '', 'EUR'],
    ['refunds_payable', '', '3.33', 'EUR'],
    ['refunds_payable', '3.33', '', 'EUR'],
    ['psp_clearing', '', '3.33', 'EUR'],
  ]);
});
