import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { notificationsService } from '../src/notifications.module.js';
import type {
  NewWebhookEndpointView,
  WebhookDeliveryPage,
  WebhookDeliveryView,
  WebhookEndpointList,
} from '../src/webhook.dto.js';
import {
  canary,
  contactIn,
  newCase,
  orderRegistered,
  parcelReceived,
  returnAuthorized,
  returnCancelled,
  seal,
} from './events.js';
import type { Case } from './events.js';
import { Receiver } from './receiver.js';

let vuelta: TestProcess;
let key: { authorization: string };
const receivers: Receiver[] = [];

beforeAll(async () => {
  vuelta = await runServices([notificationsService], { WEBHOOKS_TO_PRIVATE_ADDRESSES: 'true' });
  key = await vuelta.key();
});
afterAll(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close()));
  await vuelta.stop();
});

const post = (path: string, body: object = {}) =>
  vuelta.http.post(`/v1/${path}`).set(key).set(once()).send(body);

async function endpoint(...eventTypes: string[]) {
  const receiver = await new Receiver().open();
  receivers.push(receiver);
  const body = { url: receiver.url, ...(eventTypes.length > 0 && { eventTypes }) };
  const reply = await post('webhook-endpoints', body);
  expect(reply.status).toBe(201);
  return Object.assign(reply.body as NewWebhookEndpointView, { receiver });
}

const remove = ({ endpointId }: { endpointId: string }) =>
  vuelta.http.delete(`/v1/webhook-endpoints/${endpointId}`).set(key);

const tell = (about: Case, ...events: object[]) => vuelta.publish(about.returnId, ...events);

const deliveriesOf = async (endpointId: string): Promise<WebhookDeliveryView[]> =>
  (
    (await vuelta.http.get(`/v1/webhook-deliveries?endpointId=${endpointId}`).set(key))
      .body as WebhookDeliveryPage
  ).data;

const deliveryOnce = (
  { endpointId }: { endpointId: string },
  fits: (delivery: WebhookDeliveryView) => boolean,
): Promise<WebhookDeliveryView> => eventually(async () => (await deliveriesOf(endpointId)).find(fits));

const waits = ({ status, attempts }: WebhookDeliveryView) => status === 'pending' && attempts > 0;

/** As after the pause: nobody waits for it in a spec. */
const hurry = async ({ deliveryId }: WebhookDeliveryView): Promise<void> => {
  await vuelta.sql(`update notifications.webhook_delivery set try_at = now() where delivery_id = $1`, [
    deliveryId,
  ]);
};

