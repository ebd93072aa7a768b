import { describe, expect, it } from '@jest/globals';
import type { Differences } from '../../test/context.builder.js';
import { afterAll, everyLaw, lawWith, lineDecisionOn } from '../../test/decision.builder.js';
import { plainCalendars } from '../../test/plain-calendars.js';
import { judge } from './judge.js';
import type { LawRule } from './law-rule.js';
import { legalReasonOf } from './sale.js';

type Rule = Partial<LawRule>;
const rightUnder = (rules: readonly Rule[], about: Differences = {}, now?: string) =>
  lineDecisionOn(about, { law: lawWith(...rules), ...(now && { now }) }).statutory;
const days = (length: number) => ({ period: { length, unit: 'calendar_day', businessDays: null } }) as const;
const guarantee = {
  kind: 'non_conformity',
  remedyStrength: 2,
  remedy: 'repair_or_replacement_first',
} as const;
const payer = (returnShippingPaidBy: LawRule['returnShippingPaidBy']) => ({ returnShippingPaidBy });
const amount = (value: number) =>
  ({ minAmount: [{ value, currency: 'EUR', comparison: '>=', when: 'any' }] }) as const;
const perishable = { purchase: { flags: ['perishable'] } } as const;
const excluded = { exclusions: ['perishable'] } as const;

describe('of two rules the more favourable is the one that', () => {
  const open = { ...days(14), exclusions: [] };
  it.each<[name: string, worse: Rule, better: Rule]>([
    ['gives a right', { ...days(3), remedyStrength: 3 }, { ...days(14), remedyStrength: 1 }],
    [
      'has the stronger remedy, be it shorter',
      { ...days(20), remedyStrength: 2 },
      { ...days(14), remedyStrength: 3 },
    ],
    ['ends later', days(13), days(14)],
    ['has no end', days(99), { period: null }],
    ['makes the seller pay the parcel', payer('consumer'), payer('seller')],
    ['makes the seller fetch it', payer(null), payer('seller_collects')],
    [
      'is open, where another takes the goods out',
      { ...excluded, remedyStrength: 3 },
      { ...open, remedyStrength: 1 },
    ],
  ])('%s', (_, worse, better) => {
    expect(rightUnder([worse, better], perishableFor(worse)).rule?.ruleId).toBe('spec-2');
    expect(rightUnder([better, worse], perishableFor(worse)).rule?.ruleId).toBe('spec-1');
  });

  const perishableFor = (rule: Rule): Differences => (rule.exclusions?.length ? perishable : {});

  it('belongs to the more particular place', () => {
    const order = { jurisdiction: 'US-CA' };
    const law = [{ jurisdiction: 'US' }, { jurisdiction: 'US-CA' }];
    expect(rightUnder(law, { order }).rule?.ruleId).toBe('spec-2');
    expect(rightUnder(law.toReversed(), { order }).rule?.ruleId).toBe('spec-1');
  });
});

describe('of rules that refuse, the one explained is the one that', () => {
  const poor = { order: { totalMinor: 100 } };
  it.each<[name: string, further: Rule, nearer: Rule, about: Differences]>([
    ['came too late, not one of an amount', amount(500), days(3), poor],
    [
      'came too late, not one that takes the goods out',
      { ...excluded, remedyStrength: 3 },
      { ...days(3), exclusions: [] },
      perishable,
    ],
    [
      'asked for more, not one that takes the goods out',
      { ...excluded, remedyStrength: 3 },
      { ...amount(500), exclusions: [], remedyStrength: 1 },
      { ...poor, ...perishable },
    ],
    ['was over last', days(3), days(4), {}],
  ])('%s', (_, further, nearer, about) => {
    expect(rightUnder([further, nearer], about).rule?.ruleId).toBe('spec-2');
    expect(rightUnder([nearer, further], about).rule?.ruleId).toBe('spec-1');
  });
});

describe('rules that give the same are named beside it', () => {
  it.each<[name: string, other: Rule, also: string[]]>([
    ['the same', {}, ['spec-2']],
    ['another end', days(13), []],
    ['a weaker remedy', { remedyStrength: 2 }, []],
    ['no right', days(3), []],
    ['no right, for another reason', { ...amount(500), ...days(14) }, []],
  ])('%s', (_, other, also) => {
    expect(rightUnder([{}, other]).alsoRuleIds).toEqual(also);
  });

  it('also where they refuse, if for the same reason', () => {
    expect(rightUnder([{}, {}], {}, afterAll).alsoRuleIds).toEqual(['spec-2']);
    const over = rightUnder([days(3), { ...amount(500), ...days(3) }], {}, '2026-05-30T00:00:00Z');
    expect(over).toMatchObject({ reasonCode: 'after_deadline', alsoRuleIds: [] });
  });
});

