import { describe, expect, it } from '@jest/globals';
import { documentOf } from '../../test/context.builder.js';
import { checkPolicy } from './check-policy.js';
import { compilePolicy } from './compile-policy.js';
import { factFields } from './fact-fields.js';
import { PolicyError } from './policy-error.js';
import type { Condition, PolicyDocument } from './policy-document.js';

const found = (document: unknown) =>
  checkPolicy(document).map(({ pointer, code }) => [pointer, code].join(' '));
const inRules = (...rules: object[]) => found({ ...documentOf(), rules });
const inCondition = (when: object) => inRules({ id: 'r', when, then: { keepItem: true } });
const inActions = (then: object) => inRules({ id: 'r', then });
const deep = (depth: number): Condition =>
  depth === 1 ? { fact: 'line.faulty', is: true } : { not: deep(depth - 1) };

it.each([
  [{ fact: 'line.colour', is: 'red' }, '/rules/0/when/fact unknown_fact'],
  [{ fact: 'line.sku', above: 3 }, '/rules/0/when/above wrong_operator'],
  [{ fact: 'line.tags', is: 'x' }, '/rules/0/when/is wrong_operator'],
  [{ fact: 'line.faulty', in: [true] }, '/rules/0/when/in wrong_operator'],
  [{ fact: 'line.paidMinor', has: 'x' }, '/rules/0/when/has wrong_operator'],
  [{ fact: 'line.paidMinor', above: 1, below: 3 }, '/rules/0/when not_one_operator'],
  [{ fact: 'line.paidMinor' }, '/rules/0/when not_one_operator'],
  [{ fact: 'line.paidMinor', above: '1' }, '/rules/0/when/above wrong_type'],
  [{ fact: 'line.paidMinor', above: 1.5 }, '/rules/0/when/above out_of_range'],
  [{ fact: 'line.paidMinor', is: null }, '/rules/0/when/is wrong_type'],
  [{ fact: 'line.daysSinceDelivered', above: null }, '/rules/0/when/above wrong_type'],
  [{ fact: 'line.faulty', is: 'yes' }, '/rules/0/when/is wrong_type'],
  [{ fact: 'line.sku', is: '' }, '/rules/0/when/is wrong_type'],
  [{ fact: 'line.sku', in: [] }, '/rules/0/when/in empty_list'],
  [{ fact: 'line.sku', in: 'x' }, '/rules/0/when/in wrong_type'],
  [{ fact: 'line.sku', in: ['a', 3] }, '/rules/0/when/in/1 wrong_type'],
  [{ fact: 'line.reasonCode', is: 'whim' }, '/rules/0/when/is unknown_value'],
  [{ fact: 'order.channel', in: ['online', 'radio'] }, '/rules/0/when/in/1 unknown_value'],
  [{ fact: 'order.placedOn', above: '2026-02-30' }, '/rules/0/when/above wrong_type'],
  [{ fact: 'order.placedOn', above: 20_000 }, '/rules/0/when/above wrong_type'],
  [{ all: [] }, '/rules/0/when/all empty_list'],
  [{ any: [] }, '/rules/0/when/any empty_list'],
  [{ all: {} }, '/rules/0/when/all wrong_type'],
  [{}, '/rules/0/when not_one_kind'],
  [{ all: [deep(1)], any: [deep(1)] }, '/rules/0/when not_one_kind'],
  [{ not: deep(1), is: 3 }, '/rules/0/when not_one_kind'],
  [{ not: 3 }, '/rules/0/when/not wrong_type'],
  [{ fact: 'line.faulty', is: true, 'a/b~': 1 }, '/rules/0/when/a~1b~0 unknown_property'],
])('condition %j: %s', (when, problem) => {
  expect(inCondition(when)).toContain(problem);
});

