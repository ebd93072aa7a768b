export const dayMs = 86_400_000;

const calendarDate = /^\d{4}-\d\d-\d\d$/;

/** Days since 1970-01-01 of a date written YYYY-MM-DD. Throws RangeError for a date that does not exist. */
export function dayOf(dateOn: string): number {
  const day = calendarDate.test(dateOn) ? Date.parse(dateOn) / dayMs : NaN;
  // Date.parse reads 30 February as 2 March.
  if (Number.isNaN(day) || new Date(day * dayMs).getUTCDate() !== Number(dateOn.slice(8))) {
    throw new RangeError(`"${dateOn}" is not a date written YYYY-MM-DD`);
  }
  return day;
}

/** The date (YYYY-MM-DD) of a day. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The same date `months` later (earlier, if negative), or the last day of that month where it has no such date. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * dayMs);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const first = date.getTime();
  date.setUTCMonth(date.getUTCMonth() + 1);
  const lengthOfMonth = (date.getTime() - first) / dayMs;
  return first / dayMs + Math.min(dayOfMonth, lengthOfMonth) - 1;
}

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from);
