import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import { spec2025 } from '../../test/sales.builder.js';
import { languages } from '../explain/language.js';
import { compileLaw } from '../law/compile-law.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { defaultPolicy, fromSettings } from '../policy/default-policy.js';
import type { PolicyDocument } from '../policy/policy-document.js';
import { publish, type Published } from './publish.js';
import { seasonsOf } from './seasons.js';
import type { Place } from './survey.js';

const packs = readPacks();
const law = compileLaw(packs);
const us: Place = { country: 'US', currency: 'USD' };
const germany: Place = { country: 'DE', currency: 'EUR' };
const brazil: Place = { country: 'BR', currency: 'BRL' };

function published(document: PolicyDocument, places: readonly Place[], name = 'Spec shop'): Published {
  const ruling = { policy: compilePolicy(document, '1'), law, calendars: spec2025 };
  return publish({ name, url: 'https://shop.example/returns' }, places, ruling, '2025-06-04');
}

function nodeOf(document: PolicyDocument, place: Place): unknown {
  const { jsonLd } = published(document, [place]);
  return (JSON.parse(jsonLd) as { hasMerchantReturnPolicy: unknown[] }).hasMerchantReturnPolicy[0];
}

const season: PolicyDocument = {
  ...defaultPolicy,
  rules: [
    {
      id: 'winter',
      when: {
        all: [
          { fact: 'order.placedOn', atLeast: '2025-11-01' },
          { fact: 'order.placedOn', below: '2026-01-01' },
        ],
      },
      then: { windowDays: 90 },
    },
    { id: 'rest', then: { windowDays: 10, returnShippingPaidBy: 'consumer' } },
  ],
};

describe('JSON-LD', () => {
  it('tells days, costs and refunds in the words of schema.org', () => {
    const fees = {
      returnWindowDays: 40,
      restockingFeePercentByReason: { changed_mind: 10 },
      returnShippingFeeMinor: { USD: 595 },
    };
    expect(nodeOf(fromSettings(fees), us)).toEqual({
      '@type': 'MerchantReturnPolicy',
      applicableCountry: 'US',
      returnPolicyCountry: 'US',
      merchantReturnLink: 'https://shop.example/returns',
      returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
      merchantReturnDays: 40,
      returnMethod: 'https://schema.org/ReturnByMail',
      returnFees: 'https://schema.org/ReturnShippingFees',
      customerRemorseReturnFees: 'https://schema.org/ReturnShippingFees',
      returnShippingFeesAmount: { '@type': 'MonetaryAmount', value: '5.95', currency: 'USD' },
      restockingFee: 10,
      refundType: ['FullRefund', 'ExchangeRefund', 'StoreCreditRefund'].map(
        (type) => `https://schema.org/${type}`,
      ),
      itemDefectReturnFees: 'https://schema.org/FreeReturn',
    });
  });

  it('gives the law’s days where the policy gives fewer', () => {
    expect(nodeOf(fromSettings({ returnWindowDays: 3 }), germany)).toMatchObject({ merchantReturnDays: 14 });
    expect(nodeOf(fromSettings({ returnWindowDays: 3 }), us)).toMatchObject({ merchantReturnDays: 3 });
  });

  it('has a season with both its days', () => {
    expect(nodeOf(season, us)).toMatchObject({
      merchantReturnDays: 10,
      returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
      returnPolicySeasonalOverride: [
        { startDate: '2025-11-01', endDate: '2025-12-31', merchantReturnDays: 90 },
      ],
    });
  });

  it('names no end, none at all, and what it cannot tell', () => {
    const withWindow = (windowDays: number | null, windowStarts: 'delivered' | 'placed') =>
      nodeOf({ ...defaultPolicy, rules: [{ id: 'all', then: { windowDays, windowStarts } }] }, us);
    const category = (name: string) => ({ returnPolicyCategory: `https://schema.org/${name}` });
    expect(withWindow(null, 'delivered')).toMatchObject(category('MerchantReturnUnlimitedWindow'));
    expect(withWindow(0, 'delivered')).toMatchObject(category('MerchantReturnNotPermitted'));
    expect(withWindow(30, 'placed')).toMatchObject(category('MerchantReturnUnspecified'));
  });

  it('cannot end the script element it stands in', () => {
    const { jsonLd } = published(defaultPolicy, [us], '</script><b>');
    expect(jsonLd).not.toContain('<');
    expect((JSON.parse(jsonLd) as { name: string }).name).toBe('</script><b>');
  });
});

describe('Google’s shape', () => {
  it('tells the same', () => {
    const fees = {
      returnWindowDays: 40,
      restockingFeePercentByReason: { changed_mind: 10 },
      returnShippingFeeMinor: { EUR: 495 },
    };
    expect(published(fromSettings(fees), [germany]).google).toEqual([
      {
        countries: ['DE'],
        returnPolicyUri: 'https://shop.example/returns',
        policy: { type: 'NUMBER_OF_DAYS_AFTER_DELIVERY', days: '40' },
        seasonalOverrides: [],
        returnMethods: ['BY_MAIL'],
        itemConditions: ['NEW'],
        returnLabelSource: 'DOWNLOAD_AND_PRINT',
        returnShippingFee: { type: 'FIXED', fixedFee: { amountMicros: '4950000', currencyCode: 'EUR' } },
        restockingFee: { microPercent: 10_000_000 },
        processRefundDays: 14,
        acceptDefectiveOnly: false,
        acceptExchange: true,
      },
    ]);
  });

  it('has the season with dates in parts, and leaves out what it cannot tell', () => {
    expect(published(season, [us]).google[0]).toMatchObject({
      returnShippingFee: { type: 'CUSTOMER_PAYING_ACTUAL_FEE' },
      seasonalOverrides: [
        {
          startDate: { year: 2025, month: 11, day: 1 },
          endDate: { year: 2025, month: 12, day: 31 },
          returnDays: 90,
        },
      ],
    });
    const placed: PolicyDocument = {
      ...defaultPolicy,
      rules: [{ id: 'all', then: { windowDays: 9, windowStarts: 'placed' } }],
    };
    expect(published(placed, [us]).google).toEqual([]);
  });
});

