import type { SkippedDay, Window } from '../decision.js';
import { dateOf, dayOf } from '../time/days.js';

/** One day of a count. `number` is its place in the period; null for a day that has none. */
export interface CountedDay {
  readonly on: string;
  readonly what: 'event' | 'counted' | 'skipped' | 'rolled_over' | 'last_day';
  readonly number: number | null;
  readonly why?: SkippedDay['why'];
  readonly names?: NonNullable<SkippedDay['names']>;
}

/**
 * The count day by day: the event, every day of the period, the days at the end that were moved past, the last day. Of a
 * period in months or years, and of an extension, only the ends are listed.
 */
export function countedDays(window: Window): CountedDay[] {
  const { startsOn, plainLastDayOn, lastDayOn, rolledOver } = window;
  if (startsOn === null) return [];
  const period = [eventDay(window, startsOn), ...daysAfter(window, startsOn, plainLastDayOn ?? startsOn)];
  const places = new Map(period.map(({ on, number }) => [on, number]));
  const moved = rolledOver.map((day): CountedDay => ({
    ...day,
    what: 'rolled_over',
    number: places.get(day.on) ?? null,
  }));
  const movedOn = new Set(moved.map(({ on }) => on));
  const days = [...period.filter(({ on }) => !movedOn.has(on)), ...moved];
  if (lastDayOn === null || lastDayOn === days.at(-1)?.on) return days;
  return [...days, { on: lastDayOn, what: 'last_day', number: null }];
}

function eventDay({ countEventDay }: Window, on: string): CountedDay {
  return countEventDay ? { on, what: 'counted', number: 1 } : { on, what: 'event', number: null };
}

function daysAfter(window: Window, startsOn: string, lastDayOn: string): CountedDay[] {
  const { unit, length, countEventDay } = window;
  if (unit === 'month' || unit === 'year') return [{ on: lastDayOn, what: 'counted', number: length }];
  const skipped = new Map(window.skipped.map((day) => [day.on, day]));
  const days: CountedDay[] = [];
  let number = countEventDay ? 1 : 0;
  for (let day = dayOf(startsOn) + 1; day <= dayOf(lastDayOn); day += 1) {
    const on = dateOf(day);
    const off = skipped.get(on);
    days.push(off ? { ...off, what: 'skipped', number: null } : { on, what: 'counted', number: ++number });
  }
  return days;
}
