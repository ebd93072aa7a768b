import { describe, expect, it } from '@jest/globals';
import { contextOf, documentOf, lineOf, rule } from '../../test/context.builder.js';
import type { Differences } from '../../test/context.builder.js';
import { compilePolicy } from './compile-policy.js';
import type { PolicyActions, PolicyRule } from './policy-document.js';

const termsOf = (rules: PolicyRule[], about: Differences = {}) =>
  compilePolicy(documentOf(...rules), 'v1').termsOf(contextOf(about));
const actions = (...all: PolicyActions[]) => all.map((then) => rule(then));

describe('terms', () => {
  it('are 30 days from delivery, free of charge, where no rule speaks', () => {
    expect(termsOf([])).toEqual({
      windowDays: 30,
      windowStarts: 'delivered',
      windowRuleId: null,
      declines: [],
      reviews: [],
      bypass: [],
      resolutions: ['refund', 'exchange', 'store_credit'],
      lineFees: [],
      returnFees: [],
      keepItem: false,
      donateItem: false,
      partialCreditMinor: null,
      returnShippingPaidBy: 'seller',
      refundShipping: 'whole_order',
      bonusCreditMinor: 0,
      shopNowBonusMinor: 0,
      questions: [],
      photoRequired: false,
      methods: null,
      excludedMethods: [],
      exchangeDelivery: null,
      reasonGroup: null,
      hideProduct: false,
      destination: null,
      restockLocation: null,
      shipByDays: 14,
      refundTrigger: 'inspection',
      tenderStrategy: 'original_ratio',
      firedRules: [],
    });
  });

  it('take each action from the first rule that says something about it', () => {
    const plain: PolicyActions = {
      windowDays: null,
      windowStarts: 'placed',
      resolutions: ['exchange'],
      keepItem: true,
      donateItem: true,
      returnShippingPaidBy: 'consumer',
      refundShipping: 'always',
      photoRequired: true,
      methods: ['post'],
      exchangeDelivery: 'ship_at_once',
      reasonGroup: 'shoes',
      hideProduct: true,
      destination: 'outlet',
      restockLocation: 'Madrid',
      shipByDays: 3,
      refundTrigger: 'carrier_scan',
      tenderStrategy: 'card_first',
    };
    const [first, other, last] = actions({ keepItem: true }, plain, {
      ...plain,
      windowDays: 5,
      keepItem: false,
      destination: 'home',
    }) as [PolicyRule, PolicyRule, PolicyRule];
    expect(termsOf([first, other, last])).toMatchObject({
      ...plain,
      windowRuleId: other.id,
      firedRules: [first.id, other.id, last.id],
    });
  });

  it('count every decline, review, bypass, waiver and exclusion', () => {
    const [one, two] = actions(
      { decline: 'worn', review: 'check', bypass: ['outside_window'], excludeResolutions: ['exchange'] },
      {
        decline: 'old',
        review: 'look',
        bypass: ['worn'],
        excludeResolutions: ['refund'],
        excludeMethods: ['post'],
      },
    ) as [PolicyRule, PolicyRule];
    expect(termsOf([one, two])).toMatchObject({
      declines: [
        { ruleId: one.id, code: 'worn' },
        { ruleId: two.id, code: 'old' },
      ],
      reviews: [
        { ruleId: one.id, code: 'check' },
        { ruleId: two.id, code: 'look' },
      ],
      bypass: ['outside_window', 'worn'],
      resolutions: ['store_credit'],
      excludedMethods: ['post'],
    });
    expect(termsOf(actions({ methods: ['post', 'shop'] }, { excludeMethods: ['post'] })).methods).toEqual([
      'shop',
    ]);
  });

  it('ask each question once, in the words of the first rule', () => {
    const ask = (id: string, en: string): PolicyActions => ({
      questions: [{ id, text: { en }, required: true }],
    });
    const { questions } = termsOf(
      actions(ask('worn', 'Worn?'), ask('box', 'Box?'), ask('worn', 'Did you wear it?')),
    );
    expect(questions.map(({ text }) => text['en'])).toEqual(['Worn?', 'Box?']);
  });
});

describe('fees', () => {
  const restocking = (percent: number): PolicyActions => ({
    fees: [{ code: 'restocking_fee', per: 'line', percent }],
  });
  const shipping: PolicyActions = {
    fees: [{ code: 'return_shipping_fee', per: 'return', amountMinor: { EUR: 700, USD: 900 } }],
  };

  it('are a percent of what was paid or an amount in the currency of the order, once for each code', () => {
    const rules = actions(restocking(12.5), restocking(50), shipping);
    expect(termsOf(rules, { purchase: { paidMinor: 5001 } })).toMatchObject({
      lineFees: [{ code: 'restocking_fee', amountMinor: 625 }],
      returnFees: [{ code: 'return_shipping_fee', amountMinor: 700 }],
    });
    expect(termsOf(rules, { order: { currency: 'GBP' } }).returnFees).toEqual([]);
  });

  it('of the return are a percent of all that comes back', () => {
    const share = actions({ fees: [{ code: 'restocking_fee', per: 'return', percent: 10 }] });
    expect(termsOf(share, { otherLines: [lineOf({ purchase: { paidMinor: 400 } })] })).toMatchObject({
      lineFees: [],
      returnFees: [{ code: 'restocking_fee', amountMinor: 640 }],
    });
  });

  it('together never exceed what was paid, and nothing is no fee', () => {
    const both = actions(restocking(80), {
      fees: [{ code: 'return_shipping_fee', per: 'line', amountMinor: { EUR: 700 } }],
    });
    expect(termsOf(both, { purchase: { paidMinor: 1000 } }).lineFees).toEqual([
      { code: 'restocking_fee', amountMinor: 800 },
      { code: 'return_shipping_fee', amountMinor: 200 },
    ]);
    expect(termsOf(both, { purchase: { paidMinor: 0 } }).lineFees).toEqual([]);
    expect(termsOf(actions(shipping), { purchase: { paidMinor: 300 } }).returnFees).toMatchObject([
      { amountMinor: 300 },
    ]);
  });

  it('are waived by any rule that says so, wherever it stands', () => {
    const terms = termsOf(actions(restocking(10), shipping, { waiveFees: ['restocking_fee'] }));
    expect(terms).toMatchObject({ lineFees: [], returnFees: [{ code: 'return_shipping_fee' }] });
  });
});

it('adds percent and amount of a bonus, and keeps the part of the price that is credited', () => {
  const about = { purchase: { paidMinor: 999 } };
  const bonus = { percent: 10, amountMinor: { EUR: 500 } };
  const terms = termsOf(
    actions({ bonusCredit: bonus, shopNowBonus: { percent: 5 }, partialCreditPercent: 50 }),
    about,
  );
  expect(terms).toMatchObject({ bonusCreditMinor: 600, shopNowBonusMinor: 50, partialCreditMinor: 500 });
});

it('knows its version, its document and which reasons are faulty', () => {
  const document = documentOf();
  const policy = compilePolicy(document, 'v7');
  expect(policy).toMatchObject({ version: 'v7', document });
  expect([policy.isFaulty('defective'), policy.isFaulty('changed_mind')]).toEqual([true, false]);
});
