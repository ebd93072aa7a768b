import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { services } from '../src/services.js';
import { canary, order } from './order.js';

interface Heard {
  headers: Record<string, string>;
  body: string;
}

let vuelta: TestProcess;
let shop: Server;
let key: { authorization: string };
const heard: Heard[] = [];

beforeAll(async () => {
  vuelta = await runServices(services, { WEBHOOKS_TO_PRIVATE_ADDRESSES: 'true' });
  key = await vuelta.key();
  shop = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await vuelta.stop();
  await new Promise((resolve) => shop.close(resolve));
});

const get = async (path: string) => (await vuelta.http.get(path).set(key).expect(200)).body;
const post = async (path: string, body: object = {}, status = 200) =>
  (await vuelta.http.post(path).set(key).set(once()).send(body).expect(status)).body;

/** Opens a return and waits for its label. */
async function labelled(orderId: string, lines: object[]) {
  const rma = await post('/v1/returns', { orderId, lines }, 201);
  const label = await eventually(async () => {
    const { data } = await get(`/v1/labels?returnId=${rma.returnId}`);
    return data[0]?.trackingNumber && data[0];
  });
  return { rma, label };
}

const scan = (code: string) =>
  post('/v1/receiving/scans', { clientScanId: crypto.randomUUID(), code, station: 'dock-1' });

const receive = (returnId: string, sku: string, quantity: number) =>
  post(`/v1/receiving/receipts/${returnId}/items`, {
    clientScanId: crypto.randomUUID(),
    sku,
    quantity,
    finding: 'received',
    grade: 'a',
    disposition: 'restock',
  });

const pendingRefund = (returnId: string) =>
  eventually(async () =>
    (await get(`/v1/refunds?returnId=${returnId}`)).data.find(
      (one: { status: string }) => one.status === 'pending',
    ),
  );

