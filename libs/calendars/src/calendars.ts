import type { Calendars, Holiday } from '#policy-engine';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { missingNames } from './common-names.js';
import { corrections } from './corrections/table.js';
import { CorrectedCalendar } from './library.js';

const library = createRequire(import.meta.url)('date-holidays/package.json') as { version: string };

/** Of the content, so that nobody can forget to raise it: a decision keeps the version it was counted with. */
const revision = createHash('sha256')
  .update(JSON.stringify([corrections, ...missingNames]))
  .digest('hex')
  .slice(0, 8);

/**
 * The holidays of law of every country that date-holidays knows, of its regions, and the lists `US-FED` and `US-CA`:
 * full public holidays, corrected where the law has others (docs/CALENDARS.md). `holidays` gives frozen lists in
 * order of date, one entry a day, and throws RangeError for an unknown id.
 */
export function calendars(): Calendars {
  const known = new Map<string, CorrectedCalendar>();
  const lists = new Map<string, readonly Holiday[]>();
  return {
    version: `date-holidays ${library.version}, table ${revision}`,
    holidays(calendarId, year) {
      const key = `${calendarId} ${year}`;
      let list = lists.get(key);
      if (!list) {
        let calendar = known.get(calendarId);
        if (!calendar) known.set(calendarId, (calendar = new CorrectedCalendar(calendarId)));
        lists.set(key, (list = listOf(calendar, year)));
      }
      return list;
    },
  };
}

function listOf(calendar: CorrectedCalendar, year: number): readonly Holiday[] {
  const days = new Map<string, Holiday>();
  for (const { on, names } of calendar.holidaysOf(year)) {
    if (Number(on.slice(0, 4)) === year && !days.has(on)) days.set(on, Object.freeze({ on, names }));
  }
  return Object.freeze([...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1)));
}
