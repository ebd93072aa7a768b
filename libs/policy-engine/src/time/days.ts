export const dayMs = 86_400_000;

/** Days since 1970-01-01 of a date written YYYY-MM-DD. Throws RangeError for a date that does not exist. */
export function dayOf(dateOn: string): number {
  const first = firstOf(Number(dateOn.slice(0, 4)), Number(dateOn.slice(5, 7)));
  const day = first + Number(dateOn.slice(8)) - 1;
  // Finds other text too, and 30 February, which would be 2 March.
  if (dateOf(day) !== dateOn) throw new RangeError(`"${dateOn}" is not a date written YYYY-MM-DD`);
  return day;
}

/** The date (YYYY-MM-DD) of a day of the years 0 to 9999. */
export function dateOf(day: number): string {
  const { year, month, dayOfMonth } = civil(day);
  return `${year > 999 ? year : String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[dayOfMonth]}`;
}

export function yearOf(day: number): number {
  return civil(day).year;
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The same date `months` later (earlier, if negative), or the last day of that month where it has no such date. */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civil(day);
  const first = firstOf(year, month + months);
  const lengthOfMonth = firstOf(year, month + months + 1) - first;
  return first + Math.min(dayOfMonth, lengthOfMonth) - 1;
}

const twoDigits = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

// What follows counts years from 1 March, so that the leap day is the last of a year: a month then begins
// (153 m + 2) / 5 days into it. Date does the same ten times slower. Howard Hinnant, "chrono-compatible low-level
// date algorithms", gives the proof.
const daysTo1970 = 719_468;
const daysOf400Years = 146_097;

/** The first day of a month; months may be below 1 or above 12. */
function firstOf(year: number, month: number): number {
  const monthsFromMarch = year * 12 + month - 3;
  const marchYear = Math.floor(monthsFromMarch / 12);
  const before = Math.floor((153 * (monthsFromMarch - marchYear * 12) + 2) / 5);
  return 365 * marchYear + leapDays(marchYear) + before - daysTo1970;
}

function leapDays(marchYear: number): number {
  return Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
}

function civil(day: number): { year: number; month: number; dayOfMonth: number } {
  const fromStart = day + daysTo1970;
  const era = Math.floor(fromStart / daysOf400Years);
  const dayOfEra = fromStart - era * daysOf400Years;
  const withoutLeaps =
    dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const marchYear = Math.floor(withoutLeaps / 365);
  const dayOfYear = dayOfEra - 365 * marchYear - leapDays(marchYear);
  const monthsFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthsFromMarch < 10 ? monthsFromMarch + 3 : monthsFromMarch - 9;
  return {
    year: era * 400 + marchYear + (month < 3 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthsFromMarch + 2) / 5) + 1,
  };
}

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from);
