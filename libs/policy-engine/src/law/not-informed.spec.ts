import { describe, expect, it } from '@jest/globals';
import type { Differences } from '../../test/context.builder.js';
import { lawWith, lineDecisionOn } from '../../test/decision.builder.js';
import type { LawRule, NotInformed } from './law-rule.js';

type Rule = Partial<LawRule>;
const windowUnder = (rule: Rule, about: Differences = {}, now?: string) =>
  lineDecisionOn(about, { law: lawWith({ rollover: null, ...rule }), ...(now && { now }) }).statutory.window;
const period = (length: number) =>
  ({ period: { length, unit: 'calendar_day', businessDays: null } }) as const;

describe('a consumer who was not told', () => {
  const told = (informedAt: string, extensionIfNotInformed: NotInformed) =>
    windowUnder({ ...period(14), extensionIfNotInformed }, { order: { informedAt } });
  const year: NotInformed = {
    type: 'extend',
    addMonths: 12,
    from: 'end_of_initial_period',
    ifInformedLater: { length: 14, unit: 'calendar_day', from: 'informed' },
  };
  const waits: NotInformed = { type: 'starts_only_when_informed' };

  it.each<[name: string, informedAt: string, extension: NotInformed, expected: object]>([
    ['has twelve months more', 'never', year, { lastDayOn: '2027-05-15', notInformed: 'extend' }],
    ['but in time has none', '2026-05-01T23:00:00Z', year, { lastDayOn: '2026-05-15', notInformed: null }],
    [
      'but late has as long from that day',
      '2026-05-08T10:00:00Z',
      year,
      { lastDayOn: '2026-05-22', notInformed: 'extend' },
    ],
    [
      'within the extension has as long from its last day',
      '2027-05-15T10:00:00Z',
      year,
      { lastDayOn: '2027-05-29' },
    ],
    [
      'until after the extension has no more than that',
      '2027-05-16T10:00:00Z',
      year,
      { lastDayOn: '2027-05-15' },
    ],
    [
      'waits for the information',
      'never',
      waits,
      { lastDayOn: null, status: 'not_started', notInformed: waits.type },
    ],
    [
      'counts from the information',
      '2026-05-08T10:00:00Z',
      waits,
      { startsOn: '2026-05-08', lastDayOn: '2026-05-22', event: 'informed', notInformed: waits.type },
    ],
    [
      'before the goods came counts from the goods',
      '2026-04-28T10:00:00Z',
      waits,
      { startsOn: '2026-05-01', lastDayOn: '2026-05-15', notInformed: null },
    ],
    [
      'waits for the address',
      'never',
      { type: 'from_day_address_known', length: 14, unit: 'calendar_day' },
      { lastDayOn: null, status: 'not_started' },
    ],
    [
      'counts from the address',
      '2026-05-08T10:00:00Z',
      { type: 'from_day_address_known', length: 20, unit: 'calendar_day' },
      { lastDayOn: '2026-05-28' },
    ],
    [
      'has as long from the information, up to a cap',
      '2026-05-08T10:00:00Z',
      { type: 'starts_when_informed', capMonths: 3, from: 'x' },
      { lastDayOn: '2026-05-22' },
    ],
    [
      'has the cap',
      'never',
      { type: 'starts_when_informed', capMonths: 3, from: 'x' },
      { lastDayOn: '2026-08-15' },
    ],
    [
      'has the cap, told after it',
      '2026-09-08T10:00:00Z',
      { type: 'starts_when_informed', capMonths: 3, from: 'x' },
      { lastDayOn: '2026-08-15' },
    ],
    [
      'has the longest of the tiers',
      'never',
      {
        type: 'tiered',
        tiers: [
          { months: 6, if: 'a' },
          { months: 3, if: 'b' },
        ],
      },
      { lastDayOn: '2026-11-01' },
    ],
    [
      'has another term',
      'never',
      { type: 'replace', length: 3, unit: 'month', from: 'delivery' },
      { lastDayOn: '2026-08-01' },
    ],
    [
      'has another term from the contract',
      'never',
      { type: 'replace', length: 3, unit: 'month', from: 'contract' },
      { lastDayOn: '2026-07-25' },
    ],
    [
      'has no more where the rule is silent',
      'never',
      { type: 'federal_rule_silent' },
      { lastDayOn: '2026-05-15', notInformed: null },
    ],
  ])('%s', (_, informedAt, extension, expected) => {
    expect(told(informedAt, extension)).toMatchObject(expected);
  });

  // BGB s. 356(3) adds the months first, the directive the days: a leap day tells them apart.
  it.each([
    ['2027-02-15', '2028-03-01'],
    ['2028-02-15', '2029-03-01'],
  ])('since %s has the later end of two ways to count: %s', (deliveredOn, lastDayOn) => {
    const at = `${deliveredOn}T10:00:00Z`;
    const order = { placedAt: at, informedAt: 'never', firstDeliveredAt: at, lastDeliveredAt: at };
    const rule = { ...period(14), extensionIfNotInformed: year };
    const window = windowUnder(rule, { order, purchase: { deliveredAt: at } }, `${lastDayOn}T10:00:00Z`);
    expect(window?.lastDayOn).toBe(lastDayOn);
  });
});