describe('a right', () => {
  const undelivered: Differences = {
    order: { firstDeliveredAt: null, lastDeliveredAt: null },
    purchase: { deliveredAt: null },
  };
  it.each<[name: string, rule: Rule, about: Differences, eligible: boolean, reasonCode: string]>([
    ['is open', {}, {}, true, 'within_window'],
    ['is over', days(3), {}, false, 'after_deadline'],
    ['has no end', { period: null }, {}, true, 'no_fixed_window'],
    ['to withdraw is there before the goods', {}, undelivered, true, 'period_not_started'],
    ['to sound goods is not there before the goods', guarantee, undelivered, false, 'period_not_started'],
    ['is taken away by what the goods are', excluded, perishable, false, 'excluded:perishable'],
    ['asks for a higher price', amount(500), {}, false, 'below_min_amount'],
  ])('%s', (...[, rule, about, eligible, reasonCode]) => {
    const { remedy = 'refund' } = rule;
    expect(rightUnder([rule], about)).toMatchObject({
      eligible,
      reasonCode,
      remedy: eligible ? remedy : null,
    });
  });

  it.each<[name: string, rule: Rule, why: string]>([
    ['a statement that there is none', { kind: 'no_statutory_right' }, 'no_statutory_right'],
    ['a duty', { kind: 'procedural_duty' }, 'duty_only'],
    ['a rule that the store does not keep', { kind: 'merchant_policy' }, 'switched_off'],
    ['a rule that is disabled', { confidence: 'low' }, 'disabled'],
    ['a rule of another time', { effectiveFrom: '2026-04-26' }, 'not_in_force'],
    ['a rule of the past', { effectiveTo: '2026-04-25' }, 'not_in_force'],
  ])('is not %s', (_, rule, why) => {
    const { statutory, house, rejectedRules } = lineDecisionOn({}, { law: lawWith(rule) });
    expect(statutory).toMatchObject({ eligible: false, rule: null, reasonCode: 'no_statutory_right' });
    expect(house).toBeNull();
    expect(rejectedRules).toEqual([{ rule: expect.objectContaining({ ruleId: 'spec-1' }), why }]);
  });

  it.each<Rule>([{ effectiveFrom: '2026-04-25' }, { effectiveTo: '2026-04-26' }])(
    'is in force: %j',
    (rule) => {
      expect(rightUnder([rule]).eligible).toBe(true);
    },
  );
});

describe('the law', () => {
  const known = (...rules: Rule[]) => {
    const compiled = lawWith(...rules);
    const facts = { policy: [{ decline: 'worn' }] };
    return lineDecisionOn({}, { law: compiled, ...facts }).verdict === 'decline';
  };
  const none = { kind: 'no_statutory_right' } as const;

  it.each<[name: string, rules: Rule[], isKnown: boolean]>([
    ['that says there is no right is known', [none], true],
    ['that is only a disabled rule is not', [{ confidence: 'low' }], false],
    ['that is a disabled rule beside a statement is not', [none, { confidence: 'low' }], false],
    ['that is a disabled rule beside one that spoke is known', [{ confidence: 'low' }, days(3)], true],
  ])('%s', (_, rules, isKnown) => {
    expect(known(...rules)).toBe(isKnown);
  });
});

describe("the store's cancellation rule", () => {
  const dallas = { jurisdiction: 'US-TX', currency: 'USD', placedAt: '2026-05-08T10:00:00.000Z' };
  const sale = (now: string) => ({
    order: {
      ...dallas,
      holidayRegion: null,
      timeZone: 'UTC',
      channel: 'online' as const,
      totalMinor: 6000,
      totalIn: {},
      contractAt: Date.parse(dallas.placedAt),
      contractDay: Math.floor(Date.parse(dallas.placedAt) / 86_400_000),
      firstDeliveredAt: null,
      lastDeliveredAt: null,
      regularDelivery: false,
      copyReceivedAt: null,
      informedAt: null,
      circumstances: {},
      now: Date.parse(now),
    },
    goodsType: 'goods' as const,
    flags: [],
    reason: legalReasonOf('changed_mind'),
    deliveredAt: null,
  });
  const houseWith = (length: number | null) => {
    const kept = new Map(length === null ? [] : [['us-three-day-cancellation', length]]);
    return judge(everyLaw, sale('2026-05-09T10:00:00Z'), plainCalendars, kept).house;
  };

  // Friday 8 May; Saturday counts, Sunday does not.
  it.each([
    [3, 3, '2026-05-12'],
    [5, 5, '2026-05-14'],
    [2, 3, '2026-05-12'],
  ])('kept for %d business days gives %d', (kept, length, lastDayOn) => {
    expect(houseWith(kept)?.window).toMatchObject({ length, lastDayOn });
  });

  it('is none where the store keeps none', () => {
    expect(houseWith(null)).toBeNull();
  });

  it('never names law', () => {
    expect(houseWith(3)?.rule).toMatchObject({ source: 'house', kind: 'merchant_policy' });
  });
});
