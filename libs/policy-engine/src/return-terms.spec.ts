import { describe, expect, it } from '@jest/globals';
import { lineOf, type Differences } from '../test/context.builder.js';
import {
  afterAll,
  decisionOn,
  faulty,
  isSecond,
  lawWith,
  twoLines,
  type Circumstances,
} from '../test/decision.builder.js';
import type { LawRule } from './law/law-rule.js';
import type { PolicyActions } from './policy/policy-document.js';

describe('fees of the whole return', () => {
  const fee = (minor: number): PolicyActions => ({
    fees: [{ code: 'return_shipping_fee', per: 'return', amountMinor: { EUR: minor } }],
  });
  const kept = (amountMinor: number) => [{ code: 'return_shipping_fee', amountMinor }];

  it.each<[name: string, about: Differences, said: Circumstances, fees: object[]]>([
    ['are kept once', twoLines, { policy: [fee(500)] }, kept(500)],
    [
      'are the lowest of the lines',
      twoLines,
      { policy: [{ when: isSecond, then: fee(300) }, fee(500)] },
      kept(300),
    ],
    [
      'are the lowest of the lines, be it the first',
      twoLines,
      { policy: [{ when: { not: isSecond }, then: fee(300) }, fee(500)] },
      kept(300),
    ],
    [
      'are none where a line has none',
      twoLines,
      { policy: [{ when: { not: isSecond }, then: fee(500) }] },
      [],
    ],
    [
      'are none where a line has another',
      twoLines,
      {
        policy: [
          {
            when: isSecond,
            then: { fees: [{ code: 'restocking_fee', per: 'return', amountMinor: { EUR: 200 } }] },
          },
          { when: { not: isSecond }, then: fee(500) },
        ],
      },
      [],
    ],
    ['are none where there is a right', {}, { law: lawWith({}), policy: [fee(500)] }, []],
    [
      'are none where one line has a right',
      { ...faulty, ...twoLines },
      {
        law: lawWith({
          appliesTo: { channels: ['online'], subjects: ['goods'], reasons: ['defective'], conditions: [] },
        }),
        policy: [fee(500)],
      },
      [],
    ],
  ])('%s', (_, about, said, fees) => {
    expect(decisionOn(about, said).fees).toEqual(fees);
  });
});

