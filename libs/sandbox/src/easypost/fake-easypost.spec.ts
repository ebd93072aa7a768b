import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeEasyPost } from './fake-easypost.js';
import { failures } from './faults.js';
import { signatureOf } from './webhooks.js';

type Fields = Record<string, unknown>;

const buy = 'POST /shipments/:id/buy';
let fake: FakeEasyPost;
beforeAll(async () => void (fake = await FakeEasyPost.start()));
afterEach(() => fake.calm());
afterAll(() => fake.stop());

const send = (path: string, body?: object): Promise<Response> =>
  fetch(`${fake.origin}/v2${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: 'Basic a2V5Og==', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(500),
  });

const read = async (reply: Promise<Response>): Promise<Fields> => (await (await reply).json()) as Fields;

async function shipment(): Promise<{ id: string; rate: Fields }> {
  const address = { name: 'A', street1: '1 Main St', city: 'X', state: 'CA', zip: '1', country: 'US' };
  const asked = { to_address: address, from_address: address, parcel: { weight: 10 }, reference: 'lbl_1' };
  const made = await read(send('/shipments', { shipment: asked }));
  return { id: String(made['id']), rate: (made['rates'] as Fields[])[0]! };
}

const boughtOf = (id: string): number =>
  fake.book.purchases.filter(({ shipmentId }) => shipmentId === id).length;

describe('the fake EasyPost', () => {
  it('sells a shipment once and refuses the second time', async () => {
    const { id, rate } = await shipment();
    expect((await send(`/shipments/${id}/buy`, { rate })).status).toBe(200);
    const again = await send(`/shipments/${id}/buy`, { rate });
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ error: { code: 'SHIPMENT.POSTAGE.EXISTS' } });
    expect(boughtOf(id)).toBe(1);
  });

  it.each(Object.entries(failures))('%s before and after the effect', async (_, how) => {
    for (const when of ['before', 'after'] as const) {
      const { id, rate } = await shipment();
      fake.plan({ route: buy, when, how });
      const reply = await send(`/shipments/${id}/buy`, { rate })
        .then(async (answer) => ({ status: answer.status, text: await answer.text() }))
        .catch(() => ({ status: 0, text: '' }));
      expect(reply.status === 200 && reply.text.endsWith('}')).toBe(false);
      expect(boughtOf(id)).toBe(when === 'after' ? 1 : 0);
    }
  });

  it('signs events as EasyPost does, the recorded one to the digit', () => {
    const { rawBody, secret, signature } = JSON.parse(
      readFileSync('libs/sandbox/recordings/signed-event.json', 'utf8'),
    ) as { rawBody: string; secret: string; signature: string };
    expect(signatureOf(rawBody, secret)).toBe(signature);
    expect(signatureOf(rawBody, secret.normalize('NFC'))).toBe(signature);
  });

  it('sends what it signed', async () => {
    const heard: { body: string; signature: unknown }[] = [];
    const listener = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        heard.push({ body, signature: request.headers['x-hmac-signature'] });
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    await send('/webhooks', { webhook: { url, webhook_secret: 'sécret' } });
    const event = fake.scan({ trackingCode: 'EZ2000000002', status: 'delivered', at: new Date(0) });
    (event['result'] as Fields)['weight'] = 10;
    expect(await fake.send(event)).toEqual([204]);
    expect(heard[0]!.body).toContain('"weight":10.0');
    expect(heard[0]!.signature).toBe(signatureOf(heard[0]!.body, 'sécret'));
    await new Promise((resolve) => listener.close(resolve));
  });

  it.each([['png'], ['pdf'], ['zpl']])('prints labels as %s', async (format) => {
    const { id, rate } = await shipment();
    const sold = await read(send(`/shipments/${id}/buy`, { rate }));
    const label = sold['postage_label'] as Fields;
    const file = await fetch(String(label['label_url']).replace(/\w+$/, format));
    const starts = { png: '\x89PNG', pdf: '%PDF', zpl: '^XA' }[format]!;
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.subarray(0, starts.length).toString('latin1')).toBe(starts);
  });
});
