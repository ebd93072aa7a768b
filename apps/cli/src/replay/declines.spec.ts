import { describe, expect, it } from '@jest/globals';
import type { StaffLineView } from '../api/views.js';
import { declineOf } from './decline.js';
import { Declines } from './declines.js';

const statute = (ruleId: string) => ({ source: 'law', ruleId, citation: `${ruleId}, s. 1` });
const found = (code: string, facts = {}) => ({ code, verdict: 'decline', facts });
const base = { source: 'policy', ruleId: 'base', citation: 'Everything else' };

const line = (facts: Partial<StaffLineView>): StaffLineView => ({
  findings: [found('outside_window')],
  windows: [{ rule: statute('gb-dsr') }, { rule: base }],
  policyRules: [{ ruleId: 'socks', title: 'Worn socks stay' }],
  rejectedRules: [],
  ...facts,
});

describe('what stands behind a decline', () => {
  it('is the rule whose window it is, beside the rights that spoke of the sale and gave nothing', () => {
    const rejectedRules = [
      { rule: statute('gb-dsr'), why: 'after_deadline' },
      { rule: statute('gb-seal'), why: 'excluded:sealed_hygiene_unsealed' },
      { rule: statute('gb-doorstep'), why: 'channel' },
    ];
    expect(declineOf(line({ rejectedRules }))).toEqual({
      code: 'outside_window',
      rule: base,
      law: rejectedRules.slice(0, 2),
    });
  });

  it('is the rule that gave a code of the merchant’s own', () => {
    const findings = [
      { code: 'within_window', verdict: 'accept', facts: {} },
      found('worn', { ruleId: 'socks' }),
    ];
    expect(declineOf(line({ findings }))).toMatchObject({
      code: 'worn',
      rule: { source: 'policy', ruleId: 'socks', citation: 'Worn socks stay' },
    });
  });

  it('is no rule where the facts alone decline', () => {
    const findings = [found('no_earlier_purchase'), found('outside_window')];
    expect(declineOf(line({ findings }))).toEqual({ code: 'no_earlier_purchase', rule: null, law: [] });
  });

  it('is counted once for each kind, the most frequent first', () => {
    const declines = new Declines();
    declines.add(declineOf(line({ findings: [found('not_goods')] })), 5);
    for (const pieces of [2, 3]) declines.add(declineOf(line({})), pieces);
    expect(declines.counts()).toMatchObject([
      { code: 'outside_window', portions: 2, pieces: 5 },
      { code: 'not_goods', portions: 1, pieces: 5 },
    ]);
  });
});
