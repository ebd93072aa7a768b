import { describe, expect, it } from '@jest/globals';
import { documentOf } from '../../test/context.builder.js';
import { defaultPolicy } from './default-policy.js';
import { lintPolicy } from './lint-policy.js';
import type { Condition, PolicyActions, PolicyRule } from './policy-document.js';

const base: PolicyRule = { id: 'base', then: { windowDays: 30 } };
const shoes: Condition = { fact: 'line.productType', is: 'shoes' };
const coats: Condition = { fact: 'line.productType', is: 'coat' };
const rule = (id: string, then: PolicyActions, when?: Condition): PolicyRule => ({
  id,
  then,
  ...(when && { when }),
});
const remarks = (rules: PolicyRule[]) =>
  lintPolicy(documentOf(...rules, base)).map(({ code, ruleId, pointer }) => `${code} ${ruleId} ${pointer}`);
const never = (when: Condition) =>
  remarks([rule('r', { keepItem: true }, when)]).includes('never_fires r /rules/0');

it('has nothing to say of the default policy', () => {
  expect(lintPolicy(defaultPolicy)).toEqual([]);
});

describe('a rule that can never fire', () => {
  const days = 'line.daysSinceDelivered';
  const paid = 'line.paidMinor';
  it.each<[Condition, boolean]>([
    [{ all: [shoes, coats] }, true],
    [{ all: [shoes, { not: coats }] }, false],
    [{ all: [shoes, { not: shoes }] }, true],
    [{ not: { any: [shoes, { not: shoes }] } }, true],
    [{ all: [{ any: [shoes, coats] }, { fact: 'line.productType', notIn: ['shoes', 'coat'] }] }, true],
    [{ all: [shoes, { fact: 'line.productType', is: null }] }, true],
    [
      {
        all: [
          { fact: paid, above: 10 },
          { fact: paid, below: 12 },
        ],
      },
      false,
    ],
    [
      {
        all: [
          { fact: paid, above: 10 },
          { fact: paid, below: 11 },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { fact: paid, atLeast: 10 },
          { fact: paid, atMost: 10 },
          { fact: paid, isNot: 10 },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { fact: paid, in: [1, 5, 9] },
          { fact: paid, above: 5 },
          { fact: paid, notIn: [9] },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { fact: paid, in: [1, 5, 9] },
          { fact: paid, above: 5 },
        ],
      },
      false,
    ],
    [{ fact: paid, below: 0 }, true],
    [{ fact: paid, is: -1 }, true],
    [{ fact: days, below: 0 }, false],
    [
      {
        all: [
          { fact: days, is: null },
          { fact: days, atLeast: 0 },
        ],
      },
      true,
    ],
    [{ all: [{ not: { fact: days, atLeast: 0 } }, { not: { fact: days, below: 0 } }] }, false],
    [{ all: [{ not: { fact: paid, atLeast: 5 } }, { not: { fact: paid, below: 5 } }] }, true],
    [
      {
        all: [
          { fact: 'order.discountPercent', above: 10 },
          { fact: 'order.discountPercent', below: 10.01 },
        ],
      },
      false,
    ],
    [
      {
        all: [
          { fact: 'order.discountPercent', above: 10 },
          { fact: 'order.discountPercent', atMost: 10 },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { fact: 'order.placedOn', above: '2026-05-01' },
          { fact: 'order.placedOn', below: '2026-05-02' },
        ],
      },
      true,
    ],
    [{ all: [{ fact: 'line.tags', has: 'a' }, { not: { fact: 'line.tags', hasAny: ['a', 'b'] } }] }, true],
    [{ all: [{ fact: 'line.tags', hasAny: ['a', 'b'] }, { not: { fact: 'line.tags', has: 'a' } }] }, false],
    [
      {
        all: [
          { fact: 'line.faulty', is: true },
          { fact: 'line.faulty', isNot: true },
        ],
      },
      true,
    ],
    [{ not: { fact: 'line.goodsType', in: ['goods', 'services', 'digital_content'] } }, true],
    [{ not: { fact: 'return.fraudRisk', in: ['low', 'medium', 'high'] } }, false],
    [{ fact: 'line.sku', isNot: 'x' }, false],
  ])('%j: %j', (when, expected) => {
    expect(never(when)).toBe(expected);
  });

  it('is left alone where its condition has too many ways to hold', () => {
    const choice = (index: number): Condition => ({
      any: [
        { fact: 'line.tags', has: `a${index}` },
        { fact: 'line.tags', has: `b${index}` },
      ],
    });
    const many = Array.from({ length: 14 }, (_, index) => choice(index));
    expect(never({ all: [...many, shoes, coats] })).toBe(false);
  });
});