describe('the parcel back is paid', () => {
  type Payer = LawRule['returnShippingPaidBy'];
  const consumerPays: Circumstances = { policy: [{ returnShippingPaidBy: 'consumer' }] };
  const payer = (returnShippingPaidBy: Payer, about: Differences = {}) =>
    decisionOn(about, { ...consumerPays, law: lawWith({ returnShippingPaidBy }) }).returnShipping;
  const never = { order: { informedAt: 'never' } };

  it.each<[payer: Payer, about: Differences]>([
    ['seller', {}],
    ['seller_collects', {}],
    ['seller_collects_at_residence', {}],
    ['seller_if_significant_cost_else_consumer', {}],
    ['supplier_unless_consumer_sends_unasked', {}],
    ['consumer_unless_defect', faulty],
    ['consumer_unless_trader_agreed_or_did_not_inform', never],
    ['consumer_if_stated_in_preinformation_up_to_outbound_cost_else_seller', never],
    ['consumer_unless_trader_agreed_or_did_not_inform', { order: { informedAt: '2026-05-02T10:00:00Z' } }],
  ])('by the seller where the law says "%s" (%j)', (wording, about) => {
    expect(payer(wording, about)).toMatchObject({ paidBy: 'seller', rule: { ruleId: 'spec-1' } });
  });

  it.each<[payer: Payer, about: Differences]>([
    ['consumer', faulty],
    ['consumer', never],
    ['consumer_unless_defect', {}],
    ['consumer_unless_trader_agreed_or_did_not_inform', faulty],
    ['consumer_if_stated_in_preinformation_up_to_outbound_cost_else_seller', {}],
    ['merchant_setting', {}],
    ['silent', faulty],
    [null, faulty],
  ])('as the merchant says where the law says "%s" (%j)', (wording, about) => {
    expect(payer(wording, about)).toEqual({ paidBy: 'consumer', rule: null });
  });

  it.each<[name: string, about: Differences, said: Circumstances, paidBy: string]>([
    ['by the merchant who offers it', {}, {}, 'seller'],
    [
      'by the consumer where one line of the parcel says so',
      twoLines,
      { policy: [{ when: isSecond, then: { returnShippingPaidBy: 'consumer' } }] },
      'consumer',
    ],
    [
      'by the consumer once the time of the law is over',
      {},
      {
        ...consumerPays,
        policy: [{ windowDays: null, returnShippingPaidBy: 'consumer' }],
        law: lawWith({ returnShippingPaidBy: 'seller' }),
        now: afterAll,
      },
      'consumer',
    ],
  ])('%s', (_, about, said, paidBy) => {
    expect(decisionOn(about, said).returnShipping).toEqual({ paidBy, rule: null });
  });

  it('as the merchant says where the law that binds the seller gives no right here', () => {
    const over = { returnShippingPaidBy: 'seller', exclusions: ['perishable'] } as const;
    const law = lawWith({ returnShippingPaidBy: 'consumer', exclusions: [] }, over);
    const about = { purchase: { flags: ['perishable'] } } as const;
    const { returnShipping } = decisionOn(about, { ...consumerPays, law });
    expect(returnShipping).toEqual({ paidBy: 'consumer', rule: null });
  });

  it('by the seller where the law of any line says so', () => {
    const law = lawWith(
      { returnShippingPaidBy: 'consumer' },
      {
        returnShippingPaidBy: 'seller',
        appliesTo: { channels: ['online'], subjects: ['goods'], reasons: ['defective'], conditions: [] },
      },
    );
    const broken = lineOf({ line: { lineId: '2', reasonCode: 'defective' } });
    const { returnShipping } = decisionOn({ otherLines: [broken] }, { ...consumerPays, law });
    expect(returnShipping).toMatchObject({ paidBy: 'seller', rule: { ruleId: 'spec-2' } });
  });
});

describe('the parcel must be on its way', () => {
  type SendBack = NonNullable<LawRule['returnGoodsDeadline']>;
  const sendBack = (changes: Partial<SendBack>) => ({
    returnGoodsDeadline: {
      length: 14,
      unit: 'calendar_day',
      trigger: 'withdrawal',
      effect: '',
      who: 'consumer',
      ...changes,
    } as const,
  });
  const shipBy = (shipByDays: number) => ({ policy: [{ shipByDays }] });

  it.each<[name: string, about: Differences, said: Circumstances, lastDayOn: string]>([
    ['within the days of the merchant', {}, shipBy(5), '2026-05-16'],
    [
      'within the most generous of its lines',
      twoLines,
      { policy: [{ when: isSecond, then: { shipByDays: 9 } }, { shipByDays: 5 }] },
      '2026-05-20',
    ],
    ['never below those of the law', {}, { law: lawWith(sendBack({})), ...shipBy(5) }, '2026-05-25'],
    [
      'by the longest of the laws',
      {},
      { law: lawWith(sendBack({}), sendBack({ length: 20 })), ...shipBy(5) },
      '2026-05-31',
    ],
    [
      'by the merchant where the law gives fewer',
      {},
      { law: lawWith(sendBack({})), ...shipBy(20) },
      '2026-05-31',
    ],
    [
      'by the merchant where the seller must collect',
      {},
      { law: lawWith(sendBack({ who: 'seller_collects' })), ...shipBy(5) },
      '2026-05-16',
    ],
    [
      'by the merchant where the law counts otherwise',
      {},
      { law: lawWith(sendBack({ unit: 'business_day' })), ...shipBy(5) },
      '2026-05-16',
    ],
    [
      'by the merchant where the law is silent',
      {},
      { law: lawWith({ returnGoodsDeadline: null }), ...shipBy(5) },
      '2026-05-16',
    ],
  ])('%s', (_, about, said, lastDayOn) => {
    expect(decisionOn(about, said).shipWithin).toMatchObject({ startsOn: '2026-05-11', lastDayOn });
  });

  it('by the end of that day', () => {
    expect(decisionOn({}, shipBy(5)).shipWithin?.endsAt).toBe('2026-05-17T00:00:00.000Z');
  });
});
