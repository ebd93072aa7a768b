import { addDays, localDateOn, localMidnight } from './zone.js';

/** Calendar days in the consumer's zone. The last day is part of it; `endsAt` is the first instant too late. */
export interface Period {
  readonly startsOn: string;
  readonly lastDayOn: string;
  readonly endsAt: string;
}

/** The day of `startsAt` itself does not count: 14 days from any hour of 9 March end with 23 March. */
export function periodOf(startsAt: string, days: number, timeZone: string): Period {
  const startsOn = localDateOn(startsAt, timeZone);
  const lastDayOn = addDays(startsOn, days);
  return { startsOn, lastDayOn, endsAt: localMidnight(addDays(lastDayOn, 1), timeZone) };
}
