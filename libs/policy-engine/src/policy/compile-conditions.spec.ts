import { describe, expect, it } from '@jest/globals';
import { contextOf, rule } from '../../test/context.builder.js';
import type { Differences } from '../../test/context.builder.js';
import { compileConditions } from './compile-conditions.js';
import type { Condition, PolicyRule } from './policy-document.js';

const fired = (rules: PolicyRule[], about: Differences = {}) => compileConditions(rules)(contextOf(about));
const holds = (when: Condition, about: Differences = {}) =>
  fired([rule({ keepItem: true }, when)], about).length === 1;

const coat = { purchase: { productType: 'coat' } };
const untyped = { purchase: { productType: null } };
const undelivered = { purchase: { deliveredAt: null } };
const type = 'line.productType';
const days = 'line.daysSinceDelivered';
const many = Array.from({ length: 30 }, (_, index) => `SKU-${index}`);

it.each<[Condition, Differences, boolean]>([
  [{ fact: type, is: 'shoes' }, {}, true],
  [{ fact: type, is: 'shoes' }, coat, false],
  [{ fact: type, is: null }, untyped, true],
  [{ fact: type, isNot: 'shoes' }, coat, true],
  [{ fact: type, isNot: 'shoes' }, untyped, true],
  [{ fact: type, isNot: 'shoes' }, {}, false],
  [{ fact: type, in: ['coat', 'shoes'] }, {}, true],
  [{ fact: type, in: ['coat', 'bag'] }, {}, false],
  [{ fact: type, notIn: ['coat', 'bag'] }, {}, true],
  [{ fact: type, notIn: ['coat', 'bag'] }, coat, false],
  [{ fact: 'line.sku', in: many }, { purchase: { sku: 'SKU-29' } }, true],
  [{ fact: 'line.sku', in: many }, {}, false],
  [{ fact: 'line.sku', notIn: many }, {}, true],
  [{ fact: 'line.sku', is: '" || true || "\u2028' }, {}, false],
  [{ fact: 'line.faulty', is: true }, { line: { reasonCode: 'defective' } }, true],
  [{ fact: 'line.faulty', is: true }, {}, false],
  [{ fact: days, above: 9 }, {}, true],
  [{ fact: days, above: 10 }, {}, false],
  [{ fact: days, atLeast: 10 }, {}, true],
  [{ fact: days, atLeast: 11 }, {}, false],
  [{ fact: days, below: 11 }, {}, true],
  [{ fact: days, below: 10 }, {}, false],
  [{ fact: days, atMost: 10 }, {}, true],
  [{ fact: days, atMost: 9 }, {}, false],
  [{ fact: days, below: 11 }, undelivered, false],
  [{ fact: days, atMost: 11 }, undelivered, false],
  [{ fact: days, above: -1 }, undelivered, false],
  [{ fact: days, atLeast: 0 }, undelivered, false],
  [{ fact: 'line.deliveredOn', is: '2026-05-01' }, {}, true],
  [{ fact: 'line.deliveredOn', in: ['2026-04-30', '2026-05-01'] }, {}, true],
  [{ fact: 'line.deliveredOn', below: '2026-05-01' }, {}, false],
  [{ fact: 'line.deliveredOn', below: '2026-05-02' }, {}, true],
  [{ fact: 'line.tags', has: 'summer' }, {}, true],
  [{ fact: 'line.tags', has: 'sum' }, {}, false],
  [{ fact: 'line.tags', hasAny: ['winter', 'summer'] }, {}, true],
  [{ fact: 'line.tags', hasAny: ['winter', 'spring'] }, {}, false],
])('%j of %j: %j', (when, about, expected) => {
  expect(holds(when, about)).toBe(expected);
  expect(holds({ not: when }, about)).toBe(!expected);
});

const yes: Condition = { fact: 'line.sku', is: 'SHOE-42' };
const no: Condition = { fact: 'line.sku', is: 'COAT' };

it.each<[Condition, boolean]>([
  [{ all: [yes, yes] }, true],
  [{ all: [yes, no] }, false],
  [{ any: [no, yes] }, true],
  [{ any: [no, no] }, false],
  [{ not: { any: [no, yes] } }, false],
  [{ all: [{ any: [no, yes] }, { not: { all: [yes, no] } }] }, true],
  [{ any: [{ all: [yes, no] }, { not: yes }] }, false],
])('%j: %j', (when, expected) => {
  expect(holds(when)).toBe(expected);
});

it('gives the rules that hold in their order; one without a condition always does', () => {
  expect(fired([rule({}, yes), rule({}, no), rule({}), rule({}, yes)])).toEqual([0, 2, 3]);
});

describe('days since the window started', () => {
  const old = rule({ review: 'old' }, { fact: 'line.daysSinceWindowStart', atLeast: 14 });
  const fromOrder = rule({ windowStarts: 'placed' }, { fact: 'order.tags', has: 'pre-order' });
  const fromDispatch = rule({ windowStarts: 'dispatched' });

  it('count from delivery, where no rule says otherwise', () => {
    expect(fired([old])).toEqual([]);
    expect(fired([{ ...old, when: { fact: 'line.daysSinceWindowStart', is: 10 } }])).toEqual([0]);
    expect(fired([{ ...old, when: { fact: 'line.daysSinceWindowStart', is: null } }], undelivered)).toEqual([
      0,
    ]);
  });

  it('count from what the first rule that holds says, even if it stands later', () => {
    expect(fired([old, fromOrder, fromDispatch])).toEqual([0, 2]);
    expect(fired([old, fromOrder], { order: { tags: ['pre-order'] } })).toEqual([0, 1]);
    expect(fired([old, fromOrder])).toEqual([]);
    const sixteen = { ...old, when: { fact: 'line.daysSinceWindowStart', is: 16 } };
    expect(fired([sixteen, fromOrder, fromDispatch], { order: { tags: ['pre-order'] } })).toEqual([0, 1, 2]);
  });
});
