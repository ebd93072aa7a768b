import type { Calendars } from '../calendars.js';
import type { SkippedDay } from '../decision.js';
import { addMonths, dateOf, weekdayOf } from '../time/days.js';
import { holidayIndex } from '../time/holiday-index.js';
import type { PeriodUnit, Rollover, RulePeriod } from './law-rule.js';
import type { WeekendDay } from './vocabulary.js';

/** Days of the week by number, as a weekend names them; others never are weekend. */
const weekend: Readonly<Record<number, WeekendDay>> = { 0: 'sun', 5: 'fri', 6: 'sat' };

/** Says why a day does not count, or null. */
export type DayOff = (day: number) => SkippedDay | null;

/** `days` are the days of the week that are off; `holiday` among them asks the calendar. */
export function daysOff(
  calendars: Calendars,
  calendarId: string | null,
  days: readonly (WeekendDay | 'holiday')[],
): DayOff {
  const off = new Set<string>(days);
  const holidayOn = calendarId && off.has('holiday') ? holidayIndex(calendars, calendarId) : null;
  return (day) => {
    const named = weekend[weekdayOf(day)];
    if (named && off.has(named)) return { on: dateOf(day), why: named };
    const names = holidayOn?.(day);
    return names ? { on: dateOf(day), why: 'holiday', names } : null;
  };
}

export interface Count {
  readonly lastDay: number;
  readonly skipped: readonly SkippedDay[];
}

/** The last day of a period whose event fell on `startDay`; `off` is asked for business days alone. */
export function count(
  startDay: number,
  { length, unit }: Pick<RulePeriod, 'length' | 'unit'>,
  off: DayOff,
  countEventDay = false,
): Count {
  if (unit === 'business_day' || unit === 'working_day')
    return countWorkingDays(startDay, length, off, countEventDay);
  return { lastDay: plainEnd(startDay, length, unit, countEventDay), skipped: [] };
}

function plainEnd(startDay: number, length: number, unit: PeriodUnit, countEventDay: boolean): number {
  const before = countEventDay ? 1 : 0;
  if (unit === 'calendar_day') return startDay + length - before;
  return addMonths(startDay, unit === 'year' ? length * 12 : length) - before;
}

function countWorkingDays(startDay: number, length: number, off: DayOff, countEventDay: boolean): Count {
  const skipped: SkippedDay[] = [];
  let day = countEventDay ? startDay - 1 : startDay;
  for (let left = length; left > 0;) {
    day += 1;
    const why = off(day);
    if (why) skipped.push(why);
    else left -= 1;
  }
  return { lastDay: day, skipped };
}

/** A last day that is off moves to the next one that is not. */
export function rollOver(lastDay: number, off: DayOff): Count {
  const skipped: SkippedDay[] = [];
  let day = lastDay;
  for (let why = off(day); why; why = off(day)) {
    skipped.push(why);
    day += 1;
  }
  return { lastDay: day, skipped };
}

export const rollsOver = (rollover: Rollover | null): rollover is Rollover =>
  rollover?.mode === 'next_working_day';
