import type { Calendars, Holiday } from '../calendars.js';
import { dayOf, yearOf } from './days.js';

/** The holiday's names by language, or undefined for a day that is none. */
export type HolidayNames = (day: number) => Holiday['names'] | undefined;

const indexes = new WeakMap<Calendars, Map<string, HolidayNames>>();

/** Finds the holidays of one calendar by day. An unknown id throws RangeError when the first day is asked for. */
export function holidayIndex(calendars: Calendars, calendarId: string): HolidayNames {
  let ofCalendars = indexes.get(calendars);
  if (!ofCalendars) indexes.set(calendars, (ofCalendars = new Map()));
  let index = ofCalendars.get(calendarId);
  if (!index) ofCalendars.set(calendarId, (index = indexOf(calendars, calendarId)));
  return index;
}

function indexOf(calendars: Calendars, calendarId: string): HolidayNames {
  const years = new Map<number, ReadonlyMap<number, Holiday['names']>>();
  return (day) => {
    const year = yearOf(day);
    let days = years.get(year);
    if (!days) {
      days = new Map(calendars.holidays(calendarId, year).map(({ on, names }) => [dayOf(on), names]));
      years.set(year, days);
    }
    return days.get(day);
  };
}
