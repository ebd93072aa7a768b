import { describe, expect, it } from '@jest/globals';
import type { Differences } from '../test/context.builder.js';
import {
  afterAll,
  everyLaw,
  lawWith,
  lineDecisionOn,
  noRights,
  type Circumstances,
} from '../test/decision.builder.js';

const withinTwoWeeks = lawWith({});
const afterTwoWeeks = '2026-05-20T10:00:00Z';
const undelivered = {
  order: { firstDeliveredAt: null, lastDeliveredAt: null },
  purchase: { deliveredAt: null },
};
const atContract = { event: 'contract', countEventDay: false } as const;
const declining = { decline: 'outlet' };

describe('the window that counts', () => {
  it.each<[name: string, about: Differences, said: Circumstances, source: string, lastDayOn: string | null]>([
    ["is the merchant's, where it is open longer", {}, { law: withinTwoWeeks }, 'policy', '2026-05-31'],
    [
      "is the law's, where that is open longer",
      {},
      { law: withinTwoWeeks, policy: [{ windowDays: 5 }] },
      'law',
      '2026-05-15',
    ],
    [
      "is the law's, where both end together",
      {},
      { law: withinTwoWeeks, policy: [{ windowDays: 14 }] },
      'law',
      '2026-05-15',
    ],
    [
      "is the law's, where something else of the policy refuses",
      {},
      { law: withinTwoWeeks, policy: [declining] },
      'law',
      '2026-05-15',
    ],
    [
      "is the merchant's, where its end is all that refuses",
      {},
      { law: withinTwoWeeks, now: afterAll },
      'policy',
      '2026-05-31',
    ],
    [
      "is the merchant's, where there is no other",
      {},
      { law: noRights, policy: [declining] },
      'policy',
      '2026-05-31',
    ],
    ['is the one still open', {}, { law: withinTwoWeeks, now: afterTwoWeeks }, 'policy', '2026-05-31'],
    [
      'is the one still open, be it shorter',
      {},
      { law: lawWith({ period: null }, {}), policy: [{ windowDays: null }], now: afterTwoWeeks },
      'law',
      null,
    ],
    ['is one without an end', {}, { law: withinTwoWeeks, policy: [{ windowDays: null }] }, 'policy', null],
    ['is one that has begun', undelivered, { law: lawWith({ trigger: atContract }) }, 'law', '2026-05-11'],
    [
      'is one that has begun, be there one that has not',
      undelivered,
      { law: lawWith({ trigger: atContract }, {}) },
      'law',
      '2026-05-11',
    ],
    [
      'is one that will begin, where the other is over',
      undelivered,
      { law: lawWith({ trigger: atContract }, {}), now: afterAll },
      'law',
      null,
    ],
  ])('%s', (...[, about, said, source, lastDayOn]) => {
    expect(lineDecisionOn(about, said).window).toMatchObject({ rule: { source }, lastDayOn });
  });

  it('is one of all that are shown: law first, then the policy', () => {
    const { windows } = lineDecisionOn({}, { law: lawWith({}, { period: null }) });
    expect(windows.map(({ rule, status }) => [rule.ruleId, status])).toEqual([
      ['spec-2', 'no_fixed_end'],
      ['spec-1', 'open'],
      ['base-terms', 'open'],
    ]);
  });
});

