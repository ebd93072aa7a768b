import { expect, it } from '@jest/globals';
import { newId } from '#chassis';
import { checkDigit, OfflineCarrier } from './offline.carrier.js';

const carrier = new OfflineCarrier();
const order = (labelId: string) => ({
  labelId,
  requestedAt: new Date('2026-02-27T23:30:00Z'),
  currency: 'EUR',
  consignor: { name: 'Ana' },
  consignee: { name: 'Returns department' },
  parcel: { weightGrams: 700 },
  labelFormat: 'pdf' as const,
});
const buy = (labelId: string) => carrier.buy(labelId, 'drop_off', order(labelId));

it('knows the GS1 check digit', () => {
  expect(checkDigit('00614141123456789')).toBe(0);
  expect(checkDigit('123456789012')).toBe(8);
});

it('sells the same label to the same id, however often it is asked', async () => {
  const [first, second] = [await buy('lbl_1'), await buy('lbl_1')];
  expect(second).toEqual(first);
  expect(first).toMatchObject({
    costMinor: 0,
    currency: 'EUR',
    carrier: 'offline',
    serviceLevel: 'drop_off',
  });
  expect(first.expiresOn).toBe('2026-03-29');
});

it('gives every label its own tracking number, with a check digit that holds', async () => {
  const ids = Array.from({ length: 500 }, () => newId('lbl'));
  const numbers = await Promise.all(ids.map(async (id) => (await buy(id)).trackingNumber));
  expect(new Set(numbers).size).toBe(500);
  for (const number of numbers) {
    expect(number).toMatch(/^VU\d{16}$/);
    expect(checkDigit(number.slice(2, -1))).toBe(Number(number.at(-1)));
  }
});
