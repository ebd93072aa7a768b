import { describe, expect, it } from '@jest/globals';
import { decide, defaultPolicy, responses } from './index.js';
import type { LineFacts, MerchantPolicy, OrderFacts, PurchaseFacts, ReturnFacts } from './index.js';

const now = '2026-03-20T12:00:00Z';

const purchase = (facts: Partial<PurchaseFacts> = {}): PurchaseFacts => ({
  quantityPurchased: 3,
  quantityAlreadyReturned: 0,
  deliveredAt: '2026-03-09T15:00:00Z',
  paidMinor: 4_000,
  isGoods: true,
  finalSale: false,
  ...facts,
});

const line = (facts: Partial<LineFacts> = {}): LineFacts => ({
  lineId: 'a',
  quantity: 1,
  reasonCode: 'changed_mind',
  hygieneSeal: 'none',
  purchase: purchase(),
  ...facts,
});

const request = (lines: readonly LineFacts[], order: Partial<OrderFacts> = {}): ReturnFacts => ({
  order: {
    placedAt: '2026-03-07T09:00:00Z',
    currency: 'EUR',
    timeZone: 'Europe/Madrid',
    unitsNotYetReturned: 10,
    ...order,
  },
  lines,
});

const policy = (rules: Partial<MerchantPolicy> = {}): MerchantPolicy => ({ ...defaultPolicy, ...rules });

function decideOne(facts: Partial<LineFacts>, rules: Partial<MerchantPolicy> = {}, at = now) {
  const [decision] = decide(request([line(facts)]), policy(rules), at).lines;
  if (!decision) throw new Error('no decision');
  return decision;
}

describe('a line', () => {
  it.each<[string, Partial<LineFacts>, Partial<MerchantPolicy>]>([
    ['accept within_window', {}, {}],
    ['accept within_window', { hygieneSeal: 'intact' }, {}],
    ['accept within_window', { quantity: 3 }, {}],
    ['decline no_earlier_purchase', { purchase: null }, {}],
    ['decline quantity_exceeds_returnable', { quantity: 4 }, {}],
    ['decline quantity_exceeds_returnable', { purchase: purchase({ quantityAlreadyReturned: 3 }) }, {}],
    ['decline not_goods', { purchase: purchase({ isGoods: false }) }, {}],
    ['decline not_yet_delivered', { purchase: purchase({ deliveredAt: null }) }, {}],
    ['decline not_yet_delivered', { purchase: purchase({ deliveredAt: '2026-03-20T12:00:01Z' }) }, {}],
    ['accept within_window', { purchase: purchase({ deliveredAt: now }) }, {}],
    ['decline outside_window', {}, { returnWindowDays: 10 }],
    ['decline final_sale', { purchase: purchase({ finalSale: true }) }, {}],
    ['decline hygiene_seal_broken', { hygieneSeal: 'broken' }, {}],
    ['decline nothing_paid', { purchase: purchase({ paidMinor: 0 }) }, {}],
    ['review high_value_review', {}, { reviewAboveMinor: { EUR: 3_999 } }],
    ['accept within_window', {}, { reviewAboveMinor: { EUR: 4_000 } }],
    ['accept within_window', {}, { reviewAboveMinor: { USD: 1 } }],
    ['accept within_window faulty_goods_always_accepted', { reasonCode: 'defective' }, {}],
  ])('%s: %j %j', (answer, facts, rules) => {
    const { verdict, responseCodes } = decideOne(facts, rules);
    expect([verdict, ...responseCodes].join(' ')).toBe(answer);
  });

  it('is refused with every reason, and a refusal outranks a review', () => {
    const spoilt = purchase({ finalSale: true, paidMinor: 0, isGoods: false, quantityPurchased: 0 });
    const decision = decideOne(
      { hygieneSeal: 'broken', purchase: spoilt },
      { returnWindowDays: 1, reviewAboveMinor: { EUR: -1 } },
    );
    expect(decision.verdict).toBe('decline');
    expect(decision.responseCodes).toEqual([
      'quantity_exceeds_returnable',
      'not_goods',
      'outside_window',
      'final_sale',
      'hygiene_seal_broken',
      'nothing_paid',
    ]);
    expect(decision.findings.map(({ code }) => code)).toContain('high_value_review');
  });

  it('that is refused has no terms', () => {
    const rules = { restockingFeePercentByReason: { changed_mind: 15 } };
    const finalSale = purchase({ finalSale: true });
    expect(decideOne({ purchase: finalSale }, rules)).toMatchObject({ fees: [], resolutions: [] });
  });

  it('explains itself with the figures behind each finding', () => {
    const { findings } = decideOne({ quantity: 5, purchase: purchase({ quantityAlreadyReturned: 1 }) });
    expect(findings).toEqual([
      {
        code: 'quantity_exceeds_returnable',
        verdict: 'decline',
        facts: { quantityRequested: 5, quantityReturnable: 2 },
      },
      { code: 'within_window', verdict: 'accept', facts: { lastDayOn: '2026-04-08' } },
    ]);
    expect(findings.map(({ code }) => responses[code].sentence)).toEqual([
      'More pieces are asked back than were bought and not yet returned.',
      'The return is inside its window.',
    ]);
  });

  it.each([0, -1, 1.5, NaN])('is not judged for a quantity of %d', (quantity) => {
    expect(() => decideOne({ quantity })).toThrow(RangeError);
  });
});

