import type { Calendars } from '../src/calendars.js';

/** The same few holidays everywhere, every year: for specs in which it does not matter which days are off. */
export const plainCalendars: Calendars = {
  version: 'plain',
  holidays: (_, year) =>
    [
      ['01-01', 'New Year'],
      ['05-01', 'Labour Day'],
      ['07-04', 'Independence Day'],
      ['12-25', 'Christmas Day'],
    ].map(([on, en = '']) => ({ on: `${year}-${on}`, names: { en } })),
};
