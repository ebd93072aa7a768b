import { describe, expect, it } from '@jest/globals';
import type { Differences } from '../../test/context.builder.js';
import { lawWith, lineDecisionOn } from '../../test/decision.builder.js';
import type { LawRule, PeriodUnit, Rollover } from './law-rule.js';

type Rule = Partial<LawRule>;
const windowUnder = (rule: Rule, about: Differences = {}, now?: string) =>
  lineDecisionOn(about, { law: lawWith({ rollover: null, ...rule }), ...(now && { now }) }).statutory.window;
const period = (length: number, unit: PeriodUnit = 'calendar_day') =>
  ({ period: { length, unit, businessDays: null } }) as const;
const from = (event: NonNullable<LawRule['trigger']>['event'], countEventDay = false) => ({
  trigger: { event, countEventDay },
});

describe('a period', () => {
  it.each<[name: string, rule: Rule, lastDayOn: string]>([
    ['of days', period(14), '2026-05-15'],
    ['of months', period(1, 'month'), '2026-06-01'],
    ['of years', period(2, 'year'), '2028-05-01'],
    ['of days, the event counted', { ...period(8), ...from('delivery', true) }, '2026-05-08'],
    ['of months, the event counted', { ...period(1, 'month'), ...from('delivery', true) }, '2026-05-31'],
    [
      'of business days',
      {
        period: {
          length: 3,
          unit: 'business_day',
          businessDays: { weekend: ['sat', 'sun'], holidayCalendar: 'DE' },
        },
      },
      '2026-05-06',
    ],
    // The event falls on a holiday, which does not count even as the first day.
    [
      'of business days, the event counted',
      {
        ...from('delivery', true),
        period: {
          length: 3,
          unit: 'business_day',
          businessDays: { weekend: ['sun'], holidayCalendar: 'DE' },
        },
      },
      '2026-05-05',
    ],
  ])('%s ends with its last day', (_, rule, lastDayOn) => {
    expect(windowUnder(rule)).toMatchObject({ startsOn: '2026-05-01', lastDayOn });
  });
});

describe('a period begins with', () => {
  const order = {
    contractCopyReceivedAt: '2026-05-04T10:00:00Z',
    firstDeliveredAt: '2026-04-29T10:00:00Z',
    lastDeliveredAt: '2026-05-06T10:00:00Z',
  };
  const service = { order, purchase: { goodsType: 'services', deliveredAt: null } } as const;
  const noCopy = { order: { ...order, contractCopyReceivedAt: null } };

  it.each<[name: string, event: Parameters<typeof from>[0], about: Differences, startsOn: string | null]>([
    ['the contract', 'contract', { order }, '2026-04-25'],
    ['the delivery of the line', 'delivery', { order }, '2026-05-01'],
    ['the last delivery of the order', 'last_delivery', { order }, '2026-05-06'],
    [
      'the first of regular deliveries',
      'last_delivery',
      { order: { ...order, regularDelivery: true } },
      '2026-04-29',
    ],
    ['the later of contract and delivery', 'later_of_contract_delivery', { order }, '2026-05-06'],
    ['the copy of the contract', 'contract_copy_received', { order }, '2026-05-04'],
    ['the later of copy and delivery', 'later_of_copy_delivery', { order }, '2026-05-06'],
    [
      'the later of copy and delivery',
      'later_of_copy_delivery',
      { order: { ...order, contractCopyReceivedAt: '2026-05-09T00:00:00Z' } },
      '2026-05-09',
    ],
    ['the delivery, where no copy came', 'later_of_copy_delivery', noCopy, '2026-05-06'],
    ['nothing, where no copy came', 'contract_copy_received', noCopy, null],
    ['the contract of a service', 'last_delivery', service, '2026-04-25'],
    ['nothing, while the seller is liable', 'end_of_liability_period', { order }, null],
  ])('%s', (_, event, about, startsOn) => {
    const window = windowUnder({ ...period(99), ...from(event), appliesTo: everything }, about);
    expect(window).toMatchObject({ startsOn, status: startsOn === null ? 'not_started' : 'open' });
  });

  it('the contract in a shop, where goods change hands at once', () => {
    const inShop = { order: { ...order, channel: 'in_store' }, purchase: { deliveredAt: null } } as const;
    const rule = { ...period(99), appliesTo: everything };
    expect(windowUnder({ ...rule, ...from('delivery') }, inShop)?.startsOn).toBe('2026-04-25');
    expect(windowUnder({ ...rule, ...from('last_delivery') }, inShop)?.startsOn).toBe('2026-04-25');
  });
});

