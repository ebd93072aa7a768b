import { expect, it, jest } from '@jest/globals';
import type { Calendars } from '../calendars.js';
import { dayOf } from './days.js';
import { holidayIndex } from './holiday-index.js';

const calendars = () => {
  const holidays = jest.fn<Calendars['holidays']>((calendarId, year) => {
    if (calendarId !== 'DE') throw new RangeError(calendarId);
    return [{ on: `${year}-12-25`, names: { en: 'Christmas Day', de: '1. Weihnachtstag' } }];
  });
  return { version: 'test', holidays };
};

it('names a holiday, and only that day', () => {
  const index = holidayIndex(calendars(), 'DE');
  expect(index(dayOf('2026-12-25'))).toEqual({ en: 'Christmas Day', de: '1. Weihnachtstag' });
  expect(index(dayOf('2026-12-26'))).toBeUndefined();
  expect(index(dayOf('2027-12-25'))).toBeDefined();
});

it('reads each year once, however often it is asked for', () => {
  const source = calendars();
  for (const date of ['2026-01-01', '2026-12-31', '2027-06-01']) holidayIndex(source, 'DE')(dayOf(date));
  expect(source.holidays.mock.calls).toEqual([
    ['DE', 2026],
    ['DE', 2027],
  ]);
});

it('keeps the holidays of two sources apart', () => {
  const none: Calendars = { version: 'none', holidays: () => [] };
  const christmas = dayOf('2026-12-25');
  expect(holidayIndex(calendars(), 'DE')(christmas)).toBeDefined();
  expect(holidayIndex(none, 'DE')(christmas)).toBeUndefined();
});

it('passes on that a calendar is unknown', () => {
  expect(() => holidayIndex(calendars(), 'XX')(0)).toThrow(RangeError);
});
