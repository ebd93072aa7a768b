import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import type { FeeCode } from '#money';
import { spec2025 } from '../../test/sales.builder.js';
import { decide } from '../decide.js';
import type { Decision } from '../decision.js';
import type { PurchaseFacts, ReturnFacts } from '../facts.js';
import { compileLaw } from '../law/compile-law.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { defaultPolicy, fromSettings } from '../policy/default-policy.js';
import type { PolicyDocument } from '../policy/policy-document.js';
import { dateOf, dayOf } from '../time/days.js';
import { ordinarySale } from './ordinary-sale.js';
import { publish } from './publish.js';
import type { Place } from './survey.js';

const law = compileLaw(readPacks());
const shop = { name: 'Spec & <Shop>', url: 'https://shop.example/returns' };
const on = '2025-06-04';
/** A Wednesday with no holiday of these calendars: nothing rolls over. */
const lastDayOn = '2025-06-18';

interface Node {
  readonly applicableCountry: string;
  readonly returnPolicyCategory: string;
  readonly merchantReturnDays?: number;
  readonly returnFees?: string;
  readonly itemDefectReturnFees: string;
  readonly restockingFee?: number;
  readonly returnShippingFeesAmount?: { value: string };
  readonly returnPolicySeasonalOverride?: readonly {
    startDate: string;
    endDate: string;
    merchantReturnDays: number;
  }[];
}

const places: readonly Place[] = [
  { country: 'US', currency: 'USD' },
  { country: 'DE', currency: 'EUR' },
  { country: 'GB', currency: 'GBP' },
  { country: 'BR', currency: 'BRL' },
  { country: 'AR', currency: 'ARS' },
  { country: 'CH', currency: 'CHF' },
  { country: 'AU', currency: 'AUD' },
  { country: 'KR', currency: 'KRW' },
  { country: 'JP', currency: 'JPY' },
];

const policies: readonly (readonly [string, PolicyDocument])[] = [
  ['the default', defaultPolicy],
  [
    'seven days and fees',
    fromSettings({ returnWindowDays: 7, restockingFeePercentByReason: { changed_mind: 15 } }),
  ],
  ['no returns', fromSettings({ returnWindowDays: 0, faultyWindowDays: 0 })],
  [
    '60 days and a label fee',
    fromSettings({ returnWindowDays: 60, returnShippingFeeMinor: { USD: 595, EUR: 495 } }),
  ],
  [
    'consumer pays, a season, more for one country',
    {
      ...defaultPolicy,
      rules: [
        { id: 'ch', when: { fact: 'order.country', is: 'CH' }, then: { windowDays: 45 } },
        {
          id: 'winter',
          when: {
            all: [
              { fact: 'order.placedOn', atLeast: '2025-11-01' },
              { fact: 'order.placedOn', atMost: '2025-12-31' },
            ],
          },
          then: { windowDays: 90 },
        },
        { id: 'rest', then: { windowDays: 10, returnShippingPaidBy: 'consumer' } },
      ],
    },
  ],
];

const schema = (name: string) => `https://schema.org/${name}`;

