import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GuestSessions } from '#chassis';
import { eventually, once } from '#testing';
import type { LabelView } from '../src/label.dto.js';
import type { PickupView } from '../src/shipping.dto.js';
import { EasyPostShop } from './easypost.js';

const secret = 'a secret of thirty-two characters';
let shop: EasyPostShop;
beforeAll(async () => void (shop = await EasyPostShop.open({ VUELTA_SECRET: secret })));
afterEach(() => shop.fake.calm());
afterAll(() => shop.close());

const sql = (text: string, label: LabelView) => shop.vuelta.sql(text, [label.labelId]);
const shipmentOf = async (label: LabelView): Promise<string> => {
  const rows = await sql(`select carrier_shipment_id as id from labels.label where label_id = $1`, label);
  return (rows as { id: string }[])[0]!.id;
};

describe('a home pickup', () => {
  const tomorrow = (hours: number): string => new Date(Date.now() + (24 + hours) * 3_600_000).toISOString();
  const pickupOnce = (label: LabelView, status: string): Promise<PickupView> =>
    eventually(async () => {
      const reply = await shop.vuelta.http.get(`/v1/labels/${label.labelId}/pickups`).set(shop.key);
      return (reply.body as { data: PickupView[] }).data.find((pickup) => pickup.status === status);
    });

  it('is booked once, also when the answer is lost, and can be cancelled', async () => {
    const { label } = await shop.purchased();
    const path = `/${label.labelId}/pickups`;
    shop.fake.plan({ route: 'POST /pickups/:id/buy', when: 'after', how: 'cut' });
    const asked = await shop.post(path, { fromAt: tomorrow(1), toAt: tomorrow(4) });
    expect(asked.body).toMatchObject({ status: 'requested', allowedActions: ['cancel'] });
    expect((await shop.post(path, { fromAt: tomorrow(1), toAt: tomorrow(4) })).body).toMatchObject({
      code: 'pickup_impossible',
    });
    await sql(`update labels.pickup set try_at = now() where label_id = $1 and try_at is not null`, label);
    const booked = await pickupOnce(label, 'scheduled');
    expect(booked.confirmation).toMatch(/^WTC/);
    expect((await shop.post(`${path}/${booked.pickupId}/cancel`)).body).toMatchObject({
      status: 'cancelling',
    });
    await pickupOnce(label, 'cancelled');
    const told = (await shop.events(label.labelId)).filter((type) => type.startsWith('pickup'));
    expect(told).toEqual(['pickup-scheduled', 'pickup-cancelled']);
  });
});

describe('a link to a label', () => {
  it('opens what its maker may see, for a short time, and nothing after a void', async () => {
    const { label, wanted } = await shop.purchased();
    const guest = new GuestSessions(secret).issue(
      { merchantId: shop.vuelta.merchantId, orderId: wanted.orderId },
      new Date(),
    );
    const stranger = new GuestSessions(secret).issue(
      { merchantId: shop.vuelta.merchantId, orderId: 'other' },
      new Date(),
    );
    const ask = (cookie: string, document = 'label.pdf') =>
      shop.vuelta.http
        .post(`/v1/labels/${label.labelId}/links`)
        .set({ cookie: `vuelta_guest=${cookie}`, ...once() })
        .send({ document });
    expect((await ask(stranger)).status).toBe(404);
    const { url } = (await ask(guest)).body as { url: string };
    const file = await shop.vuelta.http.get(url).buffer(true);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(url).not.toContain(label.trackingNumber!);
    const changed = url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await shop.vuelta.http.get(changed)).status).toBe(404);
    expect((await shop.vuelta.http.get(`/v1/labels/files/${guest}`)).status).toBe(404);
    await shop.post(`/${label.labelId}/void`);
    expect((await shop.vuelta.http.get(url)).status).toBe(404);
  });

  it('prints the carrier’s own file, and every document that is offered', async () => {
    const { label } = await shop.purchased();
    for (const { url } of label.documents) {
      expect((await shop.vuelta.http.get(url).set(shop.key).buffer(true)).status).toBe(200);
    }
    expect(label.documents.map(({ name }) => name)).toEqual([
      'label.pdf',
      'label-a4.pdf',
      'label-letter.pdf',
      'carrier-label',
      'packing-slip.pdf',
      'qr.pdf',
    ]);
  });
});

describe('a return across a customs border', () => {
  it('is not sent without the papers of its export, and with them is declared as returned goods', async () => {
    const british = {
      name: 'Dock',
      line1: '1 High St',
      city: 'London',
      postalCode: 'SW1A 1AA',
      countryCode: 'GB',
    };
    const spanish = { ...british, city: 'Getafe', postalCode: '28906', countryCode: 'ES' };
    await shop.put('return-address', british);
    const refused = await shop.labelOnce(await shop.authorize(), 'failed');
    expect(refused.timeline.at(-1)!.note).toContain('no export record');
    const record = {
      signer: 'Ana Ruiz',
      exportReference: '26ES0001',
      invoiceNumber: 'F-7',
      exportedOn: '2026-10-02',
      currency: 'EUR',
      lines: [{ orderLineId: '1', hsCode: '691200', originCountryCode: 'PT', unitValueMinor: 1000 }],
    };
    expect((await shop.put(`export-records/${refused.orderId}`, record)).status).toBe(204);
    await shop.post('', { returnId: refused.returnId });
    const label = await shop.labelOnce(refused, 'purchased');
    await shop.put('return-address', spanish);
    expect(label.documents.map(({ name }) => name)).toContain('customs.pdf');
    const shipment = shop.fake.book.get('shipments', await shipmentOf(label));
    expect(shipment['customs_info']).toMatchObject({
      contents_type: 'returned_goods',
      customs_signer: 'Ana Ruiz',
      customs_items: [{ hs_tariff_number: '691200', value: '10.00', quantity: 1 }],
    });
  });
});