describe('the page', () => {
  const { pages } = published(season, [us, germany, brazil]);

  it('says once what holds everywhere and by country what does not', () => {
    const { text } = pages.en;
    expect(text).toContain(
      'United States: You can return an item within ten days after the delivery. For orders placed from Saturday 1 ' +
        'November 2025 to Wednesday 31 December 2025 you have 90 days. You can cancel orders of $25 or more within ' +
        'three business days of ordering. This is our own offer, not a legal right.',
    );
    expect(text).toContain('Germany and Brazil: You can return an item within ten days after the delivery.');
    expect(text).toContain(
      'Brazil: The return shipping is at your own cost. If you return by a legal right: we pay for the return shipping.',
    );
    expect(text).toContain('Once we have accepted your return, please send the parcel within');
  });

  it('names each right by its citation, and the rest as the store’s own', () => {
    const { text } = pages.en;
    expect(text).toContain(
      '- Buergerliches Gesetzbuch (BGB), ss. 312g, 355-357a: you can withdraw from this purchase within 14 days ' +
        'after the delivery.',
    );
    expect(text.trim().endsWith('Everything else on this page is our own offer, not a legal right.')).toBe(
      true,
    );
    expect(pages.de.text).toContain(
      'BGB), §§ 312g, 355-357a: Sie können innerhalb von 14 Tagen nach der Lieferung den Kauf widerrufen.',
    );
  });

  it.each(languages)('in %s has the same parts, whole and without a word of English', (language) => {
    const { html, text } = pages[language];
    expect(html.match(/<section id="returns-[a-z]+">/g)).toHaveLength(7);
    expect(html.startsWith(`<article lang="${language}">`)).toBe(true);
    expect(text).not.toMatch(/undefined|null|NaN|[{}[\]]|[\u00a0\u202f]/);
    if (language === 'en') return;
    // Citations of American law are English everywhere.
    const elsewhere = published(season, [germany, brazil]).pages[language].text;
    expect(elsewhere).not.toMatch(/\b(the|you|your|our|within|until|goods|refund)\b/i);
  });

  it('holds the same words in HTML, where marks are escaped', () => {
    const own: PolicyDocument = {
      ...defaultPolicy,
      rules: [
        {
          id: 'big',
          title: 'Items > 50 kg & "bulky" <b>',
          when: { fact: 'line.tags', has: 'bulky' },
          then: { decline: 'bulky' },
        },
        { id: 'all', then: { windowDays: 30 } },
      ],
    };
    const { html, text } = published(own, [us]).pages.en;
    expect(html).toContain('<li>Items &gt; 50 kg &amp; &quot;bulky&quot; &lt;b&gt;</li>');
    expect(text).toContain('- Items > 50 kg & "bulky" <b>');
    expect(text).toContain('This takes away none of your rights by law.');
  });

  it('can be written for every place of the packs', () => {
    const places = packs.filter(
      ({ jurisdiction }) => jurisdiction.length === 2 && !['EU', 'ZZ'].includes(jurisdiction),
    );
    const all = published(
      defaultPolicy,
      places.map(({ jurisdiction: country }) => ({ country, currency: 'EUR' })),
    );
    for (const language of languages) expect(all.pages[language].text).not.toMatch(/undefined|null|NaN|[{}]/);
  });
});

describe('seasons', () => {
  const seasons = (when: PolicyDocument['rules'][number]['when']) =>
    seasonsOf({ ...defaultPolicy, rules: [{ id: 'x', ...(when && { when }), then: { windowDays: 50 } }] });

  it.each([
    [{ fact: 'order.placedOn', atLeast: '2025-11-01' }],
    [{ fact: 'order.placedOn', is: '2025-11-01' }],
    [
      {
        any: [
          { fact: 'order.placedOn', atLeast: '2025-11-01' },
          { fact: 'order.placedOn', atMost: '2025-12-01' },
        ],
      },
    ],
    [
      {
        all: [
          { fact: 'order.placedOn', atLeast: '2025-11-01', atMost: '2025-12-01' },
          { fact: 'line.sku', is: 'A' },
        ],
      },
    ],
    [
      {
        all: [
          { fact: 'order.placedOn', atLeast: '2025-12-01' },
          { fact: 'order.placedOn', atMost: '2025-11-01' },
        ],
      },
    ],
    [undefined],
  ])('are not %j', (when) => {
    expect(seasons(when)).toEqual([]);
  });

  it('exclude their limits where the rule does', () => {
    const when = {
      all: [
        { fact: 'order.placedOn', above: '2025-11-01' },
        { fact: 'order.placedOn', below: '2025-12-01' },
      ],
    };
    expect(seasons(when)).toEqual([{ startOn: '2025-11-02', endOn: '2025-11-30' }]);
  });
});
