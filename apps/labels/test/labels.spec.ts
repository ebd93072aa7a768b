import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GuestSessions } from '#chassis';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { LabelPage, LabelView } from '../src/label.dto.js';
import { labelStatuses } from '../src/label.lifecycle.js';
import { labelsService } from '../src/labels.module.js';
import {
  newCase,
  orderRegistered,
  parcelReceived,
  returnAuthorized,
  returnCancelled,
  returnExpired,
  seal,
} from './events.js';
import type { Case } from './events.js';

const secret = 'a secret of thirty-two characters';
let vuelta: TestProcess;
let key: { authorization: string };

beforeAll(async () => {
  vuelta = await runServices([labelsService], { VUELTA_SECRET: secret });
  key = await vuelta.key();
});
afterAll(() => vuelta.stop());

const guestOf = ({ orderId }: Case, merchantId = vuelta.merchantId) => ({
  cookie: `vuelta_guest=${new GuestSessions(secret).issue({ merchantId, orderId }, new Date())}`,
});

const labelsOf = async ({ returnId }: Case): Promise<LabelView[]> =>
  ((await vuelta.http.get(`/v1/labels?returnId=${returnId}`).set(key)).body as LabelPage).data;

const labelOnce = (wanted: Case, status: string): Promise<LabelView> =>
  eventually(async () => (await labelsOf(wanted)).find((label) => label.status === status));

const publishOrder = async (wanted: Case): Promise<void> =>
  vuelta.publish(wanted.orderId, orderRegistered(wanted, await seal(vuelta)));

const authorize = (wanted: Case): Promise<void> => vuelta.publish(wanted.returnId, returnAuthorized(wanted));

async function purchased(): Promise<{ wanted: Case; label: LabelView }> {
  const wanted = newCase();
  await publishOrder(wanted);
  await authorize(wanted);
  return { wanted, label: await labelOnce(wanted, 'purchased') };
}

const post = (path: string, body: object = {}) =>
  vuelta.http.post(`/v1/labels/${path}`).set(key).set(once()).send(body);

const eventsOf = async ({ labelId }: LabelView): Promise<string[]> =>
  (await vuelta.recorded('labels')).filter(({ subject }) => subject === labelId).map(({ type }) => type);

const scannedAt = '2026-11-23T09:00:00.000Z';

