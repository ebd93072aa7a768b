import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#testing';
import { createHmac } from 'node:crypto';
import type { LabelView } from '../src/label.dto.js';
import type { OrphanReport } from '../src/shipping.dto.js';
import { EasyPostShop } from './easypost.js';
import { returnCancelled } from './events.js';

const webhook = '/v1/labels/webhooks/easypost';
let shop: EasyPostShop;
beforeAll(async () => {
  shop = await EasyPostShop.open();
  shop.fake.hear(`${shop.vuelta.url}${webhook}`, 'sécret');
});
afterEach(() => shop.fake.calm());
afterAll(() => shop.close());

const hour = (at: number): Date => new Date(Date.UTC(2026, 10, 23, at));
const labelNow = async ({ labelId }: LabelView): Promise<LabelView> =>
  (await shop.vuelta.http.get(`/v1/labels/${labelId}`).set(shop.key)).body as LabelView;
const refundOnce = (label: LabelView, status: string): Promise<LabelView> =>
  eventually(async () => {
    const now = await labelNow(label);
    return now.postageRefund === status && now;
  });
const sql = (text: string, label: LabelView) => shop.vuelta.sql(text, [label.labelId]);
const shipmentOf = async (label: LabelView): Promise<string> =>
  (
    (await sql(`select carrier_shipment_id as id from labels.label where label_id = $1`, label)) as {
      id: string;
    }[]
  )[0]!.id;
/** As when the pause is over; a worker looks within seconds. */
const askNow = (label: LabelView) =>
  sql(`update labels.postage_refund set try_at = now() where label_id = $1`, label);

describe('tracking', () => {
  it('follows signed webhooks at the scan’s own time, whatever their order and number, and never goes back', async () => {
    const { label } = await shop.purchased();
    const trackingCode = label.trackingNumber!;
    const moving = shop.fake.scan({ trackingCode, status: 'in_transit', at: hour(8) });
    const delivered = shop.fake.scan({ trackingCode, status: 'delivered', at: hour(20) });
    expect(await shop.fake.send(delivered)).toEqual([204]);
    expect(await shop.fake.send(moving)).toEqual([204]);
    for (let again = 0; again < 3; again += 1) await shop.fake.send(delivered);
    const now = await labelNow(label);
    expect(now.status).toBe('delivered');
    expect(now.timeline.slice(-2).map(({ action, at }) => [action, at])).toEqual([
      ['scan', hour(8).toISOString()],
      ['deliver', hour(20).toISOString()],
    ]);
    expect(now.tracking.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['in_transit', 'delivered']),
    );
    expect(await shop.events(label.labelId)).toEqual(['label-purchased', 'label-scanned', 'label-delivered']);
    const scanned = (await shop.vuelta.recorded('labels', 'labels.label-scanned.v1')).at(-1)!;
    expect(scanned.data).toMatchObject({ scannedAt: hour(8).toISOString() });
  });

  it('refuses what is not signed over these very bytes', async () => {
    const body = '{"id":"evt_x","result":{"weight":10.0}}';
    const sign = (text: string, with_ = 'sécret'): string =>
      `hmac-sha256-hex=${createHmac('sha256', with_.normalize('NFKD')).update(text).digest('hex')}`;
    const send = (signature?: string, text = body) =>
      shop.vuelta.http
        .post(webhook)
        .set({ 'content-type': 'application/json', ...(signature && { 'x-hmac-signature': signature }) })
        .send(text);
    expect((await send(sign(body))).status).toBe(204);
    for (const wrong of [
      undefined,
      sign(body, 'other'),
      sign(body.replace('10.0', '10')),
      'hmac-sha256-hex=',
    ]) {
      const refused = await send(wrong);
      expect([refused.status, (refused.body as { code: string }).code]).toEqual([401, 'webhook_not_signed']);
    }
  });

  it('raises carriers’ exceptions once and says when a parcel goes back to the customer', async () => {
    const { label } = await shop.purchased();
    const told = (status: 'failure' | 'return_to_sender', at: number) =>
      shop.fake.send(shop.fake.scan({ trackingCode: label.trackingNumber!, status, at: hour(at) }));
    await told('failure', 9);
    await told('return_to_sender', 10);
    expect((await labelNow(label)).status).toBe('returned_to_sender');
    expect(await shop.events(label.labelId)).toEqual([
      'label-purchased',
      'label-scanned',
      'label-exception-raised',
      'label-returned-to-sender',
    ]);
  });

  it('asks where parcels are that no webhook tells of', async () => {
    const { label } = await shop.purchased();
    shop.fake.scan({ trackingCode: label.trackingNumber!, status: 'in_transit', at: hour(7) });
    await sql(`update labels.label set track_at = now() where label_id = $1`, label);
    await eventually(async () => (await labelNow(label)).status === 'scanned');
  });
});

