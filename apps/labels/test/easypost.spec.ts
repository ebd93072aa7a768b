import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { failures } from '#sandbox';
import { eventually } from '#testing';
import { EasyPostShop } from './easypost.js';

const buy = 'POST /shipments/:id/buy';
let shop: EasyPostShop;
beforeAll(async () => void (shop = await EasyPostShop.open()));
afterEach(() => shop.fake.calm());
afterAll(() => shop.close());

interface Choice {
  provider: string;
  carrier_shipment_id: string;
  offer_id: string;
  offers: {
    ranked: { carrier: string; serviceLevel: string; costMinor: number }[];
    refused: { reason: string; offer: { carrier: string } }[];
  };
}

const choiceOf = async (labelId: string): Promise<Choice> =>
  (
    await shop.vuelta.sql<Choice>(
      `select provider, carrier_shipment_id, offer_id, offers from labels.label where label_id = $1`,
      [labelId],
    )
  )[0]!;

describe('a label from EasyPost', () => {
  it('is the cheapest allowed, for a parcel that is on record as a return with the outbound roles', async () => {
    const { label, wanted } = await shop.purchased();
    expect(label).toMatchObject({
      carrier: 'DHLParcel',
      serviceLevel: 'Connect',
      costMinor: 485,
      currency: 'EUR',
    });
    const choice = await choiceOf(label.labelId);
    expect(choice.offers.ranked.map(({ costMinor }) => costMinor)).toEqual([485, 520, 1430]);
    const shipment = shop.fake.book.get('shipments', choice.carrier_shipment_id);
    expect(shipment).toMatchObject({
      is_return: true,
      reference: label.labelId,
      from_address: { city: 'GETAFE' },
      to_address: { city: 'MADRID', name: 'ANA MARÍA GÓMEZ' },
      tracking_code: label.trackingNumber,
    });
    expect(shop.paidFor(label.labelId)).toBe(1);
    const [event] = await shop.vuelta.recorded('labels', 'labels.label-purchased.v1');
    expect(event!.data).toMatchObject({ orderId: wanted.orderId, costMinor: 485, currency: 'EUR' });
  });

  it('is never bought in one call with its shipment', async () => {
    const before = shop.fake.asked.length;
    const { label } = await shop.purchased();
    const asked = shop.fake.asked.slice(before);
    expect(asked).toEqual(['POST /addresses', 'POST /addresses', 'POST /shipments', buy, 'GET /files/:id']);
    const { carrier_shipment_id: id } = await choiceOf(label.labelId);
    expect(shop.fake.book.get('shipments', id)['tracking_code']).toBe(label.trackingNumber);
  });

  it('is asked of the next carrier when one refuses, and the refusals are kept', async () => {
    await shop.put('shipping-policy', { prefer: 'transit_days', maxCostMinor: 1000 });
    shop.fake.plan({ route: buy, when: 'before', how: failures.postageFailure });
    const { label } = await shop.purchased();
    await shop.put('shipping-policy', { prefer: 'price' });
    expect(label).toMatchObject({ carrier: 'DHLParcel', costMinor: 485 });
    const { offers } = await choiceOf(label.labelId);
    expect(offers.ranked.map(({ carrier }) => carrier)).toEqual(['DPD', 'DHLParcel']);
    expect(offers.refused).toMatchObject([{ reason: 'too_expensive', offer: { carrier: 'UPS' } }]);
  });

  it('fails with the carriers’ reason when all of them refuse, and nothing was paid', async () => {
    shop.fake.plan({ route: buy, when: 'before', how: failures.postageFailure, times: 3 });
    const failed = await shop.labelOnce(await shop.authorize(), 'failed');
    expect(failed.timeline.at(-1)!.note).toContain('SHIPMENT.POSTAGE.FAILURE');
    expect(shop.paidFor(failed.labelId)).toBe(0);
  });

  it('is re-rated when its offer is too old, and then bought at the new one', async () => {
    shop.fake.plan({ route: buy, when: 'before', how: failures.cut, times: 3 });
    const wanted = await shop.authorize();
    const unknown = await shop.labelOnce(wanted, 'unknown');
    const old = await choiceOf(unknown.labelId);
    await shop.vuelta.sql(
      `update labels.label set quoted_at = now() - interval '2 hours' where label_id = $1`,
      [unknown.labelId],
    );
    const label = await shop.labelOnce(wanted, 'purchased');
    const fresh = await choiceOf(label.labelId);
    expect(fresh.carrier_shipment_id).toBe(old.carrier_shipment_id);
    expect(fresh.offer_id).not.toBe(old.offer_id);
    expect(shop.paidFor(label.labelId)).toBe(1);
  });

  it('that was bought and not heard of is adopted, not bought again', async () => {
    shop.fake.plan({ route: buy, when: 'after', how: failures.half });
    const wanted = await shop.authorize();
    const unknown = await shop.labelOnce(wanted, 'unknown');
    expect(shop.paidFor(unknown.labelId)).toBe(1);
    const before = shop.fake.asked.length;
    const label = await shop.labelOnce(wanted, 'purchased');
    expect(shop.fake.asked.slice(before)).toEqual(['GET /shipments/:id', 'GET /files/:id']);
    expect(shop.paidFor(label.labelId)).toBe(1);
  });

  it('is one when 64 ask for the second parcel at once', async () => {
    await shop.put('shipping-policy', { prefer: 'price', parcelsPerReturn: 2 });
    const { wanted } = await shop.purchased();
    const replies = await Promise.all(
      Array.from({ length: 64 }, () => shop.post('', { returnId: wanted.returnId })),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    const labels = await eventually(async () => {
      const found = (await shop.labelsOf(wanted)).filter(({ status }) => status === 'purchased');
      return found.length === 2 && found;
    });
    expect(labels.map(({ parcelNumber }) => parcelNumber)).toEqual([2, 1]);
    expect(new Set(labels.map(({ trackingNumber }) => trackingNumber)).size).toBe(2);
    for (const { labelId } of labels) expect(shop.paidFor(labelId)).toBe(1);
  });
});
