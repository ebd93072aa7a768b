import { describe, expect, it } from '@jest/globals';
import { compileLaw } from '#policy-engine';
import type { Calendars, LawCase } from '#policy-engine';
import { checkCase } from './check-case.js';
import { readPacks } from './read-packs.js';

const law = compileLaw(readPacks());
const noHolidays: Calendars = { version: 'none', holidays: () => [] };
const cases = new Map(readPacks().flatMap((pack) => pack.cases.map((lawCase) => [lawCase.id, lawCase])));

const given = (id: string) => cases.get(id) as LawCase;
const expecting = (id: string, expected: object): LawCase => {
  const lawCase = given(id);
  return { ...lawCase, expected: { ...lawCase.expected, ...expected } };
};
const check = (lawCase: LawCase) =>
  checkCase(law, noHolidays, lawCase).map(({ field, expected, got }) => [field, expected, got]);

describe('checkCase', () => {
  it('finds nothing where the answer is right, in whatever offset the instant is written', () => {
    expect(check(given('p-de-001'))).toEqual([]);
    expect(check(expecting('p-de-001', { deadlineInstant: '2025-06-16T22:00:00Z' }))).toEqual([]);
  });

  it('tells every field that differs', () => {
    const wrong = {
      deadlineLocalDate: '2025-06-15',
      deadlineInstant: '2025-06-16T00:00:00+02:00',
      remedy: null,
    };
    expect(check(expecting('p-de-001', wrong)).map(([field]) => field)).toEqual([
      'deadlineLocalDate',
      'deadlineInstant',
      'remedy',
    ]);
    expect(check(expecting('p-de-001', { deadlineInstant: null }))).toHaveLength(1);
    expect(checkCase(law, noHolidays, expecting('p-de-001', { remedy: null }))).toEqual([
      expect.objectContaining({ id: 'p-de-001', why: given('p-de-001').why, expected: null, got: 'refund' }),
    ]);
  });

  it('takes a rule that is also acceptable, and no other', () => {
    const other = { ruleId: 'de-legal-guarantee', alsoAcceptableRuleIds: ['de-withdrawal-distance'] };
    expect(check(expecting('p-de-001', other))).toEqual([]);
    expect(check(expecting('p-de-001', { ...other, alsoAcceptableRuleIds: [] }))).toEqual([
      ['ruleId', 'de-legal-guarantee', 'de-withdrawal-distance'],
    ]);
  });

  it("compares the parts of the merchant's rule, and whether there is one", () => {
    const merchant = given('p-de-029').expected.merchant;
    expect(check(expecting('p-de-029', { merchant: { ...merchant, eligible: true } }))).toEqual([
      ['merchant.eligible', true, false],
    ]);
    expect(check(expecting('p-de-029', { merchant: null }))).toEqual([['merchant', null, 'a rule']]);
    expect(check(expecting('p-de-001', { merchant })).map(([field]) => field)).toContain('merchant');
  });

  it('reports a case that cannot be judged instead of stopping', () => {
    const lawCase = { ...given('p-de-001'), consumerTimeZone: 'Europe/Atlantis' };
    expect(check(lawCase)).toEqual([['answer', 'an answer', expect.stringContaining('Atlantis')]]);
  });
});
