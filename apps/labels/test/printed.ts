import type { LabelContent } from '../src/documents/content.js';

/** Contents that documents must bear, by what is awkward in them. */
const plain: LabelContent = {
  consignor: {
    name: 'Ana María Gómez',
    line1: 'Calle de la Cruz 14, 3º B',
    city: 'Madrid',
    postalCode: '28012',
    countryCode: 'ES',
  },
  consignee: {
    name: 'Returns department',
    line1: 'Muelle 7, Polígono Sur',
    city: 'Getafe',
    region: 'Madrid',
    postalCode: '28906',
    countryCode: 'ES',
  },
  serviceName: 'Drop-off at the counter',
  trackingNumber: 'VU4375847960355028',
  rmaNumber: 'RMA-7K3QW-9ZX2M-P',
  shipByOn: '2026-12-06',
  requestedAt: new Date('2026-11-22T10:00:00Z'),
  language: 'en',
  lines: [
    {
      returnLineId: 'rli_1',
      orderLineId: '1',
      sku: 'MUG-07',
      description: 'Mug, hand-painted, 350 ml',
      quantity: 2,
      reasonCode: 'does_not_fit',
    },
    {
      returnLineId: 'rli_2',
      orderLineId: '2',
      sku: 'LAMP-BRASS-22',
      description: 'Desk lamp with brass foot and a switch in the cable',
      quantity: 1,
      reasonCode: 'damaged_in_transit',
    },
  ],
  slip: {},
  parcelNumber: 1,
  customs: {
    signer: 'Ana Ruiz',
    exportReference: '26ES00081230001234',
    invoiceNumber: 'F-2026-0077',
    exportedOn: '2026-10-02',
    items: [
      {
        description: 'Mug, hand-painted, 350 ml',
        quantity: 2,
        hsCode: '691200',
        originCountryCode: 'PT',
        valueMinor: 2400,
        currency: 'EUR',
        weightGrams: 700,
      },
      {
        description: 'Desk lamp with brass foot',
        quantity: 1,
        hsCode: '940521',
        originCountryCode: 'CZ',
        valueMinor: 8950,
        currency: 'EUR',
        weightGrams: 2150,
      },
    ],
  },
};

const european: LabelContent = {
  ...plain,
  consignor: {
    name: 'Zażółć Gęślą-Jaźń & Παπαδόπουλος',
    line1: 'ul. Świętokrzyska 14/3, Łódź-Śródmieście',
    line2: 'Čtvrtá čtvrť, Žižkov, Příčná 7',
    city: 'Kędzierzyn-Koźle',
    postalCode: '47-200',
    countryCode: 'PL',
  },
  consignee: { ...plain.consignee, name: 'Вітрина Повернень, Αθήνα' },
  trackingNumber: '9400110368000000012345',
};

const endless: LabelContent = {
  ...plain,
  trackingNumber: '9400111899223197428490123456789012',
  serviceName: 'Ground Advantage '.repeat(10),
  consignor: {
    ...plain.consignor,
    name: 'Παπαδόπουλος 東京 '.repeat(12),
    line1: 'W'.repeat(200),
    line2: 'W '.repeat(100),
  },
  consignee: { ...plain.consignee, name: 'R'.repeat(200), line1: 'M'.repeat(200), line2: 'x '.repeat(200) },
  lines: Array.from({ length: 40 }, (_, at) => ({
    ...plain.lines[at % 2]!,
    description: 'Lámpara '.repeat(12 + (at % 9)),
    sku: 'S'.repeat(64),
  })),
  slip: { packing: 'Please '.repeat(85), contact: 'help@example.com '.repeat(17) },
};

const bare: LabelContent = {
  ...plain,
  consignor: { name: 'Li' },
  consignee: { name: 'Returns department' },
  lines: [],
};

export const contents = { plain, european, endless, bare };