describe('a label', () => {
  it('is bought for an authorized return and can be printed', async () => {
    const { wanted, label } = await purchased();
    expect(label).toMatchObject({
      carrier: 'offline',
      serviceLevel: 'drop_off',
      costMinor: 0,
      currency: 'EUR',
    });
    expect(label).toMatchObject({ rmaNumber: wanted.rmaNumber, allowedActions: ['scan', 'void'] });
    expect(label.timeline.map(({ action }) => action)).toEqual(['request', 'claim', 'purchase']);
    for (const { at } of label.timeline) expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);

    const pdf = await vuelta.http.get(label.documentUrl!).set(key).buffer(true);
    expect(pdf.status).toBe(200);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="label-${wanted.rmaNumber}.pdf"`,
      'cache-control': 'private, no-store',
    });
    const bytes = pdf.body as Buffer;
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const [kept] = await vuelta.sql<{ sealed: Buffer }>(
      `select sealed from labels.label_content where label_id = $1`,
      [label.labelId],
    );
    expect(kept!.sealed.includes('Gómez')).toBe(false);
    const again = await vuelta.http.get(label.documentUrl!).set(key).buffer(true);
    expect((again.body as Buffer).equals(bytes)).toBe(true);

    const [event] = await vuelta.recorded('labels', 'labels.label-purchased.v1');
    expect(event!.data).toMatchObject({ orderId: wanted.orderId, trackingNumber: label.trackingNumber });
  });

  it('waits for the sender when the order is heard after the return', async () => {
    const wanted = newCase();
    await authorize(wanted);
    const waiting = await labelOnce(wanted, 'requested');
    expect(waiting).toMatchObject({ trackingNumber: null, documentUrl: null, allowedActions: ['void'] });
    const document = await vuelta.http.get(`/v1/labels/${waiting.labelId}/document.pdf`).set(key);
    expect(document.status).toBe(404);
    expect(document.body).toMatchObject({ code: 'label_has_no_document', status: 404 });

    await purchased();
    expect(await labelOnce(wanted, 'requested')).toEqual(waiting);
    await publishOrder(wanted);
    await labelOnce(wanted, 'purchased');
  });

  it('is asked for once, however often the authorization is heard', async () => {
    const { wanted, label } = await purchased();
    await authorize(wanted);
    await authorize(wanted);
    await vuelta.publish(wanted.returnId, returnCancelled(wanted));
    await labelOnce(wanted, 'voided');
    await authorize(wanted);
    await purchased();
    expect((await labelsOf(wanted)).map(({ labelId }) => labelId)).toEqual([label.labelId]);
  });

  it('is given back when its return is cancelled, and is not printed any more', async () => {
    const { wanted, label } = await purchased();
    await vuelta.publish(wanted.returnId, returnCancelled(wanted));
    const voided = await labelOnce(wanted, 'voided');
    expect(voided).toMatchObject({ documentUrl: null, allowedActions: [] });
    expect(voided.timeline.at(-1)).toMatchObject({
      from: 'purchased',
      action: 'void',
      note: 'return cancelled',
    });
    expect(await eventsOf(label)).toEqual(['labels.label-purchased.v1', 'labels.label-voided.v1']);
    expect((await vuelta.http.get(label.documentUrl!).set(key)).body).toMatchObject({
      code: 'label_has_no_document',
    });
  });

  it('that was never bought is voided in silence, and stays so when its sender becomes known', async () => {
    const wanted = newCase();
    await authorize(wanted);
    const label = await labelOnce(wanted, 'requested');
    await vuelta.publish(wanted.returnId, returnExpired(wanted));
    await labelOnce(wanted, 'voided');
    await publishOrder(wanted);
    await purchased();
    await labelOnce(wanted, 'voided');
    expect(await eventsOf(label)).toEqual([]);
  });

  it('goes from the hand-over to the dock, and a late expiry does not touch it', async () => {
    const { wanted, label } = await purchased();
    const scanned = await post(`${label.labelId}/scans`, { scannedAt });
    expect(scanned.status).toBe(200);
    expect(scanned.body).toMatchObject({ status: 'scanned', allowedActions: [] });
    expect((scanned.body as LabelView).timeline.at(-1)).toMatchObject({ action: 'scan', by: 'spec' });
    await vuelta.publish(wanted.returnId, returnExpired(wanted));
    await vuelta.publish(wanted.returnId, parcelReceived(wanted));
    const delivered = await labelOnce(wanted, 'delivered');
    expect(delivered.timeline.map(({ to }) => to)).not.toContain('voided');
    expect(await eventsOf(label)).toEqual(['labels.label-purchased.v1', 'labels.label-scanned.v1']);
    const events = await vuelta.recorded('labels', 'labels.label-scanned.v1');
    expect(events.at(-1)!.data).toMatchObject({ labelId: label.labelId, scannedAt });
  });

  it('is delivered by the dock alone, once, also when the second parcel of the return comes', async () => {
    const { wanted } = await purchased();
    await vuelta.publish(wanted.returnId, parcelReceived(wanted), parcelReceived(wanted));
    const delivered = await labelOnce(wanted, 'delivered');
    await purchased();
    expect((await labelOnce(wanted, 'delivered')).timeline).toEqual(delivered.timeline);
  });

  it('is not bought when the parcel came first', async () => {
    const [early, waiting] = [newCase(), newCase()];
    await publishOrder(early);
    await vuelta.publish(early.returnId, parcelReceived(early));
    await authorize(early);
    await authorize(waiting);
    await labelOnce(waiting, 'requested');
    await vuelta.publish(waiting.returnId, parcelReceived(waiting));
    expect((await labelOnce(waiting, 'voided')).timeline.at(-1)).toMatchObject({ note: 'parcel received' });
    await purchased();
    expect(await labelsOf(early)).toEqual([]);
  });
});

describe('what is not legal', () => {
  it('is refused with what is allowed', async () => {
    const { label } = await purchased();
    expect((await post(`${label.labelId}/void`)).status).toBe(200);
    const refused = await post(`${label.labelId}/scans`, { scannedAt });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'illegal_transition',
      from: 'voided',
      action: 'scan',
      allowed: [],
    });
  });

  it('happens once when 16 ask for it at the same time', async () => {
    const { label } = await purchased();
    const [same, other] = [once(), Array.from({ length: 16 }, once)];
    const send = (headers: Record<string, string>) =>
      vuelta.http.post(`/v1/labels/${label.labelId}/void`).set(key).set(headers);
    const replies = await Promise.all([...other.map(() => send(same)), ...other.map((own) => send(own))]);
    const effects = replies.filter(
      ({ status, headers }) => status === 200 && !headers['idempotent-replayed'],
    );
    expect(effects).toHaveLength(1);
    expect(replies.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect(await eventsOf(label)).toEqual(['labels.label-purchased.v1', 'labels.label-voided.v1']);
  });

  it('cannot be stored either: states come from the lifecycle, the timeline only grows', async () => {
    const [check] = await vuelta.sql<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'label_status_check'`,
    );
    expect([...check!.text.matchAll(/'(\w+)'/g)].map(([, state]) => state)).toEqual(labelStatuses);
    await expect(vuelta.sql(`delete from labels.label_transition`)).rejects.toThrow('only grows');
  });
});

describe('who sees a label', () => {
  it('its merchant and the customer of its order, page by page; nobody else', async () => {
    const { wanted, label } = await purchased();
    const [own, other] = [guestOf(wanted), guestOf(newCase())];
    const stranger = await vuelta.stranger();
    for (const path of [`/v1/labels/${label.labelId}`, label.documentUrl!]) {
      expect((await vuelta.http.get(path).set(own)).status).toBe(200);
      for (const caller of [other, guestOf(wanted, stranger.merchantId), stranger]) {
        const { status, body } = await vuelta.http.get(path).set(caller as Record<string, string>);
        expect({ status, code: (body as { code: string }).code }).toEqual({ status: 404, code: 'not_found' });
      }
    }
    const list = async (headers: Record<string, string>) =>
      (await vuelta.http.get('/v1/labels').set(headers)).body as LabelPage;
    expect((await list(own)).data.map(({ labelId }) => labelId)).toEqual([label.labelId]);
    expect((await list(other)).data).toEqual([]);
    expect((await list({ authorization: stranger.authorization })).data).toEqual([]);
    const strange = { authorization: stranger.authorization, ...once() };
    expect((await vuelta.http.post(`/v1/labels/${label.labelId}/void`).set(strange)).status).toBe(404);
    expect(
      (await vuelta.http.post(`/v1/labels/${label.labelId}/void`).set({ ...own, ...once() })).status,
    ).toBe(403);

    const first = (await vuelta.http.get('/v1/labels?limit=1').set(key)).body as LabelPage;
    expect(first).toMatchObject({
      hasMore: true,
      data: [{ labelId: label.labelId }],
      nextCursor: label.labelId,
    });
    const rest = (await vuelta.http.get(`/v1/labels?startingAfter=${first.nextCursor}`).set(key))
      .body as LabelPage;
    expect(rest.data.map(({ labelId }) => labelId)).not.toContain(label.labelId);
  });
});