describe('an endpoint', () => {
  it('hears every event, signed, with no word of the customer', async () => {
    const shop = await endpoint();
    const about = newCase();
    await vuelta.publish(about.orderId, orderRegistered(about, await seal(vuelta, contactIn('en'))));
    await tell(about, returnAuthorized(about));
    await eventually(async () => shop.receiver.heard.length === 2);
    const bodies = shop.receiver.heard.map(({ headers, body }) => {
      expect(new Webhook(shop.secret).verify(body, headers)).toBeDefined();
      for (const marker of [...Object.values(canary), 'sealed', 'contact'])
        expect(body).not.toContain(marker);
      return JSON.parse(body) as { type: string; timestamp: string; data: { orderId: string } };
    });
    expect(bodies.map(({ type }) => type).sort()).toEqual([
      'returns.order-registered.v1',
      'returns.return-authorized.v1',
    ]);
    for (const { data, timestamp } of bodies) {
      expect(data.orderId).toBe(about.orderId);
      expect(new Date(timestamp).toISOString()).toBe(timestamp);
    }
    const delivery = await deliveryOnce(shop, ({ status }) => status === 'delivered');
    expect(delivery).toMatchObject({ attempts: 1, httpStatus: 204, note: null, nextTryAt: null });
    expect(shop.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await remove(shop);
  });

  it('hears only what it asked for, until it is deleted', async () => {
    const shop = await endpoint('receiving.parcel-received.v1');
    const all = await endpoint();
    const about = newCase();
    await tell(about, returnAuthorized(about), parcelReceived(about));
    await eventually(async () => all.receiver.heard.length === 2 && shop.receiver.heard.length === 1);
    expect(shop.receiver.heard[0]!.body).toContain('receiving.parcel-received.v1');
    for (let times = 0; times < 2; times += 1) expect((await remove(shop)).status).toBe(204);
    await tell(about, parcelReceived(about));
    await eventually(async () => all.receiver.heard.length === 3);
    expect(shop.receiver.heard).toHaveLength(1);
    await remove(all);
  });

  it('has a secret that is shown to whoever made it, and stored nowhere in clear', async () => {
    const request = { url: 'http://127.0.0.1:9/hook' };
    const [headers, other] = [once(), once()];
    const create = (idempotencyKey: object) =>
      vuelta.http
        .post('/v1/webhook-endpoints')
        .set({ ...key, ...idempotencyKey })
        .send(request);
    const [first, again] = [(await create(headers)).body, (await create(headers)).body];
    expect(again).toEqual(first);
    const { secret, ...listed } = first as NewWebhookEndpointView;
    expect(((await create(other)).body as NewWebhookEndpointView).secret).not.toBe(secret);
    const { data } = (await vuelta.http.get('/v1/webhook-endpoints').set(key)).body as WebhookEndpointList;
    expect(data).toContainEqual(listed);
    expect(JSON.stringify(data)).not.toContain('whsec_');
    for (const table of ['webhook_endpoint', 'idempotency_key']) {
      const found = await vuelta.sql(`select from notifications.${table} t where t::text like '%whsec%'`);
      expect(found).toEqual([]);
    }
    for (const made of data) await remove(made);
  });

  it('is refused when nothing can be sent there, or when it asks for what there is not', async () => {
    const refused = async (body: object) => {
      const reply = await post('webhook-endpoints', body);
      return [reply.status, (reply.body as { code: string }).code];
    };
    expect(await refused({ url: 'ftp://127.0.0.1/' })).toEqual([422, 'webhook_url_refused']);
    expect(await refused({ url: 'http://me:secret@127.0.0.1/' })).toEqual([422, 'webhook_url_refused']);
    const eventTypes = ['returns.return-eaten.v1'];
    expect(await refused({ url: 'http://127.0.0.1/', eventTypes })).toEqual([422, 'unknown_event_type']);
  });

  it('belongs to its merchant', async () => {
    const shop = await endpoint();
    const about = newCase();
    await tell(about, parcelReceived(about));
    const delivery = await deliveryOnce(shop, ({ status }) => status === 'delivered');
    const { authorization } = await vuelta.stranger();
    const headers = { authorization, ...once() };
    for (const path of ['webhook-endpoints', 'webhook-deliveries'])
      expect((await vuelta.http.get(`/v1/${path}`).set({ authorization })).body).toMatchObject({ data: [] });
    const resend = `/v1/webhook-deliveries/${delivery.deliveryId}/resend`;
    expect((await vuelta.http.post(resend).set(headers)).status).toBe(404);
    await vuelta.http.delete(`/v1/webhook-endpoints/${shop.endpointId}`).set({ authorization });
    await tell(about, returnCancelled(about));
    await eventually(async () => shop.receiver.heard.length === 2);
    await remove(shop);
  });
});

describe('a delivery', () => {
  it('that fails is tried again, the same bytes under the same id, until it is taken', async () => {
    const shop = await endpoint('receiving.parcel-received.v1');
    shop.receiver.answer = (response) => response.writeHead(500).end('x'.repeat(100_000));
    const about = newCase();
    await tell(about, parcelReceived(about));
    const failed = await deliveryOnce(shop, waits);
    expect(failed).toMatchObject({ attempts: 1, httpStatus: 500, note: 'answered 500' });
    const pause = Date.parse(failed.nextTryAt!) - Date.parse(failed.createdAt);
    expect(pause).toBeGreaterThanOrEqual(4000);
    expect(pause).toBeLessThan(16_000);
    shop.receiver.answer = (response) => response.writeHead(200).end('thanks');
    await hurry(failed);
    const delivered = await deliveryOnce(shop, ({ status }) => status === 'delivered');
    expect(delivered).toMatchObject({ attempts: 2, httpStatus: 200, note: null });
    const [first, second] = shop.receiver.heard;
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(new Webhook(shop.secret).verify(second!.body, second!.headers)).toBeDefined();
    await remove(shop);
  });

  it('waits as long as the receiver asks, and counts a redirect as a failure', async () => {
    const other = await endpoint('refunds.refund-failed.v1');
    const shop = await endpoint('receiving.parcel-received.v1');
    const to = { location: other.receiver.url, 'retry-after': '3600' };
    shop.receiver.answer = (response) => response.writeHead(307, to).end();
    const about = newCase();
    await tell(about, parcelReceived(about));
    const failed = await deliveryOnce(shop, waits);
    expect(failed.note).toBe('answered 307');
    expect(Date.parse(failed.nextTryAt!) - Date.now()).toBeGreaterThan(3_500_000);
    expect(other.receiver.heard).toEqual([]);
    await remove(shop);
    await remove(other);
  });

  it('that is answered 410 ends it: the endpoint is disabled and hears no more', async () => {
    const shop = await endpoint('receiving.parcel-received.v1');
    shop.receiver.answer = (response) => response.writeHead(410).end();
    const about = newCase();
    await tell(about, parcelReceived(about));
    const failed = await deliveryOnce(shop, ({ status }) => status === 'failed');
    const { data } = (await vuelta.http.get('/v1/webhook-endpoints').set(key)).body as WebhookEndpointList;
    const disabled = data.find(({ endpointId }) => endpointId === shop.endpointId);
    expect(disabled).toMatchObject({ status: 'disabled', note: 'answered 410' });
    const reply = await post(`webhook-deliveries/${failed.deliveryId}/resend`);
    expect([reply.status, (reply.body as { code: string }).code]).toEqual([409, 'webhook_endpoint_disabled']);
    await remove(shop);
  });

  it('is given up after the tenth attempt, and can be sent again', async () => {
    const shop = await endpoint('receiving.parcel-received.v1');
    shop.receiver.answer = (response) => response.writeHead(503).end();
    const about = newCase();
    await tell(about, parcelReceived(about));
    const failing = await deliveryOnce(shop, waits);
    await vuelta.sql(`update notifications.webhook_delivery set attempts = 9 where delivery_id = $1`, [
      failing.deliveryId,
    ]);
    await hurry(failing);
    const failed = await deliveryOnce(shop, ({ status }) => status === 'failed');
    expect(failed).toMatchObject({ attempts: 10, nextTryAt: null, allowedActions: ['resend'] });
    shop.receiver.answer = (response) => response.writeHead(200).end();
    expect((await post(`webhook-deliveries/${failed.deliveryId}/resend`)).body).toMatchObject({
      status: 'pending',
      attempts: 0,
    });
    const delivered = await deliveryOnce(shop, ({ status }) => status === 'delivered');
    expect(delivered).toMatchObject({ deliveryId: failed.deliveryId, attempts: 1 });
    await remove(shop);
  });

  it('whose worker was killed is sent again when its lease is over', async () => {
    const shop = await endpoint('receiving.parcel-received.v1');
    shop.receiver.answer = (response) => response.writeHead(500).end();
    const about = newCase();
    await tell(about, parcelReceived(about));
    const failing = await deliveryOnce(shop, waits);
    shop.receiver.answer = (response) => response.writeHead(200).end();
    await vuelta.sql(
      `update notifications.webhook_delivery set status = 'sending', try_at = now() where delivery_id = $1`,
      [failing.deliveryId],
    );
    await deliveryOnce(shop, ({ status }) => status === 'delivered');
    await remove(shop);
  });

  it('to a slow receiver holds up nobody else, and gets two at once', async () => {
    const held: ServerResponse[] = [];
    const slow = await endpoint('receiving.parcel-received.v1');
    slow.receiver.answer = (response) => void held.push(response);
    const quick = await endpoint('receiving.parcel-received.v1');
    const about = newCase();
    await tell(about, ...Array.from({ length: 10 }, () => parcelReceived(about)));
    await eventually(async () => quick.receiver.heard.length === 10 && held.length === 2);
    expect(slow.receiver.heard).toHaveLength(2);
    slow.receiver.answer = (response) => response.writeHead(204).end();
    for (const response of held) response.writeHead(204).end();
    await eventually(async () => slow.receiver.heard.length === 10);
    await remove(slow);
    await remove(quick);
  });
});
