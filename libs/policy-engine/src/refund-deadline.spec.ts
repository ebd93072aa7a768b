import { describe, expect, it } from '@jest/globals';
import { afterAll, decisionOn, lawWith, noRights } from '../test/decision.builder.js';
import type { LawRule } from './law/law-rule.js';

describe('the money must be back', () => {
  type Term = NonNullable<LawRule['refundDeadline']>;
  const term = (changes: Partial<Term>): Partial<LawRule> => ({
    refundDeadline: {
      length: 14,
      unit: 'calendar_day',
      trigger: 'withdrawal_notice_received',
      mayWithholdUntil: null,
      holidayCalendar: 'DE',
      note: null,
      ...changes,
    },
  });
  const due = (...terms: Partial<Term>[]) =>
    decisionOn({}, { law: lawWith(...terms.map(term)) }).refundDeadline;

  it.each<[name: string, term: Partial<Term>, dueOn: string | null]>([
    ['within days of the notice', {}, '2026-05-25'],
    ['at once', { length: 0 }, '2026-05-11'],
    ['within months of the notice', { length: 1, unit: 'month' }, '2026-06-11'],
    [
      'within business days of the notice, weekends not counted',
      { length: 10, unit: 'business_day' },
      '2026-05-25',
    ],
    ['within working days of the notice', { length: 7, unit: 'working_day' }, '2026-05-20'],
    ['within days of a day not known yet', { trigger: 'goods_received_back' }, null],
    ['within days of a proof not there yet', { trigger: 'goods_received_back_or_proof_of_sending' }, null],
    ['within days of a promise not made yet', { trigger: 'trader_agrees_refund_due' }, null],
  ])('%s', (_, changes, dueOn) => {
    expect(due(changes)).toMatchObject({ rule: { ruleId: 'spec-1' }, dueOn });
  });

  it.each<[trigger: Term['trigger'], startsWhen: string]>([
    ['cancellation_notice_received', 'notice'],
    ['right_to_refund_vests', 'notice'],
    ['goods_collected_or_notice', 'notice'],
    ['return_presented', 'goods_received'],
    ['goods_received_back_or_notice_if_not_delivered', 'goods_received'],
    ['goods_received_back_or_proof_of_sending', 'goods_received_or_proof_of_sending'],
    ['trader_agrees_refund_due', 'agreed'],
  ])('after "%s", which is %s', (trigger, startsWhen) => {
    expect(due({ trigger })).toMatchObject({ startsWhen });
  });

  it('within working days, of which holidays are none', () => {
    const july = {
      order: { placedAt: '2026-06-28T10:00:00Z' },
      purchase: { deliveredAt: '2026-06-29T10:00:00Z' },
    };
    const circumstances = {
      law: lawWith(term({ length: 2, unit: 'working_day' })),
      now: '2026-07-02T10:00:00Z',
    };
    // Friday 3 July counts; Saturday 4 (a holiday too) and Sunday do not.
    expect(decisionOn(july, circumstances).refundDeadline?.dueOn).toBe('2026-07-06');
    const christmas = {
      order: { placedAt: '2026-12-20T10:00:00Z' },
      purchase: { deliveredAt: '2026-12-22T10:00:00Z' },
    };
    const atChristmas = decisionOn(christmas, { ...circumstances, now: '2026-12-23T10:00:00Z' });
    expect(atChristmas.refundDeadline?.dueOn).toBe('2026-12-28');
  });

  it("within working days of the rule's own week", () => {
    const week = {
      length: 3,
      unit: 'business_day',
      businessDays: { weekend: ['sun'], holidayCalendar: 'DE' },
    } as const;
    const law = lawWith({ ...term({ length: 5, unit: 'business_day' }), period: { ...week, length: 10 } });
    expect(decisionOn({}, { law }).refundDeadline?.dueOn).toBe('2026-05-16');
  });

  it.each<[name: string, terms: Partial<Term>[], ruleId: string]>([
    ['the shorter', [{}, { length: 10 }], 'spec-2'],
    ['the shorter, whichever rule comes first', [{ length: 10 }, {}], 'spec-1'],
    [
      'calendar days before as many working days',
      [{ length: 10, unit: 'working_day' }, { length: 10 }],
      'spec-2',
    ],
    [
      'calendar days before as many business days',
      [{ length: 10, unit: 'business_day' }, { length: 10 }],
      'spec-2',
    ],
    ['two weeks before a month', [{ length: 1, unit: 'month' }, {}], 'spec-2'],
    [
      'a month before a year',
      [
        { length: 1, unit: 'year' },
        { length: 1, unit: 'month' },
      ],
      'spec-2',
    ],
    [
      'what starts at once before what waits for the goods',
      [{ trigger: 'goods_received_back' }, {}],
      'spec-2',
    ],
    [
      'what waits for the goods, where it is a week shorter',
      [{}, { length: 6, trigger: 'goods_received_back' }],
      'spec-2',
    ],
  ])('of two terms within %s', (_, terms, ruleId) => {
    expect(due(...terms)?.rule.ruleId).toBe(ruleId);
  });

  it.each<[name: string, term: Partial<LawRule>]>([
    ['where the law sets no term', { refundDeadline: null }],
    ['where it names no number', term({ length: null })],
    ['where it names no unit', term({ unit: null })],
    ['where it names no event', term({ trigger: null })],
  ])('some time, %s', (_, changes) => {
    expect(decisionOn({}, { law: lawWith(changes) }).refundDeadline).toBeNull();
  });

  it('some time, where no right stands behind the return', () => {
    const circumstances = { law: lawWith(term({})), policy: [{ windowDays: null }], now: afterAll };
    expect(decisionOn({}, circumstances).refundDeadline).toBeNull();
    expect(decisionOn({}, { law: noRights }).refundDeadline).toBeNull();
  });

  it('with what the law lets the store wait for', () => {
    const mayWithholdUntil = 'goods_received_or_proof_of_dispatch';
    expect(due({ mayWithholdUntil })).toEqual({
      rule: expect.objectContaining({ ruleId: 'spec-1', source: 'law' }),
      startsWhen: 'notice',
      length: 14,
      unit: 'calendar_day',
      dueOn: '2026-05-25',
      mayWithholdUntil,
    });
  });
});
