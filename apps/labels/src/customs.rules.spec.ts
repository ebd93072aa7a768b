import { describe, expect, it } from '@jest/globals';
import { declarationOf, needsCustoms } from './customs.rules.js';
import type { ExportRecord } from './customs.rules.js';
import { packedFrom, parcelOf } from './parcel.rules.js';

const at = (countryCode?: string, postalCode?: string) => ({
  name: 'x',
  ...(countryCode && { countryCode }),
  ...(postalCode && { postalCode }),
});
const line = {
  returnLineId: 'rli_1',
  orderLineId: '1',
  sku: 'MUG',
  description: 'Mug',
  quantity: 2,
  reasonCode: 'other',
};
const other = { ...line, returnLineId: 'rli_2', orderLineId: '2' };
const record: ExportRecord = {
  signer: 'Ana Ruiz',
  exportReference: '26ES00081230001234',
  invoiceNumber: 'F-2026-77',
  exportedOn: '2026-10-02',
  currency: 'EUR',
  lines: [{ orderLineId: '1', hsCode: '691200', originCountryCode: 'PT', unitValueMinor: 1000 }],
};
const sold = [{ orderLineId: '1', quantity: 4, weightGrams: 1400 }];

describe('customs', () => {
  it.each([
    ['ES 28001', 'ES 28906', false],
    ['ES 28001', 'FR 75001', false],
    ['ES 35001', 'ES 28906', true],
    ['GB SW1', 'ES 28906', true],
    ['US 94107', 'US 90277', false],
    ['CH 8001', 'DE 78266', true],
    ['DE 78266', 'DE 10115', true],
    ['', 'ES 28906', undefined],
  ])('from %s to %s: %s', (from, to, needed) => {
    const [sender, receiver] = [from, to].map((place) => at(...place.split(' ')));
    expect(needsCustoms(sender!, receiver!)).toBe(needed);
  });

  it('declare the pieces in the parcel with the papers of their export', () => {
    const declared = declarationOf(record, { contents: [line], sold, pieceGrams: 500 });
    expect(declared).toMatchObject({ signer: 'Ana Ruiz', exportReference: '26ES00081230001234' });
    expect(declared!.items).toEqual([
      {
        description: 'Mug',
        quantity: 2,
        hsCode: '691200',
        originCountryCode: 'PT',
        valueMinor: 2000,
        currency: 'EUR',
        weightGrams: 700,
      },
    ]);
  });

  it('declare nothing when the record lacks a line, rather than guess', () => {
    expect(declarationOf(record, { contents: [line, other], sold, pieceGrams: 500 })).toBeUndefined();
    expect(declarationOf(record, { contents: [], sold, pieceGrams: 500 })).toBeUndefined();
  });
});

describe('a parcel', () => {
  const policy = { defaultPieceGrams: 500, packagingGrams: 200 };

  it('weighs its goods and its box', () => {
    expect(parcelOf([line], sold, policy)).toEqual({ weightGrams: 900 });
    expect(parcelOf([line, other], sold, policy)).toEqual({ weightGrams: 1900 });
    const boxMm = { length: 300, width: 200, height: 100 };
    expect(parcelOf([], [], { ...policy, boxMm })).toEqual({
      weightGrams: 200,
      lengthMm: 300,
      widthMm: 200,
      heightMm: 100,
    });
  });

  it('holds no more pieces than come back', () => {
    const picked = [
      { returnLineId: 'rli_1', quantity: 5 },
      { returnLineId: 'rli_9', quantity: 1 },
    ];
    expect(packedFrom([line, other], picked)).toEqual([line]);
  });
});
