import DateHolidays, { type HolidaysTypes } from 'date-holidays';
import type { Correction, Names } from './corrections/correction.js';
import { corrections } from './corrections/table.js';
import { namesIn } from './names.js';

/** A day off, from the library or from our table. */
export interface FoundHoliday {
  readonly on: string;
  readonly names: Names;
}

const everyType: HolidaysTypes.HolidayType[] = ['observance', 'optional', 'school', 'bank', 'public'];
const oneDate = /^\d{4}-\d\d-\d\d$/;
const hourMs = 3_600_000;

/** Calendars that the library has not: each starts from another's list, to which our table adds. */
const basedOn: ReadonlyMap<string, string> = new Map([
  ['US-FED', 'US'],
  // For home solicitation, where Columbus Day counts; the library has the days of state offices, without it.
  ['US-CA', 'US'],
  ['FR-6AE', 'FR-67'],
]);

/** One calendar: the library's rules as our table corrects them. */
export class CorrectedCalendar {
  private readonly library: DateHolidays;
  private readonly country: string;
  private readonly droppedDates = new Set<string>();

  /** Throws RangeError for an unknown id. A region without a list of its own has its country's. */
  constructor(calendarId: string) {
    const [country = '', region] = (basedOn.get(calendarId) ?? calendarId).split('-');
    if (!isKnown(calendarId, country)) throw new RangeError(`"${calendarId}" is no known holiday calendar`);
    this.country = country;
    this.library = new DateHolidays(country, region ?? '', { types: everyType });
    for (const correction of corrections) {
      if (correction.of.some((id) => [country, `${country}-${region}`, calendarId].includes(id))) {
        this.correct(correction);
      }
    }
  }

  /** In order, as the library has it: of two holidays on one day the one that is no substitute comes first. */
  holidaysOf(year: number): FoundHoliday[] {
    return this.library
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .flatMap((holiday) => fullDaysOf(holiday).map((on) => ({ on, names: this.namesOf(holiday) })))
      .filter(({ on }) => !this.droppedDates.has(on));
  }

  private correct(correction: Correction): void {
    if ('add' in correction) {
      for (const rule of correction.add) this.add(rule, correction.names);
    } else if ('count' in correction) {
      for (const rule of correction.count) this.count(rule);
    } else {
      for (const rule of correction.drop) {
        if (oneDate.test(rule)) this.droppedDates.add(rule);
        else this.library.unsetRule(rule);
      }
    }
  }

  private add(rule: string, names: Names): void {
    const substitute = rule.startsWith('substitutes ');
    this.library.setHoliday(rule, { name: { ...names }, type: 'public', substitute });
  }

  private count(rule: string): void {
    const known = this.ruleOf(rule);
    // A region may have switched off what its country has.
    if (known) this.library.setHoliday(rule, { ...known, type: 'public' });
  }

  private namesOf(holiday: HolidaysTypes.Holiday): Names {
    const name = this.ruleOf(holiday.rule)?.name ?? holiday.name;
    return namesIn(typeof name === 'string' ? { en: name } : name, {
      country: this.country,
      local: this.library.getLanguages(),
      substitute: holiday.substitute ?? false,
    });
  }

  private ruleOf(rule: string): HolidaysTypes.HolidayRule | undefined {
    // The library's types leave out the fields, and that there may be no such rule.
    return this.library.getRule(rule) as unknown as HolidaysTypes.HolidayRule | undefined;
  }
}

function isKnown(calendarId: string, country: string): boolean {
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(calendarId) && country in new DateHolidays().getCountries();
}

/** Half days count for no deadline: only the days that a holiday covers from midnight to midnight. */
function fullDaysOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const startsAtHour = Number(date.slice(11, 13));
  // The hour more is for a day of 23 hours.
  const afterLast = Math.floor((startsAtHour + (end.getTime() - start.getTime()) / hourMs + 1) / 24);
  const first = startsAtHour === 0 ? 0 : 1;
  const from = Date.parse(date.slice(0, 10));
  return Array.from({ length: Math.max(0, afterLast - first) }, (_, index) =>
    new Date(from + (first + index) * 24 * hourMs).toISOString().slice(0, 10),
  );
}
