import { describe, expect, it } from '@jest/globals';
import { factsOf, type Differences } from '../test/context.builder.js';
import {
  afterAll,
  decisionOn,
  faulty,
  isSecond,
  lawWith,
  twoLines,
  type Circumstances,
} from '../test/decision.builder.js';

describe('outbound shipping', () => {
  const whole = { order: { unitsNotYetReturned: 1 } };
  const never = { refundShipping: 'never' } as const;
  type Row = [name: string, about: Differences, said: Circumstances, extent: string, ruleId: string | null];

  it.each<Row>([
    [
      'is owed in full where the law says so',
      whole,
      { law: lawWith({ outboundShippingRefunded: true }), policy: [never] },
      'all',
      'spec-1',
    ],
    [
      'is owed as standard delivery where the law says so',
      whole,
      { law: lawWith({}), policy: [never] },
      'standard_delivery',
      'spec-1',
    ],
    [
      'is owed in full where one law of two says so',
      whole,
      { law: lawWith({}, { outboundShippingRefunded: true }), policy: [never] },
      'all',
      'spec-2',
    ],
    [
      'is owed as standard delivery beside a law that owes none',
      whole,
      { law: lawWith({ outboundShippingRefunded: false }, {}), policy: [never] },
      'standard_delivery',
      'spec-2',
    ],
    [
      'is not owed where the law says no',
      whole,
      { law: lawWith({ outboundShippingRefunded: false }), policy: [never] },
      'none',
      null,
    ],
    [
      'is not owed by law while goods stay',
      {},
      { law: lawWith({ outboundShippingRefunded: true }), policy: [never] },
      'none',
      null,
    ],
    [
      'is not owed by law once its time is over',
      whole,
      {
        law: lawWith({ outboundShippingRefunded: true }),
        policy: [{ ...never, windowDays: null }],
        now: afterAll,
      },
      'none',
      null,
    ],
    [
      "is the merchant's gift in full, where the law owes only the standard",
      whole,
      { law: lawWith({}) },
      'all',
      null,
    ],
    ['is owed by the policy for a whole order', whole, {}, 'all', null],
    [
      'is owed by the policy for the last of an order',
      { order: { unitsNotYetReturned: 2 }, line: { quantity: 2 } },
      {},
      'all',
      null,
    ],
    [
      'is owed by the policy for all lines together',
      { ...twoLines, order: { unitsNotYetReturned: 2 } },
      {},
      'all',
      null,
    ],
    ['is not owed by the policy for a part', {}, {}, 'none', null],
    ['is never owed', whole, { policy: [never] }, 'none', null],
    ['is always owed', {}, { policy: [{ refundShipping: 'always' }] }, 'all', null],
    [
      'is owed if one line says always',
      twoLines,
      { policy: [{ when: isSecond, then: { refundShipping: 'always' } }, never] },
      'all',
      null,
    ],
    [
      'is owed for a faulty part',
      { ...faulty, order: { unitsNotYetReturned: 5 } },
      { policy: [{ refundShipping: 'whole_order_or_faulty' }] },
      'all',
      null,
    ],
    [
      'is not owed for a part that is not faulty',
      {},
      { policy: [{ refundShipping: 'whole_order_or_faulty' }] },
      'none',
      null,
    ],
    [
      'is owed for a whole order that is not faulty',
      whole,
      { policy: [{ refundShipping: 'whole_order_or_faulty' }] },
      'all',
      null,
    ],
    ['is not owed for a faulty part where only a whole order counts', faulty, {}, 'none', null],
  ])('%s', (...[, about, said, extent, ruleId]) => {
    const { outboundShippingRefunded: owed } = decisionOn(about, said);
    expect([owed.extent, owed.rule?.ruleId ?? null]).toEqual([extent, ruleId]);
  });

  it('is not owed for nothing', () => {
    const facts = { ...factsOf({ order: { unitsNotYetReturned: 0 } }), lines: [] };
    expect(decisionOn(facts).outboundShippingRefunded.extent).toBe('none');
  });
});
