import { describe, expect, it } from '@jest/globals';
import { lineOf, type Differences } from '../test/context.builder.js';
import {
  afterAll,
  decisionOn,
  everyLaw,
  faulty,
  lawWith,
  lineDecisionOn,
  type Circumstances,
} from '../test/decision.builder.js';
import type { PolicyActions, Resolution } from './policy/policy-document.js';
import type { Remedy } from './law/vocabulary.js';

const dallas: Differences = {
  order: { jurisdiction: 'US-TX', currency: 'USD', placedAt: '2026-05-08T10:00:00.000Z' },
};

describe('fees of a line', () => {
  const fees = (...percents: number[]): PolicyActions => ({
    fees: percents.map((percent, index) => ({
      code: index === 0 ? 'restocking_fee' : 'return_shipping_fee',
      per: 'line',
      percent,
    })),
  });
  const israel = { percent: 5, amount: 100, currency: 'ILS', rule: 'min' } as const;
  const fivePercent = lawWith({ consumerFee: israel });
  const paid = (paidMinor: number, currency = 'ILS'): Differences => ({
    order: { currency },
    purchase: { paidMinor },
  });

  it.each<[name: string, about: Differences, said: Circumstances, amounts: number[]]>([
    ["are the merchant's where there is no right", paid(6000), { policy: [fees(10)] }, [600]],
    ['are none on a right', paid(6000), { law: lawWith({}), policy: [fees(10)] }, []],
    ["are none on the store's own right", dallas, { law: everyLaw, policy: [fees(10)] }, []],
    [
      "are the merchant's once the right is over",
      paid(6000),
      { law: fivePercent, policy: [{ ...fees(10), windowDays: null }], now: afterAll },
      [600],
    ],
    [
      'on a right are cut to the share that the law allows',
      paid(6000),
      { law: fivePercent, policy: [fees(10)] },
      [300],
    ],
    [
      'on a right are cut to the amount that the law allows',
      paid(400_000),
      { law: fivePercent, policy: [fees(10)] },
      [10_000],
    ],
    [
      'on a right are cut to the share alone in another currency',
      paid(400_000, 'EUR'),
      { law: fivePercent, policy: [fees(10)] },
      [20_000],
    ],
    ['on a right stay what they are below that', paid(6000), { law: fivePercent, policy: [fees(3)] }, [180]],
    ['on a right are cut together', paid(6000), { law: fivePercent, policy: [fees(3, 4)] }, [180, 120]],
    [
      'on a right are cut to nothing once the share is used up',
      paid(6000),
      { law: fivePercent, policy: [fees(8, 4)] },
      [300],
    ],
    [
      'are none where goods are faulty',
      { ...paid(6000), ...faulty },
      { law: fivePercent, policy: [fees(10)] },
      [],
    ],
    [
      'are none where the best right allows none',
      paid(6000),
      { law: lawWith({ remedyStrength: 2, consumerFee: israel }, {}), policy: [fees(10)] },
      [],
    ],
    ['are none on what is declined', paid(6000), { policy: [fees(10), { decline: 'worn' }] }, []],
  ])('%s', (_, about, said, amounts) => {
    expect(lineDecisionOn(about, said).fees.map(({ amountMinor }) => amountMinor)).toEqual(amounts);
  });

  it('on a right never pass the amount together, whatever the number of lines', () => {
    const other = lineOf({ line: { lineId: '2' }, purchase: { paidMinor: 600_000 } });
    const unknown = lineOf({ line: { lineId: '3', purchase: null } });
    const about = { ...paid(300_000), otherLines: [other, unknown] };
    const { lines } = decisionOn(about, { law: fivePercent, policy: [fees(10)] });
    expect(lines.map((line) => line.fees.map(({ amountMinor }) => amountMinor))).toEqual([
      [3333],
      [6666],
      [],
    ]);
  });

  it('on a right are rounded down, for more would be unlawful', () => {
    const [fee] = lineDecisionOn(paid(6010), { law: fivePercent, policy: [fees(10)] }).fees;
    expect(fee?.amountMinor).toBe(300);
  });

  it('keep their names when they are cut', () => {
    expect(lineDecisionOn(paid(6000), { law: fivePercent, policy: [fees(3, 4)] }).fees).toEqual([
      { code: 'restocking_fee', amountMinor: 180 },
      { code: 'return_shipping_fee', amountMinor: 120 },
    ]);
  });
});

describe('what the consumer may choose', () => {
  const nothing = { windowDays: 0 };
  const due = (remedy: Remedy | null, policy: PolicyActions) =>
    lineDecisionOn({}, { law: lawWith({ remedy }), policy: [policy] }).resolutions;

  it.each<[remedy: Remedy | null, resolutions: Resolution[]]>([
    ['refund', ['refund']],
    ['take_back_and_refund', ['refund']],
    ['refund_at_consumer_choice', ['refund', 'exchange', 'repair']],
    ['reject_or_warranty', ['refund', 'exchange', 'repair']],
    ['consumer_choice_refund_replace_repair', ['refund', 'exchange', 'repair']],
    ['consumer_choice_if_major_else_repair', ['repair', 'exchange', 'refund']],
    ['repair_or_replacement_first', ['repair', 'exchange']],
    ['repair_within_30_days_then_choice', ['repair']],
    [null, ['refund']],
  ])('by a law whose remedy is "%s", whatever the policy gives', (remedy, resolutions) => {
    expect(due(remedy, nothing)).toEqual(resolutions);
    expect(due(remedy, { decline: 'worn' })).toEqual(resolutions);
    expect(due(remedy, { windowDays: 0, resolutions: ['store_credit'] })).toEqual(resolutions);
  });

  it.each<[name: string, remedy: Remedy, own: Resolution[], resolutions: Resolution[]]>([
    ["the merchant's beside those of the law", 'refund', ['store_credit'], ['refund', 'store_credit']],
    ['each of them once', 'refund', ['refund', 'exchange'], ['refund', 'exchange']],
    [
      'money first, where the merchant gives it',
      'repair_or_replacement_first',
      ['store_credit', 'refund'],
      ['refund', 'repair', 'exchange', 'store_credit'],
    ],
    [
      'repair first, where the merchant gives no money',
      'repair_or_replacement_first',
      ['store_credit'],
      ['repair', 'exchange', 'store_credit'],
    ],
  ])('%s', (_, remedy, own, resolutions) => {
    expect(due(remedy, { resolutions: own })).toEqual(resolutions);
  });

  it.each<[name: string, about: Differences, said: Circumstances, resolutions: Resolution[]]>([
    [
      'only what the policy gives, where there is no right',
      {},
      { policy: [{ resolutions: ['store_credit'] }] },
      ['store_credit'],
    ],
    [
      'money, by the cancellation rule of the store',
      dallas,
      { law: everyLaw, policy: [nothing] },
      ['refund'],
    ],
    ['nothing on what is declined', {}, { policy: [{ decline: 'worn' }] }, []],
  ])('%s', (_, about, said, resolutions) => {
    expect(lineDecisionOn(about, said).resolutions).toEqual(resolutions);
  });
});