it.each([
  [{}, '/rules/0/then missing'],
  [{ windowDays: -1 }, '/rules/0/then/windowDays out_of_range'],
  [{ windowDays: 1.5 }, '/rules/0/then/windowDays out_of_range'],
  [{ windowDays: '30' }, '/rules/0/then/windowDays wrong_type'],
  [{ windowStarts: 'paid' }, '/rules/0/then/windowStarts unknown_value'],
  [{ decline: 'Final Sale' }, '/rules/0/then/decline wrong_type'],
  [{ decline: 'within_window' }, '/rules/0/then/decline reserved_code'],
  [{ review: 'outside_window' }, '/rules/0/then/review reserved_code'],
  [{ bypass: ['no_such_code'] }, '/rules/0/then/bypass/0 unknown_value'],
  [{ bypass: ['within_window'] }, '/rules/0/then/bypass/0 unknown_value'],
  [{ resolutions: ['gold'] }, '/rules/0/then/resolutions/0 unknown_value'],
  [{ resolutions: [] }, '/rules/0/then/resolutions empty_list'],
  [{ resolutions: ['refund', 'refund'] }, '/rules/0/then/resolutions/1 same_value'],
  [{ fees: [{ code: 'restocking_fee', per: 'line' }] }, '/rules/0/then/fees/0 not_one_kind'],
  [{ fees: [{ code: 'x', per: 'line', percent: 1 }] }, '/rules/0/then/fees/0/code unknown_value'],
  [{ fees: [{ code: 'restocking_fee', per: 'box', percent: 1 }] }, '/rules/0/then/fees/0/per unknown_value'],
  [
    { fees: [{ code: 'restocking_fee', per: 'line', percent: 101 }] },
    '/rules/0/then/fees/0/percent out_of_range',
  ],
  [
    { fees: [{ code: 'restocking_fee', per: 'line', percent: 0.125 }] },
    '/rules/0/then/fees/0/percent out_of_range',
  ],
  [
    { fees: [{ code: 'restocking_fee', per: 'line', amountMinor: { EUR: -1 } }] },
    '/rules/0/then/fees/0/amountMinor/EUR out_of_range',
  ],
  [
    { fees: [{ code: 'restocking_fee', per: 'line', amountMinor: { EURO: 1 } }] },
    '/rules/0/then/fees/0/amountMinor/EURO unknown_value',
  ],
  [
    { fees: [{ code: 'restocking_fee', per: 'line', amountMinor: {} }] },
    '/rules/0/then/fees/0/amountMinor missing',
  ],
  [
    { fees: ['line', 'return'].map((per) => ({ code: 'restocking_fee', per, percent: 1 })) },
    '/rules/0/then/fees/1/code same_value',
  ],
  [{ bonusCredit: {} }, '/rules/0/then/bonusCredit missing'],
  [{ bonusCredit: { percent: -5 } }, '/rules/0/then/bonusCredit/percent out_of_range'],
  [
    { questions: [{ id: 'a', text: { es: '¿?' }, required: true }] },
    '/rules/0/then/questions/0/text/en missing',
  ],
  [{ questions: [{ id: 'a', text: { en: '?' } }] }, '/rules/0/then/questions/0/required missing'],
  [
    { questions: ['?', '!'].map((en) => ({ id: 'a', text: { en }, required: true })) },
    '/rules/0/then/questions/1/id same_id',
  ],
  [{ keepItem: 'yes' }, '/rules/0/then/keepItem wrong_type'],
  [{ shipByDays: 0 }, '/rules/0/then/shipByDays out_of_range'],
  [{ teleport: true }, '/rules/0/then/teleport unknown_property'],
])('action %j: %s', (then, problem) => {
  expect(inActions(then)).toContain(problem);
});

it.each<[unknown, string]>([
  [null, ' wrong_type'],
  [[], ' wrong_type'],
  [{ ...documentOf(), name: undefined }, '/name missing'],
  [{ ...documentOf(), version: '3' }, '/version unknown_property'],
  [{ ...documentOf(), faultyReasons: ['whim'] }, '/faultyReasons/0 unknown_value'],
  [
    { ...documentOf(), usThreeDayCancellation: { enabled: true, businessDays: 2 } },
    '/usThreeDayCancellation/businessDays out_of_range',
  ],
  [
    { ...documentOf(), usThreeDayCancellation: { businessDays: 3 } },
    '/usThreeDayCancellation/enabled missing',
  ],
  [{ ...documentOf(), rules: {} }, '/rules wrong_type'],
  [{ ...documentOf(), rules: [3] }, '/rules/0 wrong_type'],
  [{ ...documentOf(), rules: Array(1001).fill({ id: 'r', then: { keepItem: true } }) }, '/rules too_many'],
])('document %#: %s', (document, problem) => {
  expect(found(document)).toContain(problem);
});

describe('a document', () => {
  it('may not have two rules of one id', () => {
    expect(inRules({ id: 'r', then: { keepItem: true } }, { id: 'r', then: { keepItem: false } })).toEqual([
      '/rules/1/id same_id',
    ]);
  });

  it('may nest conditions twenty deep, no deeper', () => {
    expect(inCondition(deep(20))).toEqual([]);
    expect(inCondition(deep(21)).join()).toMatch(/too_deep$/);
  });

  it('may bypass what a rule declines with, and cannot set the start of windows by the days since', () => {
    const bypass = { id: 'b', then: { bypass: ['worn', 'outside_window'] } };
    expect(inRules(bypass, { id: 'd', then: { decline: 'worn' } })).toEqual([]);
    const when = { fact: 'line.daysSinceWindowStart', above: 3 };
    expect(inRules({ id: 'w', when, then: { windowStarts: 'placed' } })).toEqual([
      '/rules/0/when/fact circular_fact',
    ]);
    expect(inRules({ id: 'w', when, then: { windowDays: 3 } })).toEqual([]);
  });

  it('is refused with all its problems at once', () => {
    const document = documentOf({ id: '', then: { windowDays: -1 } });
    const compile = () => compilePolicy({ ...document, name: '' } as PolicyDocument, 'v1');
    expect(compile).toThrow(PolicyError);
    expect(compile).toThrow(/\/name: .*\n\/rules\/0\/id: .*\n\/rules\/0\/then\/windowDays: /);
  });
});

it('knows every fact by one path, each with its sentence', () => {
  for (const [path, field] of factFields) {
    expect(field.path).toBe(path);
    expect(field.sentence).toMatch(/^[A-Z].*\.$/);
    expect(path.endsWith('Minor')).toBe(field.unit === 'minor');
    expect(path.endsWith('On')).toBe(field.type === 'day');
  }
});
