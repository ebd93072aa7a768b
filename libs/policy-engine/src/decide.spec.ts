import { describe, expect, it } from '@jest/globals';
import { factsOf, lineOf, type Differences } from '../test/context.builder.js';
import {
  decisionOn,
  everyLaw,
  faulty,
  lawWith,
  lineDecisionOn,
  noRights,
  type Circumstances,
} from '../test/decision.builder.js';

type Row = [name: string, about: Differences, said: Circumstances, verdict: string, codes: string[]];

const late = '2026-06-01T00:00:00.000Z';
const lastMoment = '2026-05-31T23:59:59.999Z';
const right = lawWith({});

describe('where the law gives no right, the policy decides', () => {
  it.each<Row>([
    ['inside the window', {}, {}, 'accept', ['within_window']],
    ['at its last moment', {}, { now: lastMoment }, 'accept', ['within_window']],
    ['after it', {}, { now: late }, 'decline', ['outside_window']],
    ['after it, forgiven', {}, { now: late, policy: [{ bypass: ['outside_window'] }] }, 'accept', []],
    ['without an end', {}, { now: late, policy: [{ windowDays: null }] }, 'accept', ['within_window']],
    ['before delivery', { purchase: { deliveredAt: null } }, {}, 'decline', ['not_yet_delivered']],
    [
      'delivered a moment from now',
      { purchase: { deliveredAt: '2026-05-11T10:00:00.001Z' } },
      {},
      'decline',
      ['not_yet_delivered'],
    ],
    [
      'delivered this moment',
      { purchase: { deliveredAt: '2026-05-11T10:00:00.000Z' } },
      {},
      'accept',
      ['within_window'],
    ],
    [
      'before delivery, forgiven',
      { purchase: { deliveredAt: null } },
      { policy: [{ bypass: ['not_yet_delivered'] }] },
      'accept',
      [],
    ],
    ['declined by a rule', {}, { policy: [{ decline: 'final_sale' }] }, 'decline', ['final_sale']],
    [
      'declined by a rule that another forgives',
      {},
      { policy: [{ decline: 'final_sale' }, { bypass: ['final_sale'] }] },
      'accept',
      ['within_window'],
    ],
    [
      'for every reason there is',
      {},
      { now: late, policy: [{ decline: 'final_sale' }, { decline: 'worn' }] },
      'decline',
      ['outside_window', 'final_sale', 'worn'],
    ],
    ['where a person is asked', {}, { policy: [{ review: 'high_value' }] }, 'review', ['high_value']],
    [
      'declined before a person is asked',
      {},
      { policy: [{ review: 'high_value' }, { decline: 'worn' }] },
      'decline',
      ['worn'],
    ],
  ])('%s', (...[, about, said, verdict, responseCodes]) => {
    expect(lineDecisionOn(about, said)).toMatchObject({ verdict, responseCodes });
  });
});

const dallas: Differences = {
  order: { jurisdiction: 'US-TX', currency: 'USD', placedAt: '2026-05-08T10:00:00.000Z' },
};
const nothing = { windowDays: 0, decline: 'no_returns' };

describe('a right stands whatever the policy says', () => {
  const accepted = ['statutory_right'];
  it.each<Row>([
    ['of withdrawal', {}, { law: right, policy: [nothing] }, 'accept', accepted],
    [
      'of withdrawal, asking nobody',
      {},
      { law: right, policy: [{ review: 'x' }, nothing] },
      'accept',
      accepted,
    ],
    [
      'of withdrawal, faulty or not',
      faulty,
      { law: right, policy: [{ review: 'x' }, nothing] },
      'accept',
      accepted,
    ],
    [
      'where goods are faulty',
      faulty,
      { law: lawWith({ kind: 'non_conformity' }), policy: [nothing] },
      'accept',
      accepted,
    ],
    [
      'but whether goods are faulty a person may see',
      faulty,
      { law: lawWith({ kind: 'non_conformity' }), policy: [nothing, { review: 'look' }] },
      'review',
      ['look'],
    ],
    [
      "of the store's own cancellation rule",
      dallas,
      { law: everyLaw, policy: [nothing] },
      'accept',
      ['store_cancellation_right'],
    ],
    [
      "of the store's own cancellation rule, which may be reviewed",
      dallas,
      { law: everyLaw, policy: [nothing, { review: 'look' }] },
      'review',
      ['look'],
    ],
    [
      'while it lasts',
      {},
      { law: right, policy: [nothing], now: '2026-05-16T00:00:00Z' },
      'decline',
      ['outside_window', 'no_returns'],
    ],
    [
      'beside a policy that gives the same',
      {},
      { law: right },
      'accept',
      ['statutory_right', 'within_window'],
    ],
  ])('%s', (...[, about, said, verdict, responseCodes]) => {
    expect(lineDecisionOn(about, said)).toMatchObject({ verdict, responseCodes });
  });

  it('names the rule and its last day, if it has one', () => {
    const said = (law: Circumstances['law']) =>
      lineDecisionOn({}, { ...(law && { law }) }).findings[0]?.facts;
    expect(said(right)).toEqual({ ruleId: 'spec-1', lastDayOn: '2026-05-15' });
    expect(said(lawWith({ period: null }))).toEqual({ ruleId: 'spec-1' });
  });
});