describe('a rule that earlier ones hide', () => {
  const boots: Condition = { all: [shoes, { fact: 'line.sku', is: 'BOOT' }] };

  it('is found where one of them covers it, for all that it says', () => {
    expect(
      remarks([rule('a', { windowDays: 10, keepItem: true }, shoes), rule('b', { windowDays: 5 }, boots)]),
    ).toEqual(['hidden b /rules/1']);
    const more = rule('b', { windowDays: 5, donateItem: true }, boots);
    expect(remarks([rule('a', { windowDays: 10 }, shoes), more])).toEqual([]);
    expect(remarks([rule('a', { windowDays: 10 }, boots), rule('b', { windowDays: 5 }, shoes)])).toEqual([]);
  });

  it('is found where several cover it together', () => {
    const rules = [
      rule('a', { shipByDays: 3 }, { fact: 'line.paidMinor', above: 100 }),
      rule('b', { shipByDays: 4 }, { fact: 'line.paidMinor', atMost: 100 }),
      rule('c', { shipByDays: 5 }, shoes),
    ];
    expect(remarks(rules)).toEqual(['hidden c /rules/2']);
    expect(remarks(rules.slice(1))).toEqual([]);
  });

  it('looks at each fee and each question by itself, and never at what counts from every rule', () => {
    const fee = (code: 'restocking_fee' | 'return_shipping_fee'): PolicyActions => ({
      fees: [{ code, per: 'line', percent: 5 }],
    });
    expect(remarks([rule('a', fee('restocking_fee')), rule('b', fee('return_shipping_fee'), shoes)])).toEqual(
      [],
    );
    expect(remarks([rule('a', fee('restocking_fee')), rule('b', fee('restocking_fee'), shoes)])).toEqual([
      'hidden b /rules/1',
    ]);
    expect(remarks([rule('a', { decline: 'worn' }), rule('b', { decline: 'worn' }, shoes)])).toEqual([]);
  });
});

describe('a contradiction', () => {
  it('is a decline, a fee or an offer that another rule always takes back', () => {
    const worn = rule('a', { decline: 'worn' }, shoes);
    expect(remarks([worn, rule('b', { bypass: ['worn'] })])).toEqual([
      'contradiction a /rules/0/then/decline',
    ]);
    expect(remarks([worn, rule('b', { bypass: ['worn'] }, coats)])).toEqual([]);
    const fee = rule('a', { fees: [{ code: 'restocking_fee', per: 'line', percent: 5 }] }, shoes);
    expect(remarks([fee, rule('b', { waiveFees: ['restocking_fee'] }, shoes)])).toEqual([
      'contradiction a /rules/0/then/fees',
    ]);
    expect(remarks([fee, rule('b', { waiveFees: ['return_shipping_fee'] }, shoes)])).toEqual([]);
    expect(
      remarks([rule('a', { resolutions: ['refund'], excludeResolutions: ['refund', 'repair'] }, shoes)]),
    ).toEqual(['contradiction a /rules/0/then/resolutions']);
  });

  it('is another answer under the same condition, however it is written', () => {
    const first = rule('a', { keepItem: true }, { not: shoes });
    const second = rule(
      'b',
      { keepItem: false, hideProduct: true },
      { fact: 'line.productType', isNot: 'shoes' },
    );
    expect(remarks([first, second])).toEqual(['contradiction b /rules/1/then/keepItem']);
    expect(remarks([first, { ...second, then: { keepItem: true, hideProduct: true } }])).toEqual([]);
    expect(remarks([first, { ...second, when: shoes }])).toEqual([]);
  });
});

describe('a gap', () => {
  const gaps = (...rules: PolicyRule[]) => lintPolicy(documentOf(...rules)).map(({ code }) => code);

  it('is a policy without a window, or with windows for some lines only', () => {
    expect(gaps()).toEqual(['no_window']);
    expect(gaps(rule('a', { windowDays: 5 }, shoes))).toEqual(['window_not_everywhere']);
    expect(gaps(rule('a', { windowDays: 5 }, shoes), rule('b', { windowDays: 9 }, { not: shoes }))).toEqual(
      [],
    );
  });

  it('is a rule that leaves nothing to choose', () => {
    const none = rule('a', { excludeResolutions: ['refund', 'exchange', 'store_credit'] }, shoes);
    expect(remarks([none])).toEqual(['no_resolution_left a /rules/0/then/excludeResolutions']);
    expect(remarks([none, rule('b', { resolutions: ['repair'] })])).toEqual([]);
  });

  it('is an amount that misses a currency which others have, and one of nothing', () => {
    const fee = (id: string, amountMinor: Record<string, number>, when?: Condition) =>
      rule(id, { fees: [{ code: 'restocking_fee', per: 'line', amountMinor }] }, when);
    const euro: Condition = { all: [shoes, { fact: 'order.currency', is: 'EUR' }] };
    expect(
      remarks([fee('a', { EUR: 1 }, shoes), rule('b', { bonusCredit: { amountMinor: { EUR: 1, USD: 1 } } })]),
    ).toEqual(['currency_without_amount a /rules/0/then/fees']);
    expect(remarks([fee('a', { EUR: 1 }, euro), fee('b', { EUR: 1, USD: 1 })])).toEqual([]);
    expect(remarks([fee('a', { EUR: 0 })])).toEqual(['fee_of_nothing a /rules/0/then/fees']);
  });
});
