import { describe, expect, it } from '@jest/globals';
import { lineOf, type Differences } from '../test/context.builder.js';
import { decisionOn, lawWith, lineDecisionOn } from '../test/decision.builder.js';

const right = lawWith({});

describe('what cannot come back is declined, whatever law and policy say', () => {
  it.each<[name: string, about: Differences, code: string]>([
    ['more than was bought', { line: { quantity: 3 } }, 'quantity_exceeds_returnable'],
    [
      'more than other returns leave',
      { line: { quantity: 2 }, purchase: { quantityAlreadyReturned: 1 } },
      'quantity_exceeds_returnable',
    ],
    [
      'more on two lines of one order line',
      { line: { quantity: 1 }, otherLines: [lineOf({ line: { quantity: 2 } })] },
      'quantity_exceeds_returnable',
    ],
    ['postage', { purchase: { isGoods: false } }, 'not_goods'],
    ['a gift of the shop', { purchase: { paidMinor: 0 } }, 'nothing_paid'],
    ['something never bought', { line: { purchase: null } }, 'no_earlier_purchase'],
  ])('%s', (_, about, code) => {
    const line = lineDecisionOn(about, { law: right });
    expect(line).toMatchObject({ verdict: 'decline', responseCodes: [code], fees: [], resolutions: [] });
  });

  it('counts the pieces asked for and those that are left', () => {
    const { findings, returnableQuantity } = lineDecisionOn({
      line: { quantity: 2 },
      purchase: { quantityPurchased: 3, quantityAlreadyReturned: 2 },
    });
    expect(returnableQuantity).toBe(1);
    expect(findings).toContainEqual({
      code: 'quantity_exceeds_returnable',
      verdict: 'decline',
      facts: { quantityRequested: 2, quantityReturnable: 1 },
    });
  });

  it('leaves none where more came back than were bought', () => {
    const about = { purchase: { quantityPurchased: 1, quantityAlreadyReturned: 4 } };
    expect(lineDecisionOn(about).returnableQuantity).toBe(0);
  });

  it('takes all that is left, whatever another order line asks for', () => {
    const other = lineOf({ line: { lineId: '2', quantity: 2 } });
    const about = { line: { quantity: 2 }, otherLines: [other] };
    expect(decisionOn(about).lines.map(({ verdict }) => verdict)).toEqual(['accept', 'accept']);
  });

  it('says of something never bought nothing else', () => {
    expect(lineDecisionOn({ line: { purchase: null, quantity: 4 } }, { law: right })).toEqual({
      lineId: '1',
      quantity: 4,
      returnableQuantity: 0,
      faulty: false,
      verdict: 'decline',
      responseCodes: ['no_earlier_purchase'],
      findings: [{ code: 'no_earlier_purchase', verdict: 'decline', facts: {} }],
      statutory: {
        eligible: false,
        rule: null,
        alsoRuleIds: [],
        reasonCode: 'no_statutory_right',
        window: null,
        minAmount: null,
        remedy: null,
        remedyStrength: 0,
      },
      house: null,
      windows: [],
      window: null,
      remedies: [],
      fees: [],
      resolutions: [],
      terms: null,
      appliedRules: [],
      rejectedRules: [],
    });
  });

  it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses to judge %d pieces', (quantity) => {
    expect(() => decisionOn({ line: { lineId: 'shoe', quantity } })).toThrow(
      new RangeError(`line "shoe": quantity ${quantity} is not a whole number above 0`),
    );
  });
});