const everything: LawRule['appliesTo'] = {
  channels: ['online', 'in_store'],
  subjects: ['goods', 'services'],
  reasons: ['any'],
  conditions: [],
};

describe('a last day that is off', () => {
  const rolls = (
    mode: Rollover['mode'],
    nonWorkingDays: Rollover['nonWorkingDays'] = ['sat', 'sun', 'holiday'],
  ) => ({
    rollover: { mode, nonWorkingDays, holidayCalendar: 'DE', basis: 's. 193 BGB', confidence: 'high' },
  });
  const saturday = period(8);
  const monday = '2026-05-11T12:00:00Z';

  it('moves to the next that is not, and says why', () => {
    expect(windowUnder({ ...saturday, ...rolls('next_working_day') })).toMatchObject({
      plainLastDayOn: '2026-05-09',
      lastDayOn: '2026-05-11',
      rolledOver: [
        { on: '2026-05-09', why: 'sat' },
        { on: '2026-05-10', why: 'sun' },
      ],
      rolloverBasis: 's. 193 BGB',
    });
  });

  it.each<[name: string, rule: Rule, lastDayOn: string]>([
    ['stays where the law does not move it', { ...saturday, ...rolls('none') }, '2026-05-09'],
    [
      'stays where the law moves only Sundays',
      { ...saturday, ...rolls('next_working_day', ['sun']) },
      '2026-05-09',
    ],
    ['stays where it is none', { ...period(7), ...rolls('next_working_day') }, '2026-05-08'],
  ])('%s', (_, rule, lastDayOn) => {
    expect(windowUnder(rule)).toMatchObject({ lastDayOn, rolledOver: [], rolloverBasis: null });
  });

  it.each<[name: string, jurisdiction: string, now: string, status: string]>([
    ['is honoured until Monday', 'DE', monday, 'open'],
    ['is honoured until Monday in a region', 'DE-BY', monday, 'open'],
    ['is honoured no longer', 'DE', '2026-05-12T00:00:00Z', 'closed'],
    ['is honoured until Sunday, where the week begins then', 'IL', '2026-05-10T12:00:00Z', 'open'],
    ['is honoured no longer on Monday, where the week begins on Sunday', 'IL', monday, 'closed'],
  ])('%s, where the law is unclear, and nobody is told', (_, jurisdiction, now, status) => {
    const rule = { ...saturday, ...rolls('unclear', []), jurisdiction };
    const window = windowUnder(rule, { order: { jurisdiction } }, now);
    expect(window).toMatchObject({ lastDayOn: '2026-05-09', endsAt: '2026-05-10T00:00:00.000Z', status });
  });

  it('that is a holiday is honoured too, where the law is unclear', () => {
    const order = {
      placedAt: '2026-12-10T10:00:00Z',
      firstDeliveredAt: null,
      lastDeliveredAt: '2026-12-11T10:00:00Z',
    };
    const rule = { ...period(14), ...rolls('unclear', []), ...from('last_delivery') };
    const about = { order, purchase: { deliveredAt: '2026-12-11T10:00:00Z' } };
    // Friday 25 December, then a weekend.
    expect(windowUnder(rule, about, '2026-12-28T23:59:59Z')?.status).toBe('open');
    expect(windowUnder(rule, about, '2026-12-29T00:00:00Z')?.status).toBe('closed');
  });
});
