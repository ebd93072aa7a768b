import { describe, expect, it } from '@jest/globals';
import { documentOf } from '../../test/context.builder.js';
import type { LawRule } from '../law/law-rule.js';
import { lintPolicy } from './lint-policy.js';
import type { Condition, PolicyActions, PolicyRule } from './policy-document.js';

const base: PolicyRule = { id: 'base', then: { windowDays: 30 } };
const shoes: Condition = { fact: 'line.productType', is: 'shoes' };
const rule = (then: PolicyActions, when: Condition = shoes): PolicyRule => ({ id: 'r', then, when });
const remarks = (policyRule: PolicyRule, law: LawRule[]) =>
  lintPolicy(documentOf(policyRule, base), law).map(
    ({ code, ruleId, pointer }) => `${code} ${ruleId} ${pointer}`,
  );

describe('terms that the law overrules', () => {
  const statute = {
    kind: 'withdrawal',
    statutory: true,
    confidence: 'high',
    jurisdiction: 'DE',
    appliesTo: { channels: ['online'], subjects: ['goods'], reasons: ['any'], conditions: [] },
    period: { length: 14, unit: 'calendar_day', businessDays: null },
    consumerFee: null,
    returnShippingPaidBy: 'seller',
    remedyStrength: 3,
  } as unknown as LawRule;
  const at = (then: PolicyActions, change: Partial<LawRule> = {}, when?: Condition) =>
    remarks(rule(then, when), [{ ...statute, ...change }]);

  it.each<PolicyActions>([
    { windowDays: 13 },
    { decline: 'worn' },
    { fees: [{ code: 'restocking_fee', per: 'line', percent: 5 }] },
    { fees: [{ code: 'return_shipping_fee', per: 'return', percent: 5 }] },
    { returnShippingPaidBy: 'consumer' },
    { resolutions: ['store_credit'] },
    { excludeResolutions: ['refund'] },
  ])('%j', (then) => {
    const found = `overruled_by_law r /rules/0/then/${Object.keys(then)[0]}`;
    expect(at(then)).toContain(found);
    const elsewhere: Condition = { fact: 'order.country', is: 'US' };
    const inShops: Condition = { fact: 'order.channel', is: 'in_store' };
    const services: Condition = { fact: 'line.goodsType', is: 'services' };
    for (const when of [elsewhere, inShops, services]) expect(at(then, {}, when)).not.toContain(found);
    expect(at(then, { kind: 'non_conformity' })).not.toContain(found);
    expect(at(then, { statutory: false })).not.toContain(found);
    expect(at(then, { confidence: 'low' })).not.toContain(found);
    expect(at(then, { jurisdiction: 'EU' })).not.toContain(found);
  });

  it.each<[PolicyActions, Partial<LawRule>]>([
    [{ windowDays: 14 }, {}],
    [{ windowDays: null }, {}],
    [{ windowDays: 13 }, { period: null }],
    [{ windowDays: 28 }, { period: { length: 1, unit: 'month', businessDays: null } }],
    [
      { fees: [{ code: 'restocking_fee', per: 'line', percent: 5 }] },
      { consumerFee: {} as LawRule['consumerFee'] },
    ],
    [
      { fees: [{ code: 'return_shipping_fee', per: 'line', percent: 5 }] },
      { returnShippingPaidBy: 'consumer' },
    ],
    [{ returnShippingPaidBy: 'consumer' }, { returnShippingPaidBy: null }],
    [{ returnShippingPaidBy: 'seller' }, {}],
    [{ resolutions: ['refund', 'store_credit'] }, {}],
    [{ resolutions: ['repair'] }, { remedyStrength: 2 }],
    [{ excludeResolutions: ['store_credit'] }, {}],
    [{ review: 'look' }, {}],
  ])('but not %j under %j', (then, change) => {
    expect(at(then, change).filter((remark) => remark.startsWith('overruled'))).toEqual([]);
  });

  it('are told once for all places, states by their own code', () => {
    const law = ['FR', 'DE', 'US-CA', 'DE'].map((jurisdiction) => ({ ...statute, jurisdiction }));
    const found = lintPolicy(documentOf(rule({ windowDays: 3 }), base), law);
    expect(found.map(({ sentence }) => sentence)).toEqual([
      'For some returns in DE, FR, US-CA: the law gives a longer window.',
    ]);
  });
});
