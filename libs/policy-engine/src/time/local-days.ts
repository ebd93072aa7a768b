import { dateOf } from './days.js';
import { isoOf } from './instants.js';
import { localDayAt, startOfDayAt } from './zones.js';

/** Local days; `endsAt` is the first instant too late. */
export interface LocalDays {
  readonly startsOn: string;
  readonly lastDayOn: string;
  readonly endsAt: string;
}

/** Calendar days in the consumer's zone: the day of `at` does not count, the last one counts whole. */
export function daysFrom(at: number, days: number, timeZone: string): LocalDays {
  const day = localDayAt(at, timeZone);
  const lastDay = day + days;
  return {
    startsOn: dateOf(day),
    lastDayOn: dateOf(lastDay),
    endsAt: isoOf(startOfDayAt(lastDay + 1, timeZone)),
  };
}
