import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import { problemsOf } from './check-pack.js';
import type { LawPack, LawRule } from './law-rule.js';

const packs = readPacks();
const germany = packs.find(({ jurisdiction }) => jurisdiction === 'DE') as LawPack;
const rule = germany.rules.find(({ ruleId }) => ruleId === 'de-withdrawal-distance') as LawRule;
const packOf = (...rules: LawRule[]): LawPack => ({ ...germany, rules });
/** A rule as a careless hand may have written it: the types would not let it through. */
const written = (changes: object): LawRule => ({ ...rule, ...changes });
const problemsIn = (changes: object) => problemsOf([packOf(written(changes))]);
const scope = (changes: object) => ({ appliesTo: { ...rule.appliesTo, ...changes } });
const amount = (changes: object) => ({
  minAmount: [{ value: 1, currency: 'EUR', comparison: '>=', when: 'any', ...changes }],
});
const rollover = (changes: object) => ({ rollover: { ...rule.rollover, ...changes } });
const period = (changes: object) => ({ period: { ...rule.period, ...changes } });
const businessDays = { unit: 'business_day', businessDays: { weekend: ['sun'], holidayCalendar: 'DE' } };
const refund = (changes: object) => ({ refundDeadline: { ...rule.refundDeadline, ...changes } });
const sendBack = (changes: object) => ({ returnGoodsDeadline: { ...rule.returnGoodsDeadline, ...changes } });

it('finds nothing wrong with the packs of the project', () => {
  expect(problemsOf(packs)).toEqual([]);
});

describe('a pack', () => {
  it('needs cases', () => {
    expect(problemsOf([{ ...packOf(rule), cases: [] }])).toEqual(['DE: a pack needs cases']);
  });

  it('has each rule once, be it in another pack', () => {
    const twice = 'de-withdrawal-distance: stands twice';
    expect(problemsOf([packOf(rule, rule)])).toEqual([twice]);
    expect(problemsOf([packOf(rule), packOf(rule)])).toEqual([twice]);
  });

  it('holds the rules of its place', () => {
    expect(problemsIn({ jurisdiction: 'AT' })).toEqual(['de-withdrawal-distance: belongs to AT, not DE']);
  });

  it('is told all that is wrong at once', () => {
    const problems = problemsOf([
      packOf(written({ kind: 'gift', clock: 'utc' }), written({ ruleId: 'b', kind: 'x' })),
    ]);
    expect(problems).toEqual([
      'de-withdrawal-distance: kind "gift" is not understood',
      'de-withdrawal-distance: clock "utc" is not understood',
      'b: kind "x" is not understood',
    ]);
  });
});

describe('a word that the engine does not understand', () => {
  it.each<[problem: string, changes: object]>([
    ['kind "x"', { kind: 'x' }],
    ['channel "x"', scope({ channels: ['online', 'x'] })],
    ['subject "x"', scope({ subjects: ['x'] })],
    ['reason "x"', scope({ reasons: ['x'] })],
    ['condition "x"', scope({ conditions: ['x'] })],
    ['exclusion "x"', { exclusions: ['x'] }],
    ['threshold "x"', amount({ when: 'x' })],
    ['comparison "<"', amount({ comparison: '<' })],
    ['trigger "x"', { trigger: { event: 'x', countEventDay: false } }],
    ['unit "week"', period({ unit: 'week' })],
    ['weekend "mon"', period({ ...businessDays, businessDays: { weekend: ['mon'], holidayCalendar: 'DE' } })],
    ['non-working day "mon"', rollover({ nonWorkingDays: ['mon'] })],
    ['rollover "x"', rollover({ mode: 'x' })],
    ['clock "utc"', { clock: 'utc' }],
    ['extension "x"', { extensionIfNotInformed: { type: 'x' } }],
    ['remedy "x"', { remedy: 'x' }],
    ['return shipping "x"', { returnShippingPaidBy: 'x' }],
    ['refund trigger "x"', refund({ trigger: 'x' })],
    ['unit "week"', refund({ unit: 'week' })],
    ['unit "week"', sendBack({ unit: 'week' })],
  ])('is a problem: %s', (problem, changes) => {
    expect(problemsIn(changes)).toEqual([`de-withdrawal-distance: ${problem} is not understood`]);
  });
});

describe('what the engine understands', () => {
  it.each<[name: string, changes: object]>([
    ['any reason', scope({ reasons: ['any', 'defective'] })],
    ['a threshold of a channel', amount({ when: 'online' })],
    ['a threshold above', amount({ comparison: '>' })],
    ['no threshold', { minAmount: null }],
    ['a holiday at the end', rollover({ nonWorkingDays: ['holiday'] })],
    ['no rollover', { rollover: null }],
    [
      'an unclear rollover without a calendar',
      rollover({ mode: 'unclear', holidayCalendar: null, nonWorkingDays: [] }),
    ],
    ['a rollover that does not apply', rollover({ mode: 'not_applicable' })],
    ['business days', period(businessDays)],
    ['no period and no trigger', { period: null, trigger: null }],
    [
      'silence',
      {
        clock: null,
        extensionIfNotInformed: null,
        remedy: null,
        refundDeadline: null,
        returnGoodsDeadline: null,
      },
    ],
    ['a single day in force', { effectiveFrom: '2014-06-13', effectiveTo: '2014-06-14' }],
    ['no dates', { effectiveFrom: null, effectiveTo: null }],
    ['a rule that only ends', { effectiveFrom: null, effectiveTo: '2014-06-14' }],
  ])('is no problem: %s', (_, changes) => {
    expect(problemsIn(changes)).toEqual([]);
  });
});

describe('a rule that cannot be evaluated', () => {
  it.each<[problem: string, changes: object]>([
    ['a period needs a trigger', { trigger: null }],
    ['a period needs a length above 0', period({ length: 0 })],
    ['a period needs a length above 0', period({ length: -3 })],
    ['a period needs a length above 0', period({ length: 1.5 })],
    ['business days need their calendar', period({ unit: 'business_day', businessDays: null })],
    ['business days need their calendar', period({ ...businessDays, unit: 'calendar_day' })],
    ['a rollover needs its days and a calendar', rollover({ holidayCalendar: null })],
    ['a rollover needs its days and a calendar', rollover({ nonWorkingDays: [] })],
    ['effective dates are days', { effectiveFrom: 'soon' }],
    ['effective dates are days', { effectiveFrom: null, effectiveTo: 'later' }],
    ['ends before it begins', { effectiveFrom: '2014-06-13', effectiveTo: '2014-06-13' }],
    ['ends before it begins', { effectiveFrom: '2014-06-13', effectiveTo: '2013-01-01' }],
  ])('%s (%j)', (problem, changes) => {
    expect(problemsIn(changes)).toEqual([`de-withdrawal-distance: ${problem}`]);
  });
});
