import { describe, expect, it } from '@jest/globals';
import { refundDue, regimeOf, regimes, sendGoodsBy, withdrawalTerms } from './withdrawal.terms.js';
import type { ClockFacts, Regime } from './withdrawal.terms.js';

/** Late on 22 November in Berlin: 23 November in UTC's east, 22 in its west. */
const facts: ClockFacts = {
  regime: 'eu',
  declaredAt: '2026-11-22T22:30:00Z',
  timeZone: 'Europe/Berlin',
  proofAt: null,
  nothingDelivered: false,
};
const due = (changes: Partial<ClockFacts>) => refundDue({ ...facts, ...changes });

describe('the refund of a withdrawal', () => {
  it.each<[Regime, string | null, boolean]>([
    ['eu', '2026-12-06', true],
    ['gb', null, true],
    ['ar', null, false],
    ['br', '2026-11-22', false],
    ['cl', '2027-01-06', false],
    ['co', '2026-12-22', false],
    ['mx', null, false],
    ['none', null, false],
  ])('%s: is due on %s, and may wait for the goods: %s', (regime, dueOn, mayWait) => {
    expect(due({ regime })).toMatchObject({ dueOn, mayWait });
  });

  it('counts days where the consumer is, and ends with the last instant of the last one', () => {
    expect(due({})).toEqual({ dueOn: '2026-12-06', dueAt: '2026-12-06T23:00:00.000Z', mayWait: true });
    expect(due({ timeZone: 'Asia/Tokyo' })).toMatchObject({ dueOn: '2026-12-07' });
    // Clocks change in between: still fourteen days.
    const spring = due({ declaredAt: '2026-03-20T12:00:00Z' });
    expect(spring).toMatchObject({ dueOn: '2026-04-03', dueAt: '2026-04-03T22:00:00.000Z' });
  });

  it('in the EU waits for goods or proof, and once they are there is due: on day 14, or the day they came', () => {
    const early = due({ proofAt: '2026-11-25T10:00:00Z' });
    expect(early).toMatchObject({ dueOn: '2026-12-06', mayWait: false });
    const late = due({ proofAt: '2026-12-11T10:00:00Z' });
    expect(late).toMatchObject({ dueOn: '2026-12-11', mayWait: false });
  });

  it('in the UK runs from goods or proof; when nothing was delivered, from the notice', () => {
    expect(due({ regime: 'gb', proofAt: '2026-11-25T10:00:00Z' })).toMatchObject({ dueOn: '2026-12-09' });
    expect(due({ regime: 'gb', nothingDelivered: true })).toMatchObject({
      dueOn: '2026-12-06',
      mayWait: false,
    });
  });

  it('does not wait for goods that were never delivered', () => {
    expect(due({ nothingDelivered: true })).toMatchObject({ dueOn: '2026-12-06', mayWait: false });
  });

  it('tells when the goods must be on their way, where the law does', () => {
    const by = regimes.map((regime) => sendGoodsBy({ ...facts, regime }));
    expect(by).toEqual(['2026-12-06', '2026-12-06', null, null, null, null, null, null]);
  });
});

describe('whose law', () => {
  it.each<[string, Regime]>([
    ['DE', 'eu'],
    ['NO', 'eu'],
    ['GB', 'gb'],
    ['AR', 'ar'],
    ['US', 'none'],
    ['NONE', 'none'],
  ])('of %s: %s', (country, regime) => {
    expect(regimeOf(country, 'America/New_York')).toBe(regime);
  });

  it.each<[string, Regime]>([
    ['Europe/Berlin', 'eu'],
    ['Atlantic/Canary', 'eu'],
    ['UTC', 'eu'],
    ['America/New_York', 'none'],
  ])('of no country, with the clock of %s: %s', (timeZone, regime) => {
    expect(regimeOf(null, timeZone)).toBe(regime);
  });

  it('is cited, except where there is none', () => {
    for (const regime of regimes) expect(withdrawalTerms[regime].law === null).toBe(regime === 'none');
  });
});