describe('a return, from the order to the money', () => {
  it('goes through every service by events, and everybody sees it', async () => {
    const { secret } = await post(
      '/v1/webhook-endpoints',
      { url: `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook` },
      201,
    );
    await vuelta.http.put('/v1/orders/W-1001').set(key).send(order()).expect(200);

    const quote = await post('/v1/returns/quote', {
      orderId: 'W-1001',
      lines: [
        { orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' },
        { orderLineId: '2', quantity: 2, reasonCode: 'defective' },
      ],
    });
    expect(quote).toMatchObject({ verdict: 'accept', currency: 'EUR' });

    const { rma, label } = await labelled('W-1001', [
      { orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' },
      { orderLineId: '2', quantity: 2, reasonCode: 'defective' },
    ]);
    expect(rma).toMatchObject({ status: 'authorized', estimatedRefundMinor: quote.totalMinor });
    const pdf = await vuelta.http.get(label.documentUrl).set(key).buffer(true).expect(200);
    expect(pdf.type).toBe('application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');

    expect(await scan(label.trackingNumber)).toMatchObject({
      outcome: 'parcel_received',
      receipt: { rmaNumber: rma.rmaNumber },
    });
    await receive(rma.returnId, 'LAMP-01', 1);
    await receive(rma.returnId, 'MUG-07', 2);

    const refund = await pendingRefund(rma.returnId);
    // 1 of 2 lamps at 39.99 and 2 of 3 mugs at 15.01: the odd cents fall where the running total says.
    expect(refund).toMatchObject({ amountMinor: quote.totalMinor, currency: 'EUR' });
    expect(refund.amountMinor).toBe(2000 + 1001);
    await post(`/v1/refunds/${refund.refundId}/confirm`, { reference: 'bank-1' });

    const closed = await eventually(async () => {
      const now = await get(`/v1/returns/${rma.returnId}`);
      return now.status === 'closed' && now;
    });
    expect(closed).toMatchObject({ refundedMinor: 3001, allowedActions: [] });
    expect(closed.timeline.map(({ to }: { to: string }) => to)).toEqual(
      expect.arrayContaining(['authorized', 'received', 'closed']),
    );

    const byReason = await eventually(async () => {
      const { data } = await get('/v1/analytics/returns-by-reason');
      return data.some(({ refunded }: { refunded?: object[] }) => !refunded || refunded.length > 0) && data;
    });
    expect(byReason.map(({ reasonCode }: { reasonCode: string }) => reasonCode).sort()).toEqual([
      'changed_mind',
      'defective',
    ]);

    const mails = await eventually(async () => {
      const { data } = await get('/v1/mailbox?orderId=W-1001');
      return data.length >= 4 && data;
    });
    expect(mails.map(({ to }: { to: string }) => to)).toEqual(mails.map(() => canary.email));

    await eventually(async () => heard.some(({ body }) => body.includes('refunds.refund-succeeded.v1')));
    for (const { headers, body } of heard) expect(new Webhook(secret).verify(body, headers)).toBeDefined();
  });

  it('pays the rest exactly when the rest comes back: everything adds up to what was paid', async () => {
    const before = (await get('/v1/returns?orderId=W-1001')).data[0].refundedMinor;
    const { rma, label } = await labelled('W-1001', [
      { orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' },
      { orderLineId: '2', quantity: 1, reasonCode: 'changed_mind' },
    ]);
    await scan(label.trackingNumber);
    await receive(rma.returnId, 'LAMP-01', 1);
    await receive(rma.returnId, 'MUG-07', 1);
    const refund = await pendingRefund(rma.returnId);
    expect(before + refund.amountMinor).toBe(3999 + 1501);
    await post(`/v1/refunds/${refund.refundId}/confirm`, { reference: 'bank-2' });
  });

  it('refunds what came, not what was announced', async () => {
    await vuelta.http.put('/v1/orders/W-1002').set(key).send(order()).expect(200);
    const { rma } = await labelled('W-1002', [{ orderLineId: '2', quantity: 3, reasonCode: 'changed_mind' }]);
    await scan(rma.rmaNumber.toLowerCase());
    await receive(rma.returnId, 'MUG-07', 1);
    await post(`/v1/receiving/receipts/${rma.returnId}/complete`);
    expect((await pendingRefund(rma.returnId)).amountMinor).toBe(500);
  });

  it('closes without money when nothing came back', async () => {
    await vuelta.http.put('/v1/orders/W-1003').set(key).send(order()).expect(200);
    const { rma } = await labelled('W-1003', [{ orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' }]);
    await scan(rma.rmaNumber);
    await post(`/v1/receiving/receipts/${rma.returnId}/complete`);
    await eventually(async () => (await get(`/v1/returns/${rma.returnId}`)).status === 'closed');
    expect((await get(`/v1/refunds?returnId=${rma.returnId}`)).data).toEqual([]);
  });

  it('voids the label when it is cancelled, and refuses every later step with what is allowed', async () => {
    await vuelta.http.put('/v1/orders/W-1004').set(key).send(order()).expect(200);
    const { rma, label } = await labelled('W-1004', [
      { orderLineId: '1', quantity: 1, reasonCode: 'changed_mind' },
    ]);
    await post(`/v1/returns/${rma.returnId}/cancel`);
    await eventually(async () => (await get(`/v1/labels/${label.labelId}`)).status === 'voided');
    const again = await post(`/v1/returns/${rma.returnId}/cancel`, {}, 409);
    expect(again).toMatchObject({ code: 'illegal_transition', from: 'cancelled', allowed: [] });
  });

  it('answers a decline as a verdict, with every reason', async () => {
    // Where no statute gives a right to change one's mind, a final sale is final.
    const elsewhere = order({ countryCode: 'HK', timeZone: 'Asia/Hong_Kong' });
    await vuelta.http.put('/v1/orders/W-1005').set(key).send(elsewhere).expect(200);
    const declined = await post(
      '/v1/returns',
      {
        orderId: 'W-1005',
        lines: [
          { orderLineId: '3', quantity: 1, reasonCode: 'changed_mind' },
          { orderLineId: '4', quantity: 1, reasonCode: 'changed_mind' },
        ],
      },
      201,
    );
    expect(declined).toMatchObject({ status: 'declined', verdict: 'decline' });
    expect(declined.lines.map(({ responseCodes }: { responseCodes: string[] }) => responseCodes)).toEqual([
      expect.arrayContaining(['final_sale']),
      expect.arrayContaining(['not_goods']),
    ]);
  });
});

describe('when all is done', () => {
  it('the ledger sums to zero and no invariant is broken', async () => {
    const { sums } = await get('/v1/refunds/ledger/balances');
    expect(sums).toEqual([{ currency: 'EUR', sumMinor: 0 }]);
    const { invariants } = await get('/v1/refunds/invariants');
    for (const invariant of invariants) expect(invariant).toMatchObject({ violations: 0 });
  });

  it('no event is parked and none was applied twice', async () => {
    for (const { name } of services) {
      expect(await vuelta.sql(`select reason from ${name}.dead_letter`)).toEqual([]);
      await eventually(
        async () => (await vuelta.sql(`select from ${name}.outbox where published_at is null`)).length === 0,
      );
    }
  });

  it('no table, event or webhook holds a name, a mail address or a street in clear', async () => {
    const markers = Object.values(canary);
    for (const { body } of heard) for (const marker of markers) expect(body).not.toContain(marker);
    const tables = await vuelta.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const found = await vuelta.sql(`select from ${name} t where t::text ilike any ($1)`, [
        markers.map((marker) => `%${marker}%`),
      ]);
      expect({ name, rows: found.length }).toEqual({ name, rows: 0 });
    }
  });

  it('erasing the person leaves the amounts and nothing else', async () => {
    await post('/v1/orders/W-1001/erase-personal-data');
    const reply = await vuelta.http.get('/v1/mailbox?orderId=W-1001').set(key);
    expect(JSON.stringify(reply.body)).not.toContain(canary.email);
    expect((await get('/v1/returns?orderId=W-1001')).data).toHaveLength(2);
  });
});
