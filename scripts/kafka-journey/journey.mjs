// One return through every process, each step looked at.
import assert from 'node:assert/strict';
import { until } from './until.mjs';
import { refundMinor, Way } from './way.mjs';

export async function journey({ api, storefront }, step) {
  const way = new Way(api, 'J-1');
  await step('a storefront asks for webhooks', () => storefront.subscribe(api));
  await toTheDock(way, step);
  await toTheMoney(way, step);
  await whatOthersSee({ way, api, storefront }, step);
}

async function toTheDock(way, step) {
  await step('the order is registered', async () => {
    const { orderId, totalMinor } = await way.register();
    assert.deepEqual({ orderId, totalMinor }, { orderId: 'J-1', totalMinor: 6399 });
  });
  await step('the quote names the refund and changes nothing', async () => {
    const { verdict, totalMinor } = await way.quote();
    assert.deepEqual({ verdict, totalMinor }, { verdict: 'accept', totalMinor: refundMinor });
    assert.deepEqual((await way.api.get('/v1/returns?orderId=J-1')).data, []);
  });
  await step('the return is authorized', async () => {
    const { status, estimatedRefundMinor } = await way.open();
    assert.deepEqual([status, estimatedRefundMinor], ['authorized', refundMinor]);
  });
  await step('the label is a PDF', async () => {
    const { documentUrl, trackingNumber } = await way.awaitLabel();
    const pdf = await way.api.download(documentUrl);
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    return `${trackingNumber}, ${pdf.length} bytes`;
  });
  await step('the carrier scans it, the return is in transit', async () => {
    assert.equal((await way.handOver()).status, 'scanned');
    await way.awaitStatus('in_transit');
  });
}

async function toTheMoney(way, step) {
  await step('the dock scans the parcel', async () => {
    const { outcome, receipt } = await way.receiveParcel();
    assert.deepEqual([outcome, receipt.rmaNumber], ['parcel_received', way.rma.rmaNumber]);
  });
  await step('every piece is received, graded and put away', async () => {
    const { lines } = await way.receiveItems();
    const received = lines.map(({ expectedQuantity, receivedQuantity }) => [
      expectedQuantity,
      receivedQuantity,
    ]);
    assert.deepEqual(received, [
      [1, 1],
      [1, 1],
    ]);
  });
  await step('the refund is what the quote said', async () => {
    const { amountMinor, currency } = await way.awaitRefund();
    assert.deepEqual([amountMinor, currency], [refundMinor, 'EUR']);
  });
  await step('it is confirmed', async () => assert.equal((await way.pay()).status, 'succeeded'));
  await step('the return is closed', async () => {
    const { refundedMinor, allowedActions, timeline } = await way.awaitStatus('closed');
    assert.deepEqual([refundedMinor, allowedActions], [refundMinor, []]);
    return timeline.map(({ to }) => to).join(' → ');
  });
}

async function whatOthersSee({ way, api, storefront }, step) {
  await step('analytics shows it', () =>
    until('the refund in analytics', async () => {
      const { returnsAuthorized, unitsReturned, refundedMinor } = await api.get('/v1/analytics/summary');
      const sum = refundedMinor[0]?.amountMinor;
      return returnsAuthorized === 1 && unitsReturned === 2 && sum === refundMinor && `${sum} cents, 2 units`;
    }),
  );
  await step('the customer has a mail for each step', () =>
    until('the mail about the refund', async () => {
      const { data } = await api.get('/v1/mailbox?orderId=J-1');
      return data.length >= 4 && `${data.length} mails`;
    }),
  );
  await step('the storefront heard of it by signed webhooks', async () => {
    const types = await until('the webhook of the end', () => {
      const heard = storefront.verified().map(({ event }) => event.type);
      return heard.includes('returns.return-closed.v1') && heard;
    });
    for (const type of [
      'returns.return-authorized.v1',
      'labels.label-purchased.v1',
      'refunds.refund-succeeded.v1',
    ])
      assert.ok(types.includes(type), `no webhook ${type} among ${types.join(', ')}`);
    return `${types.length} webhooks`;
  });
  await step('what is illegal now is refused with what is allowed', async () => {
    const refusal = await api
      .post(`/v1/returns/${way.rma.returnId}/cancel`, 'J-1-cancel')
      .catch((error) => error);
    const { code, allowed } = refusal.problem;
    assert.deepEqual([refusal.status, code, allowed], [409, 'illegal_transition', []]);
  });
}