describe('a label that is given back', () => {
  const voided = async (): Promise<LabelView> => {
    const { label, wanted } = await shop.purchased();
    await shop.vuelta.publish(wanted.returnId, returnCancelled(wanted));
    return refundOnce(label, 'requested');
  };

  it('gets its postage back, asked for an hour after the purchase at the earliest', async () => {
    const label = await voided();
    const [open] = (await sql(
      `select r.try_at >= l.purchased_at + interval '59 minutes' as late
       from labels.postage_refund r join labels.label l using (label_id) where label_id = $1`,
      label,
    )) as { late: boolean }[];
    expect(open!.late).toBe(true);
    await askNow(label);
    await refundOnce(label, 'submitted');
    const decided = shop.fake.refund(await shipmentOf(label), 'refunded');
    await shop.fake.send({ ...decided, result: shop.fake.book.get('shipments', await shipmentOf(label)) });
    await askNow(label);
    await refundOnce(label, 'refunded');
    const [event] = await shop.vuelta.recorded('labels', 'labels.postage-refunded.v1');
    expect(event!.data).toMatchObject({ amountMinor: label.costMinor, currency: label.currency });
  });

  it('is asked for a second time when the carrier rejects it, then the money is an orphan', async () => {
    const label = await voided();
    shop.fake.scan({ trackingCode: label.trackingNumber!, status: 'in_transit', at: hour(9) });
    await askNow(label);
    await eventually(async () => {
      const [row] = (await sql(`select attempts from labels.postage_refund where label_id = $1`, label)) as {
        attempts: number;
      }[];
      return row!.attempts === 1;
    });
    expect((await labelNow(label)).postageRefund).toBe('requested');
    await askNow(label);
    await refundOnce(label, 'rejected');
    expect(await shop.events(label.labelId)).toContain('postage-not-refunded');
    const report = (await shop.vuelta.http.get('/v1/labels/orphans').set(shop.key)).body as OrphanReport;
    expect(report.data).toContainEqual(
      expect.objectContaining({ labelId: label.labelId, reason: 'postage_kept', costMinor: 485 }),
    );
    expect(report.totals).toContainEqual({
      reason: 'postage_kept',
      currency: 'EUR',
      labels: 1,
      costMinor: 485,
    });
  });
});

describe('the end of a label', () => {
  it('is reminded of once per day that the policy names, and voids what nobody used', async () => {
    const { label } = await shop.purchased();
    const today = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
    await shop.vuelta.sql(`update labels.label set expires_on = $2 where label_id = $1`, [
      label.labelId,
      today,
    ]);
    const expiry = async (wanted: string): Promise<void> => {
      await eventually(async () => (await shop.events(label.labelId)).includes(wanted));
    };
    await shop.hurryExpiry();
    await expiry('label-expiring');
    await shop.vuelta.sql(`update labels.label set expires_on = '2026-01-01' where label_id = $1`, [
      label.labelId,
    ]);
    await shop.hurryExpiry();
    await expiry('label-expired');
    const ended = await labelNow(label);
    expect(ended).toMatchObject({ status: 'voided', documents: [], postageRefund: 'requested' });
    expect((await shop.events(label.labelId)).filter((type) => type === 'label-expiring')).toHaveLength(1);
  });

  it('does not come for a parcel that the carrier has, although nobody told us', async () => {
    const { label } = await shop.purchased();
    shop.fake.scan({ trackingCode: label.trackingNumber!, status: 'in_transit', at: hour(7) });
    await sql(`update labels.label set expires_on = '2026-01-01' where label_id = $1`, label);
    await shop.hurryExpiry();
    await eventually(async () => (await labelNow(label)).status === 'scanned');
    expect(await shop.events(label.labelId)).not.toContain('label-voided');
  });
});
