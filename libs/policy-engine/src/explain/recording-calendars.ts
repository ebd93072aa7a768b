import type { Calendars, Holiday } from '../calendars.js';

/** The holidays of one calendar in one year, as they stood when they were asked for. */
export interface HolidayList {
  readonly calendarId: string;
  readonly year: number;
  readonly holidays: readonly Holiday[];
}

/** Every list that a decision looked at, by calendar and year. */
export interface HolidaysConsulted {
  readonly version: string;
  readonly lists: readonly HolidayList[];
}

export interface RecordingCalendars {
  readonly calendars: Calendars;
  consulted(): HolidaysConsulted;
}

/** The same calendars, which note what was asked of them: use one for each decision. */
export function recordingCalendars(calendars: Calendars): RecordingCalendars {
  const lists = new Map<string, HolidayList>();
  const holidays = (calendarId: string, year: number) => {
    const found = calendars.holidays(calendarId, year);
    lists.set(keyOf(calendarId, year), { calendarId, year, holidays: found });
    return found;
  };
  return {
    calendars: { version: calendars.version, holidays },
    consulted: () => ({ version: calendars.version, lists: inOrder([...lists.values()]) }),
  };
}

/** Plays a record's holidays back. Throws RangeError for a list that the decision did not look at. */
export function calendarsOf(record: { readonly holidays: HolidaysConsulted }): Calendars {
  const { version, lists } = record.holidays;
  const byKey = new Map(lists.map((list) => [keyOf(list.calendarId, list.year), list.holidays]));
  const holidays = (calendarId: string, year: number) => {
    const found = byKey.get(keyOf(calendarId, year));
    if (!found) throw new RangeError(`the decision did not consult ${calendarId} ${year}`);
    return found;
  };
  return { version, holidays };
}

function keyOf(calendarId: string, year: number): string {
  return `${calendarId} ${year}`;
}

/** By id, then year: the order in which an engine happens to ask must not change the record's bytes. */
function inOrder(lists: readonly HolidayList[]): HolidayList[] {
  return lists.toSorted((one, other) => {
    if (one.calendarId !== other.calendarId) return one.calendarId < other.calendarId ? -1 : 1;
    return one.year - other.year;
  });
}