describe("the merchant's window", () => {
  const policyWindowOf = (about: Differences, said: Circumstances) =>
    lineDecisionOn(about, said).windows.at(-1);
  const order = { placedAt: '2026-04-25T10:00:00.000Z', dispatchedAt: '2026-04-27T10:00:00.000Z' };

  it.each<
    [
      name: string,
      windowStarts: 'placed' | 'dispatched' | 'delivered',
      about: Differences,
      days: (string | null)[],
    ]
  >([
    ['delivery', 'delivered', { order }, ['2026-05-01', '2026-05-31']],
    ['the order', 'placed', { order }, ['2026-04-25', '2026-05-25']],
    ['dispatch', 'dispatched', { order }, ['2026-04-27', '2026-05-27']],
    [
      'delivery, where dispatch is not known',
      'dispatched',
      { order: { dispatchedAt: null } },
      ['2026-05-01', '2026-05-31'],
    ],
    ['nothing, before the goods came', 'placed', { purchase: { deliveredAt: null } }, [null, null]],
    [
      'nothing, before they will have come',
      'placed',
      { purchase: { deliveredAt: '2026-05-12T00:00:00Z' } },
      [null, null],
    ],
    [
      'delivery, this very moment',
      'delivered',
      { purchase: { deliveredAt: '2026-05-11T10:00:00.000Z' } },
      ['2026-05-11', '2026-06-10'],
    ],
  ])('counts from %s', (_, windowStarts, about, [startsOn, lastDayOn]) => {
    const window = policyWindowOf(about, { policy: [{ windowStarts }] });
    expect(window).toMatchObject({ startsOn, lastDayOn, plainLastDayOn: lastDayOn });
    expect(window?.status).toBe(startsOn === null ? 'not_started' : 'open');
  });

  it('names its rule, its length and its end', () => {
    expect(policyWindowOf({}, { policy: [{ windowDays: 10 }] })).toEqual({
      rule: expect.objectContaining({ source: 'policy', ruleId: expect.stringMatching(/^rule-/) }),
      event: 'delivery',
      startsOn: '2026-05-01',
      length: 10,
      unit: 'calendar_day',
      countEventDay: false,
      plainLastDayOn: '2026-05-11',
      lastDayOn: '2026-05-11',
      endsAt: '2026-05-12T00:00:00.000Z',
      skipped: [],
      rolledOver: [],
      rolloverBasis: null,
      notInformed: null,
      status: 'open',
    });
  });

  it('has no length and no end where the policy sets none, but a beginning', () => {
    const window = policyWindowOf({}, { policy: [{ windowDays: null }] });
    expect(window).toMatchObject({
      startsOn: '2026-05-01',
      length: null,
      unit: null,
      plainLastDayOn: null,
      lastDayOn: null,
      endsAt: null,
      status: 'no_fixed_end',
    });
  });

  it.each([
    ['2026-05-11T23:59:59.999Z', 'open'],
    ['2026-05-12T00:00:00.000Z', 'closed'],
  ])('at %s is %s', (now, status) => {
    expect(policyWindowOf({}, { policy: [{ windowDays: 10 }], now })?.status).toBe(status);
  });

  it('is found with its last day, if it has one', () => {
    const found = (said: Circumstances) =>
      lineDecisionOn({}, said).findings.map(({ code, facts }) => [code, facts]);
    expect(found({ policy: [{ windowDays: 10 }] })).toEqual([['within_window', { lastDayOn: '2026-05-11' }]]);
    expect(found({ policy: [{ windowDays: 3 }] })).toEqual([['outside_window', { lastDayOn: '2026-05-04' }]]);
    expect(found({ policy: [{ windowDays: null }] })).toEqual([['within_window', {}]]);
  });
});

describe('the rules behind a line', () => {
  const guarantee = {
    kind: 'non_conformity',
    remedy: 'repair_or_replacement_first',
    remedyStrength: 2,
    period: null,
  } as const;
  const ids = (rules: readonly { ruleId: string }[]) => rules.map(({ ruleId }) => ruleId);

  it('are those of the law that give the right and those of the policy that spoke', () => {
    const { appliedRules } = lineDecisionOn(
      {},
      { law: withinTwoWeeks, policy: [{ windowDays: 3 }, { keepItem: true }] },
    );
    expect(appliedRules.map(({ source }) => source)).toEqual(['law', 'policy', 'policy']);
    expect(ids(appliedRules)[0]).toBe('spec-1');
  });

  it('are none of the law once its time is over', () => {
    expect(lineDecisionOn({}, { law: withinTwoWeeks, now: afterAll }).appliedRules).toEqual([]);
  });

  it("are the store's own, where that gives the right", () => {
    const order = { jurisdiction: 'US-TX', currency: 'USD', placedAt: '2026-05-08T10:00:00.000Z' };
    expect(ids(lineDecisionOn({ order }, { law: everyLaw }).appliedRules)).toEqual([
      'us-three-day-cancellation',
    ]);
  });

  it('or were not followed, each for its reason', () => {
    const onTv = { channels: ['tv'], subjects: ['goods'], reasons: ['any'], conditions: [] } as const;
    const law = lawWith(
      { exclusions: [] },
      { ...guarantee, exclusions: [] },
      { exclusions: ['perishable'] },
      { appliesTo: onTv },
    );
    const judged = lineDecisionOn({ purchase: { flags: ['perishable'] } }, { law: law });
    expect(judged.rejectedRules.map(({ rule, why }) => [rule.ruleId, why])).toEqual([
      ['spec-2', 'less_favourable'],
      ['spec-3', 'excluded:perishable'],
      ['spec-4', 'channel'],
    ]);
  });

  it('name a rule that came nearest to giving a right, and why it does not', () => {
    const { rejectedRules, statutory } = lineDecisionOn({}, { law: withinTwoWeeks, now: afterAll });
    expect(statutory.rule?.ruleId).toBe('spec-1');
    expect(rejectedRules.map(({ rule, why }) => [rule.ruleId, why])).toEqual([['spec-1', 'after_deadline']]);
  });

  it('give each remedy once, while it can be had, and only if they are law', () => {
    const remediesOf = (said: Circumstances) => lineDecisionOn({}, said).remedies;
    expect(remediesOf({ law: lawWith({}, {}) })).toEqual(['refund']);
    expect(remediesOf({ law: lawWith({}, guarantee) })).toEqual(['refund', 'repair_or_replacement_first']);
    expect(remediesOf({ law: lawWith({ remedy: null }) })).toEqual([]);
    expect(remediesOf({ law: withinTwoWeeks, now: afterAll })).toEqual([]);
    const order = { jurisdiction: 'US-TX', currency: 'USD', placedAt: '2026-05-08T10:00:00.000Z' };
    expect(lineDecisionOn({ order }, { law: everyLaw }).remedies).toEqual([]);
  });
});