describe('where the law is not known', () => {
  const atlantis = { order: { jurisdiction: 'XA' } };
  const disabled = lawWith({ confidence: 'low' });

  it.each<Row>([
    [
      'nothing is declined on the word of the policy',
      atlantis,
      { policy: [nothing] },
      'review',
      ['law_unknown_review'],
    ],
    [
      'a rule that is disabled is no knowledge',
      {},
      { law: disabled, policy: [nothing] },
      'review',
      ['law_unknown_review'],
    ],
    ['the policy may accept', atlantis, {}, 'accept', ['within_window']],
    [
      'what cannot come back is declined',
      { ...atlantis, purchase: { paidMinor: 0 } },
      {},
      'decline',
      ['nothing_paid'],
    ],
  ])('%s', (...[, about, said, verdict, responseCodes]) => {
    expect(lineDecisionOn(about, said)).toMatchObject({ verdict, responseCodes });
  });

  it('beside a disabled rule one in force is knowledge', () => {
    const law = lawWith({ confidence: 'low' }, {});
    const said = { law, policy: [nothing], now: late };
    expect(lineDecisionOn({}, said).verdict).toBe('decline');
  });
});

describe('the return', () => {
  const good = lineOf({ line: { lineId: 'good' } });
  const gift = lineOf({ line: { lineId: 'gift' }, purchase: { paidMinor: 0 } });
  const postage = lineOf({ line: { lineId: 'postage' }, purchase: { isGoods: false } });
  const unknown = lineOf({ line: { lineId: 'unknown', purchase: null } });
  const broken = lineOf({ line: { lineId: 'broken', reasonCode: 'defective' } });
  const guarantee = lawWith({ kind: 'non_conformity', appliesTo: { ...onlyFaults() } });

  function onlyFaults() {
    return { channels: ['online'], subjects: ['goods'], reasons: ['defective'], conditions: [] } as const;
  }
  const of = (...lines: (typeof good)[]) => ({ ...factsOf(), lines });

  it.each([
    ['accepts what can be accepted', [gift, good], 'accept', ['within_window']],
    [
      'declines when nothing stands, for each reason once',
      [gift, postage, gift],
      'decline',
      ['nothing_paid', 'not_goods'],
    ],
    ['declines what was never bought', [unknown], 'decline', ['no_earlier_purchase']],
    ['declines nothing at all', [], 'decline', []],
  ])('%s', (_, lines, verdict, responseCodes) => {
    expect(decisionOn(of(...lines))).toMatchObject({ verdict, responseCodes });
  });

  it('waits for a person while one line does', () => {
    const rules = { law: guarantee, policy: [{ windowDays: 5 }, { review: 'look' }] };
    const { verdict, responseCodes, lines } = decisionOn(of(good, broken, gift), rules);
    expect(lines.map((line) => line.verdict)).toEqual(['decline', 'review', 'decline']);
    expect({ verdict, responseCodes }).toEqual({ verdict: 'review', responseCodes: ['look'] });
  });

  it('names what it was made from', () => {
    expect(decisionOn(of(good))).toMatchObject({
      decidedAt: '2026-05-11T10:00:00.000Z',
      currency: 'EUR',
      timeZone: 'UTC',
      versions: { engine: '2', policy: '7', law: 'spec', calendars: 'plain' },
    });
  });

  it('owes nothing where every line is declined', () => {
    expect(decisionOn(of(gift), { law: right, policy: [{ refundShipping: 'always' }] })).toMatchObject({
      returnShipping: { paidBy: 'consumer', rule: null },
      outboundShippingRefunded: { extent: 'none', rule: null },
      refundDeadline: null,
      fees: [],
      shipWithin: null,
    });
  });

  it('forgets declined lines when it works out what is owed', () => {
    const facts = of(good, gift);
    expect(decisionOn(facts, { law: right })).toMatchObject({ refundDeadline: { dueOn: '2026-05-25' } });
    expect(decisionOn(facts, { law: noRights }).refundDeadline).toBeNull();
  });
});
