import { readPacks } from '#law-packs';
import { describe, expect, it } from '@jest/globals';
import { factsOf, lineOf, type Differences } from '../../test/context.builder.js';
import { plainCalendars } from '../../test/plain-calendars.js';
import { compileLaw } from '../law/compile-law.js';
import { compilePolicy } from './compile-policy.js';
import { fromSettings, type PolicySettings } from './default-policy.js';
import { Simulation, type Regime } from './simulate.js';

const packs = readPacks();
const law = compileLaw(packs);
const regime = (settings: Partial<PolicySettings>): Regime => ({
  policy: compilePolicy(fromSettings(settings), 'v1'),
  law,
});
const under = (base: Regime, draft: Regime, ...returns: Differences[]) => {
  const simulation = new Simulation(base, draft, plainCalendars);
  returns.forEach((differences, index) =>
    simulation.add({ id: `ret-${index}`, facts: factsOf(differences), now: '2026-05-26T10:00:00.000Z' }),
  );
  return simulation.report();
};

/** Where the law gives an ordinary online order nothing. Delivered 25 days ago. */
const inIndia = { order: { jurisdiction: 'IN', currency: 'INR' } };
const thirty = regime({});
const twenty = regime({ returnWindowDays: 20 });

describe('a simulation', () => {
  it('of one policy against itself finds nothing', () => {
    const report = under(thirty, thirty, inIndia, {
      ...inIndia,
      otherLines: [lineOf({ line: { lineId: '2' } })],
    });
    expect(report).toMatchObject({ returns: 2, lines: 3, returnsChanged: 0, linesChanged: 0, changes: [] });
    expect(report.verdicts).toEqual([{ base: 'accept', draft: 'accept', lines: 3 }]);
    expect(report.money).toEqual([
      {
        currency: 'INR',
        baseRefundMinor: 18_000,
        draftRefundMinor: 18_000,
        baseFeesMinor: 0,
        draftFeesMinor: 0,
      },
    ]);
  });

  it('shows which lines change, from what to what, and the money by currency', () => {
    const faulty = { ...inIndia, line: { reasonCode: 'defective' } };
    const report = under(thirty, twenty, inIndia, faulty, { order: { jurisdiction: 'IN' } });
    expect(report).toMatchObject({ returns: 3, returnsChanged: 2, linesChanged: 2 });
    expect(report.changes[0]).toMatchObject({
      returnId: 'ret-0',
      lineId: '1',
      reasonCode: 'does_not_fit',
      currency: 'INR',
      base: { verdict: 'accept', lastDayOn: '2026-05-31', refundMinor: 6000 },
      draft: {
        verdict: 'decline',
        responseCodes: ['outside_window'],
        lastDayOn: '2026-05-21',
        refundMinor: 0,
      },
    });
    expect(report.verdicts).toEqual([
      { base: 'accept', draft: 'decline', lines: 2 },
      { base: 'accept', draft: 'accept', lines: 1 },
    ]);
    expect(
      report.money.map(({ currency, baseRefundMinor, draftRefundMinor }) => [
        currency,
        baseRefundMinor,
        draftRefundMinor,
      ]),
    ).toEqual([
      ['EUR', 6000, 0],
      ['INR', 12_000, 6000],
    ]);
  });

  it('says of each line that changes what differs, the weightiest where several things do', () => {
    const differenceTo = (settings: Partial<PolicySettings>) =>
      under(thirty, regime(settings), inIndia).differences;
    expect(differenceTo({ returnWindowDays: 20 })).toEqual([{ difference: 'verdict', lines: 1 }]);
    const fee = { restockingFeePercentByReason: { does_not_fit: 10 } };
    expect(differenceTo({ ...fee, resolutions: ['refund'] })).toEqual([{ difference: 'money', lines: 1 }]);
    expect(differenceTo({ resolutions: ['refund'], returnWindowDays: 60 })).toEqual([
      { difference: 'resolutions', lines: 1 },
    ]);
    expect(differenceTo({ returnWindowDays: 60 })).toEqual([{ difference: 'last_day', lines: 1 }]);
    const reviewed = (code: string): Regime => ({
      law,
      policy: compilePolicy(
        { ...thirty.policy.document, rules: [{ id: 'look', then: { review: code } }] },
        'v1',
      ),
    });
    const codes = under(reviewed('a_look'), reviewed('another_look'), inIndia).differences;
    expect(codes).toEqual([{ difference: 'response_codes', lines: 1 }]);
  });

  it('remarks on the draft, beside the law of the places it saw and of no other', () => {
    const places = (place: string) =>
      under(thirty, regime({ returnWindowDays: 5 }), { order: { jurisdiction: place } })
        .remarks.filter(({ code }) => code === 'overruled_by_law')
        .map(({ sentence }) => sentence);
    expect(places('DE')).toContain('For some returns in DE: the law gives a longer window.');
    expect(places('HK')).toEqual([]);
  });

  it('takes fees of lines and of whole returns from the refund', () => {
    const charging = regime({
      restockingFeePercentByReason: { does_not_fit: 10 },
      returnShippingFeeMinor: { INR: 500 },
    });
    const report = under(thirty, charging, inIndia);
    expect(report.money).toMatchObject([
      { baseRefundMinor: 6000, draftRefundMinor: 4900, draftFeesMinor: 1100 },
    ]);
    const shippingOnly = regime({ returnShippingFeeMinor: { INR: 500 } });
    expect(under(thirty, shippingOnly, inIndia)).toMatchObject({ returnsChanged: 1, linesChanged: 0 });
  });

  it('counts what applied, the law beside the policy, and names the rules that never fired', () => {
    const { applied, neverFired } = under(thirty, twenty, inIndia, {
      ...inIndia,
      line: { reasonCode: 'defective' },
    });
    expect(applied).toContainEqual({ ruleId: 'base', lines: 2 });
    expect(applied).toContainEqual({ ruleId: 'faulty-goods', lines: 1 });
    expect(applied[0]).toEqual({ ruleId: 'base', lines: 2 });
    expect(neverFired).toEqual(['final-sale', 'hygiene-seal']);
  });

  it('compares laws as well as policies', () => {
    const soon = { purchase: { deliveredAt: '2026-05-20T10:00:00.000Z' } };
    const late = { order: { lastDeliveredAt: soon.purchase.deliveredAt }, ...soon };
    const none = regime({ returnWindowDays: 0 });
    const lawless: Regime = {
      ...none,
      law: compileLaw(packs.filter(({ jurisdiction }) => jurisdiction === 'US')),
    };
    const { changes } = under(none, lawless, late);
    expect(changes).toMatchObject([
      { base: { verdict: 'accept' }, draft: { verdict: 'review', responseCodes: ['law_unknown_review'] } },
    ]);
  });
});