describe('the window', () => {
  it('is open to the last instant of its last day where the consumer is, and not a millisecond longer', () => {
    const rules = { returnWindowDays: 14 };
    const { window } = decideOne({}, rules);
    expect(window).toMatchObject({ lastDayOn: '2026-03-23', endsAt: '2026-03-23T23:00:00.000Z' });
    expect(decideOne({}, rules, '2026-03-23T22:59:59.999Z').verdict).toBe('accept');
    expect(decideOne({}, rules, '2026-03-23T23:00:00Z').verdict).toBe('decline');
  });

  it('may count from the order', () => {
    expect(decideOne({}, { windowStartsWhen: 'placed' }).window?.startsOn).toBe('2026-03-07');
  });

  it.each([
    { reasonCode: 'changed_mind', days: 5 },
    { reasonCode: 'other', days: 30 },
    { reasonCode: 'defective', days: 730 },
  ])('for $reasonCode has $days days', ({ reasonCode, days }) => {
    const { window } = decideOne({ reasonCode }, { windowDaysByReason: { changed_mind: 5, defective: 7 } });
    expect(Date.parse(window?.lastDayOn ?? '') - Date.parse('2026-03-09')).toBe(days * 86_400_000);
  });

  it('for a faulty reason may be longer than the least it is owed', () => {
    const { window } = decideOne({ reasonCode: 'defective' }, { windowDaysByReason: { defective: 1_000 } });
    expect(window?.lastDayOn).toBe('2028-12-03');
  });

  it('does not exist before the goods have arrived', () => {
    for (const deliveredAt of [null, '2026-03-21T00:00:00Z']) {
      const notThere = { purchase: purchase({ deliveredAt }) };
      expect(decideOne(notThere).window).toBeNull();
      expect(decideOne(notThere, { windowStartsWhen: 'placed' }).window).toBeNull();
    }
  });
});

describe('faulty goods', () => {
  it('come back from a final sale and with a broken seal, without fee', () => {
    const purchased = purchase({ finalSale: true });
    const decision = decideOne(
      { reasonCode: 'defective', hygieneSeal: 'broken', purchase: purchased },
      { restockingFeePercentByReason: { defective: 20 } },
    );
    expect(decision).toMatchObject({ verdict: 'accept', faulty: true, fees: [] });
  });

  it('can be turned into money though the merchant offers only store credit', () => {
    const creditOnly = { resolutions: ['store_credit'] } as const;
    expect(decideOne({ reasonCode: 'defective' }, creditOnly).resolutions).toEqual([
      'refund',
      'store_credit',
    ]);
    expect(decideOne({}, creditOnly).resolutions).toEqual(['store_credit']);
  });
});

