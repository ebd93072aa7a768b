import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import { germany, publisher, season, us } from '../../test/publication.builder.js';
import { compileLaw } from '../law/compile-law.js';
import { defaultPolicy, fromSettings } from '../policy/default-policy.js';
import type { PolicyDocument } from '../policy/policy-document.js';
import { seasonsOf } from './seasons.js';
import type { Place } from './survey.js';

const published = publisher(compileLaw(readPacks()));

function nodeOf(document: PolicyDocument, place: Place): unknown {
  const { jsonLd } = published(document, [place]);
  return (JSON.parse(jsonLd) as { hasMerchantReturnPolicy: unknown[] }).hasMerchantReturnPolicy[0];
}

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

  it('lets no season give less than the law', () => {
    const [winter] = season.rules;
    const short = {
      ...season,
      rules: [
        { ...winter!, then: { windowDays: 5 } },
        { id: 'rest', then: { windowDays: 3 } },
      ],
    };
    const override = (days: number) => ({ returnPolicySeasonalOverride: [{ merchantReturnDays: days }] });
    expect(nodeOf(short, germany)).toMatchObject(override(14));
    expect(nodeOf(short, us)).toMatchObject(override(5));
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
