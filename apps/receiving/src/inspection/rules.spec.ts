import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dispositions, grades } from '#contracts';
import { holdsUntil } from '../tasks/task.kinds.js';
import { weightDifference } from '../tasks/weight.rules.js';
import { proposeDisposition, usualRules } from './disposition.rules.js';
import type { PieceFacts } from './disposition.rules.js';
import { formFor, gradeOf } from './inspection.rules.js';
import { usualForms } from './usual-forms.js';

const piece = (facts: Partial<PieceFacts>): PieceFacts => ({
  grade: 'a',
  category: null,
  valueMinor: null,
  refurbishCostMinor: null,
  vendorAccepts: false,
  ...facts,
});

describe('the usual rules', () => {
  it.each<[string, Partial<PieceFacts>, string, string]>([
    ['sealed', { grade: 'a', category: 'hygiene' }, 'restock', 'sealed_goes_back'],
    ['opened', { grade: 'b' }, 'restock', 'as_new_goes_back'],
    ['opened hygiene', { grade: 'b', category: 'Hygiene' }, 'destroy', 'opened_hygiene'],
    ['worn underwear', { grade: 'c', category: 'underwear' }, 'destroy', 'worn_next_to_skin'],
    ['vendor takes it', { grade: 'd', vendorAccepts: true }, 'return_to_vendor', 'vendor_takes_it'],
    [
      'cheap to refurbish',
      { grade: 'c', valueMinor: 1000, refurbishCostMinor: 400 },
      'refurbish',
      'worth_refurbishing',
    ],
    [
      'dear to refurbish',
      { grade: 'c', valueMinor: 1000, refurbishCostMinor: 401 },
      'donate',
      'used_and_cheap',
    ],
    [
      'broken lamp',
      { grade: 'd', category: 'lighting', valueMinor: 90_000 },
      'recycle',
      'electronics_recycled',
    ],
    ['broken and dear', { grade: 'd', valueMinor: 20_000 }, 'hold', 'valuable_and_damaged'],
    ['broken, some worth', { grade: 'd', valueMinor: 19_999 }, 'liquidate', 'worth_selling_on'],
    ['broken, value unknown', { grade: 'd' }, 'recycle', 'nothing_else_pays'],
  ])('%s', (_, facts, disposition, ruleCode) =>
    expect(proposeDisposition(usualRules, piece(facts))).toEqual({ disposition, ruleCode }),
  );

  it('always propose something, and hold what no rule knows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...grades),
        fc.option(fc.nat()),
        fc.option(fc.string()),
        (grade, valueMinor, category) => {
          const { disposition } = proposeDisposition(usualRules, piece({ grade, valueMinor, category }));
          expect(dispositions).toContain(disposition);
        },
      ),
    );
    expect(proposeDisposition([], piece({}))).toEqual({ disposition: 'hold', ruleCode: 'no_rule' });
    const narrow = {
      ruleCode: 'narrow',
      valueAtLeastMinor: 10,
      valueBelowMinor: 20,
      disposition: 'donate',
    } as const;
    expect(
      [9, 10, 19, 20].map((valueMinor) => proposeDisposition([narrow], piece({ valueMinor })).ruleCode),
    ).toEqual(['no_rule', 'narrow', 'narrow', 'no_rule']);
  });
});

describe('the questions', () => {
  const any = formFor(usualForms, null)!;
  it('give the worst of each answer’s best grade, and nothing before all are answered', () => {
    expect(gradeOf(any, { sealed: 'yes', complete: 'yes', looks: 'new' })).toBe('a');
    expect(gradeOf(any, { sealed: 'no', complete: 'yes', looks: 'new' })).toBe('b');
    expect(gradeOf(any, { sealed: 'no', complete: 'no', looks: 'worn' })).toBe('c');
    expect(gradeOf(any, { sealed: 'no', complete: 'yes', looks: 'broken' })).toBe('d');
    expect(gradeOf(any, { sealed: 'no', complete: 'yes' })).toBeUndefined();
    expect(gradeOf(any, { sealed: 'perhaps', complete: 'yes', looks: 'new' })).toBeUndefined();
  });
  it('are those of the category, else those for any', () => {
    expect(formFor(usualForms, 'Electronics')!.questions.map(({ questionCode }) => questionCode)).toContain(
      'works',
    );
    expect(formFor(usualForms, 'garden')).toBe(any);
  });
});

describe('the weight', () => {
  const two = [{ quantity: 2, pieceGrams: 1000 }];
  it.each([
    [1800, undefined],
    [1799, -201],
    [2200, undefined],
    [2201, 201],
  ])('%d grams of 2000', (grams, differenceGrams) =>
    expect(weightDifference(grams, two)?.differenceGrams).toBe(differenceGrams),
  );
  it('of light goods may differ by 150 grams, and of goods without a weight says nothing', () => {
    expect(weightDifference(160, [{ quantity: 1, pieceGrams: 10 }])).toBeUndefined();
    expect(weightDifference(161, [{ quantity: 1, pieceGrams: 10 }])).toMatchObject({ expectedGrams: 10 });
    expect(weightDifference(9000, [...two, { quantity: 1, pieceGrams: null }])).toBeUndefined();
    expect(weightDifference(9000, [])).toBeUndefined();
  });
});

describe('a hold on money', () => {
  const on = (day: number) => new Date(Date.UTC(2026, 10, day));
  it('ends after seven days, and never later than fourteen after the authorization', () => {
    expect(holdsUntil(on(10), on(9))).toEqual(on(17));
    expect(holdsUntil(on(20), on(9))).toEqual(on(23));
    expect(holdsUntil(on(28), on(9))).toEqual(on(28));
    expect(holdsUntil(on(10), null)).toEqual(on(17));
  });
});