describe('the return', () => {
  const accepted = line();
  const refused = line({ lineId: 'b', purchase: null });
  const faulty = line({ lineId: 'c', reasonCode: 'defective' });

  it.each([
    { lines: [accepted, refused], verdict: 'accept', why: 'one line is accepted' },
    { lines: [refused, refused], verdict: 'decline', why: 'every line is refused' },
    { lines: [], verdict: 'decline', why: 'nothing is asked' },
  ])('$verdict when $why', ({ lines, verdict }) => {
    expect(decide(request(lines), policy(), now).verdict).toBe(verdict);
  });

  it('waits for a person while any line does, but not for a line that is refused anyway', () => {
    const limited = policy({ reviewAboveMinor: { EUR: 7_000 } });
    expect(decide(request([accepted, faulty, refused]), limited, now).verdict).toBe('review');
    const finalSale = line({ purchase: purchase({ finalSale: true, paidMinor: 9_000 }) });
    expect(decide(request([finalSale]), limited, now).verdict).toBe('decline');
  });

  it('counts pieces of one order line over all lines that ask for it', () => {
    const both = [line({ quantity: 2 }), line({ quantity: 2, reasonCode: 'defective' })];
    const { lines } = decide(request(both), policy(), now);
    expect(lines.map(({ responseCodes }) => responseCodes)).toEqual([
      ['quantity_exceeds_returnable'],
      ['quantity_exceeds_returnable'],
    ]);
  });

  it('says by when the parcel must be on its way, unless nothing may come back', () => {
    expect(decide(request([accepted]), policy(), now).shipWithin).toEqual({
      startsOn: '2026-03-20',
      lastDayOn: '2026-04-03',
      endsAt: '2026-04-03T22:00:00.000Z',
    });
    expect(decide(request([refused]), policy(), now).shipWithin).toBeNull();
  });

  it('records the policy version and the instant it was judged by', () => {
    expect(decide(request([]), policy(), now)).toMatchObject({ policyVersion: 'default-1', decidedAt: now });
  });

  it('keeps back a restocking fee by reason, on what was paid', () => {
    const rules = { restockingFeePercentByReason: { changed_mind: 15 } };
    const oddPrice = purchase({ paidMinor: 1_110 });
    expect(decideOne({ purchase: oddPrice }, rules).fees).toEqual([
      { code: 'restocking_fee', amountMinor: 167 },
    ]);
    expect(decideOne({ reasonCode: 'other' }, rules).fees).toEqual([]);
  });

  it.each([
    { lines: [accepted], currency: 'EUR', fees: [{ code: 'return_shipping_fee', amountMinor: 495 }] },
    {
      lines: [accepted, refused],
      currency: 'EUR',
      fees: [{ code: 'return_shipping_fee', amountMinor: 495 }],
    },
    { lines: [accepted], currency: 'USD', fees: [] },
    { lines: [accepted, faulty], currency: 'EUR', fees: [] },
    { lines: [refused], currency: 'EUR', fees: [] },
  ])('charges return shipping once, and never with faulty goods: $fees', ({ lines, currency, fees }) => {
    const charging = policy({ returnShippingFeeMinor: { EUR: 495 } });
    expect(decide(request(lines, { currency }), charging, now).fees).toEqual(fees);
  });

  it.each([
    { when: 'never', lines: [accepted, faulty], left: 2, owed: false },
    { when: 'whole_order', lines: [accepted, faulty], left: 2, owed: true },
    { when: 'whole_order', lines: [accepted, faulty], left: 3, owed: false },
    { when: 'whole_order', lines: [accepted, refused], left: 2, owed: false },
    { when: 'whole_order', lines: [refused], left: 0, owed: false },
    { when: 'whole_order_or_faulty', lines: [accepted, faulty], left: 3, owed: true },
    { when: 'whole_order_or_faulty', lines: [accepted], left: 3, owed: false },
    { when: 'whole_order_or_faulty', lines: [accepted], left: 1, owed: true },
  ] as const)('owes outbound shipping ($when, $left left): $owed', ({ when, lines, left, owed }) => {
    const facts = request(lines, { unitsNotYetReturned: left });
    expect(decide(facts, policy({ refundShippingWhen: when }), now).refundShipping).toBe(owed);
  });
});
