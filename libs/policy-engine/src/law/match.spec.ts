import { describe, expect, it } from '@jest/globals';
import type { Differences } from '../../test/context.builder.js';
import { lawWith, lineDecisionOn } from '../../test/decision.builder.js';
import type { AmountThreshold, LawRule } from './law-rule.js';

type Order = NonNullable<Differences['order']>;
const euros = (value: number, changes: Partial<AmountThreshold> = {}): AmountThreshold => ({
  value,
  currency: 'EUR',
  comparison: '>=',
  when: 'any',
  ...changes,
});
const reasonUnder = (minAmount: readonly AmountThreshold[], order: Order) =>
  lineDecisionOn({ order }, { law: lawWith({ minAmount }) }).statutory.reasonCode;

describe('the price of the transaction', () => {
  it.each<[name: string, order: Order, comparison: AmountThreshold['comparison'], enough: boolean]>([
    ['reaches', { totalMinor: 2500 }, '>=', true],
    ['just misses', { totalMinor: 2499 }, '>=', false],
    ['reaches, but does not pass', { totalMinor: 2500 }, '>', false],
    ['passes', { totalMinor: 2501 }, '>', true],
    ['as converted reaches', { currency: 'USD', totalMinor: 1, totalIn: { EUR: 2500 } }, '>=', true],
    [
      'as converted comes within 2 % of',
      { currency: 'USD', totalMinor: 1, totalIn: { EUR: 2450 } },
      '>=',
      true,
    ],
    [
      'as converted comes within 2 % of what must be passed',
      { currency: 'USD', totalMinor: 1, totalIn: { EUR: 2450 } },
      '>',
      true,
    ],
    ['as converted misses', { currency: 'USD', totalMinor: 9999, totalIn: { EUR: 2449 } }, '>=', false],
    ['that was never converted is taken to reach', { currency: 'USD', totalMinor: 1 }, '>=', true],
    [
      'converted to a third currency is taken to reach',
      { currency: 'USD', totalMinor: 1, totalIn: { GBP: 1 } },
      '>=',
      true,
    ],
  ])('%s the threshold', (_, order, comparison, enough) => {
    expect(reasonUnder([euros(25, { comparison })], order)).toBe(
      enough ? 'within_window' : 'below_min_amount',
    );
  });

  it('is told what it had to be', () => {
    const minAmount = [{ value: 500, currency: 'JPY', comparison: '>' as const, when: 'any' }];
    expect(lineDecisionOn({}, { law: lawWith({ minAmount }) }).statutory.minAmount).toEqual({
      amountMinor: 500,
      currency: 'JPY',
      comparison: '>',
    });
    expect(lineDecisionOn({}, { law: lawWith({ minAmount: null }) }).statutory.minAmount).toBeNull();
  });

  it.each<[name: string, thresholds: AmountThreshold[], asked: number | null]>([
    ['the channel', [euros(25, { when: 'online' }), euros(99, { when: 'tv' })], 2500],
    ['the highest, where several speak', [euros(25), euros(130), euros(50)], 13_000],
    ['none, where none speaks', [euros(99, { when: 'tv' })], null],
    [
      'those in force on the day of the contract',
      [euros(25, { effectiveFrom: '2026-04-25' }), euros(99, { effectiveTo: '2026-04-25' })],
      2500,
    ],
    [
      'not those of another time',
      [euros(25, { effectiveFrom: '2026-04-26' }), euros(10, { effectiveTo: '2026-04-26' })],
      1000,
    ],
  ])('is held to the threshold of %s', (_, minAmount, asked) => {
    const { statutory } = lineDecisionOn({}, { law: lawWith({ minAmount }) });
    expect(statutory.minAmount?.amountMinor ?? null).toBe(asked);
  });
});

describe('a rule speaks', () => {
  const scope = (changes: Partial<LawRule['appliesTo']>) => ({
    appliesTo: {
      channels: ['online'],
      subjects: ['goods'],
      reasons: ['any'],
      conditions: [],
      ...changes,
    } as LawRule['appliesTo'],
  });
  const whyNot = (changes: Partial<LawRule['appliesTo']>, about: Differences) =>
    lineDecisionOn(about, { law: lawWith(scope(changes)) }).rejectedRules.map(({ why }) => why);
  const cash = { order: { circumstances: { paid_cash: true } } };
  const worn = { order: { circumstances: { unused_undamaged: false } } };

  it.each<[name: string, rule: Partial<LawRule['appliesTo']>, about: Differences, why: string[]]>([
    ['of its channel', { channels: ['tv'] }, {}, ['channel']],
    ['of its subject', {}, { purchase: { goodsType: 'services' } }, ['subject']],
    ['for its reasons', { reasons: ['defective'] }, {}, ['reason']],
    ['for its reasons', { reasons: ['defective'] }, { line: { reasonCode: 'defective' } }, []],
    [
      'for a change of mind, where a reason has no word',
      { reasons: ['change_of_mind'] },
      { line: { reasonCode: 'other' } },
      [],
    ],
    ['under its conditions', { conditions: ['paid_cash'] }, {}, ['condition:paid_cash']],
    ['under its conditions', { conditions: ['paid_cash'] }, cash, []],
    ['under conditions that usually hold', { conditions: ['unused_undamaged'] }, {}, []],
    ['not where those do not', { conditions: ['unused_undamaged'] }, worn, ['condition:unused_undamaged']],
  ])('%s', (_, rule, about, why) => {
    expect(whyNot(rule, about)).toEqual(why);
  });
});