describe.each(policies)('published: %s', (_, document) => {
  const policy = compilePolicy(document, '1');
  const ruling = { policy, law, calendars: spec2025 };
  const published = publish(shop, places, ruling, on);
  const nodes = (JSON.parse(published.jsonLd) as { hasMerchantReturnPolicy: Node[] }).hasMerchantReturnPolicy;

  const ask = (place: Place, placedOn: string, now: string, about: Partial<PurchaseFacts> = {}): Decision => {
    const facts = ordinarySale(place, { reasonCode: 'changed_mind', placedOn });
    return decide(withPurchase(facts, about), policy, law, spec2025, now);
  };

  it.each(places)('$country: the days stated are the days given', (place) => {
    const node = nodeOf(nodes, place);
    const days = node.merchantReturnDays ?? 0;
    const placedOn = dateOf(dayOf(lastDayOn) - days);
    const last = ask(place, placedOn, '2025-06-18T23:59:59.999Z');
    const late = ask(place, placedOn, '2025-06-19T00:00:00Z');
    // The store's own three days for the United States are told beside the window, not in it.
    const house = [last, late].map(({ lines }) => lines[0]?.house?.eligible ?? false);
    expect(last.verdict).toBe(days > 0 || house[0] || isDeliveryDay(last) ? 'accept' : 'decline');
    expect(late.verdict).toBe(house[1] ? 'accept' : 'decline');
    expect(node.returnPolicyCategory).toBe(
      schema(days > 0 ? 'MerchantReturnFiniteReturnWindow' : 'MerchantReturnNotPermitted'),
    );
  });

  const onLastDay = (place: Place): Decision | null => {
    const days = nodeOf(nodes, place).merchantReturnDays;
    return days === undefined ? null : ask(place, dateOf(dayOf(lastDayOn) - days), '2025-06-18T12:00:00Z');
  };

  it.each(places)('$country: what is kept is what the engine keeps, and nothing of a right', (place) => {
    const node = nodeOf(nodes, place);
    const last = onLastDay(place);
    const lawful = last?.lines[0]?.statutory.eligible ?? true;
    const percent = lawful ? 0 : Number(node.restockingFee ?? 0);
    const label = lawful ? 0 : Number(node.returnShippingFeesAmount?.value ?? 0);
    const { totalMinor } = ordinarySale(place, { reasonCode: 'other', placedOn: on }).order;
    expect(feeOf(last, 'restocking_fee')).toBe(Math.round((totalMinor * percent) / 100));
    expect(feeOf(last, 'return_shipping_fee')).toBe(Math.round(label * 100));
  });

  it.each(places)('$country: who pays for the parcel is who the engine says', (place) => {
    const paidBy = onLastDay(place)?.returnShipping.paidBy;
    const consumer = nodeOf(nodes, place).returnFees === schema('ReturnFeesCustomerResponsibility');
    expect(paidBy ?? 'seller').toBe(consumer ? 'consumer' : 'seller');
  });

  it('tells Google the same days', () => {
    for (const place of places) {
      const body = published.google.find(
        (one) => (one as { countries: string[] }).countries[0] === place.country,
      ) as {
        policy: { type: string; days?: string };
      };
      const days = nodeOf(nodes, place).merchantReturnDays;
      expect(body.policy).toEqual(
        days === undefined
          ? { type: 'NO_RETURNS' }
          : { type: 'NUMBER_OF_DAYS_AFTER_DELIVERY', days: String(days) },
      );
    }
  });

  it('keeps its seasons', () => {
    for (const place of places) {
      for (const { startDate, endDate, merchantReturnDays } of nodeOf(nodes, place)
        .returnPolicySeasonalOverride ?? []) {
        for (const placedOn of [startDate, endDate]) {
          const end = dayOf(placedOn) + merchantReturnDays;
          expect(ask(place, placedOn, `${dateOf(end)}T23:59:59Z`).verdict).toBe('accept');
          expect(ask(place, placedOn, `${dateOf(end + 1)}T00:00:00Z`).verdict).toBe('decline');
        }
      }
    }
  });

  it('excludes on the page what the engine declines', () => {
    const finalSale = 'This item was sold as a final sale.';
    const us = places[0] as Place;
    // Past the store's three days, which no exclusion touches.
    const verdict = ask(us, '2025-06-11', '2025-06-17T12:00:00Z', { finalSale: true }).lines[0]
      ?.responseCodes;
    expect(published.pages.en.text.includes(finalSale)).toBe(verdict?.includes('final_sale') ?? false);
  });

  it('writes the days of the policy on the page, in every language', () => {
    const days = document.rules.flatMap(({ then }) => then.windowDays ?? []).filter((one) => one > 10);
    for (const { text } of Object.values(published.pages)) {
      for (const one of days) expect(text).toContain(String(one));
    }
  });
});

function nodeOf(nodes: readonly Node[], { country }: Place): Node {
  const node = nodes.find(({ applicableCountry }) => applicableCountry === country);
  if (!node) throw new RangeError(`nothing published for ${country}`);
  return node;
}

function feeOf(decision: Decision | null, code: FeeCode): number {
  const fees = decision ? [...decision.fees, ...decision.lines.flatMap((line) => line.fees)] : [];
  return fees.find((fee) => fee.code === code)?.amountMinor ?? 0;
}

/** A window of no days still holds on the day of the delivery itself. */
function isDeliveryDay({ lines }: Decision): boolean {
  return lines[0]?.windows.some(({ length, status }) => length === 0 && status === 'open') ?? false;
}

function withPurchase(facts: ReturnFacts, about: Partial<PurchaseFacts>): ReturnFacts {
  const lines = facts.lines.map((line) => ({
    ...line,
    purchase: line.purchase && { ...line.purchase, ...about },
  }));
  return { ...facts, lines };
}
