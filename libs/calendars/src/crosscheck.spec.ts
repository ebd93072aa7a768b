import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { calendars } from './calendars.js';

interface Difference {
  readonly date: string;
  readonly name: string;
  readonly problem: string;
}

const file = join(process.cwd(), '../shared/data/holidays-crosscheck.json');
const isHere = existsSync(file);

/** Days that most regions of these countries keep: for a consumer of unknown region the later end is the safe one. */
const keptOnPurpose = ['GB', 'CH'];

(isHere ? describe : describe.skip)(
  `two libraries compared${isHere ? '' : ` (skipped: ${file} is not here)`}`,
  () => {
    const source = calendars();
    const { countries } = JSON.parse(isHere ? readFileSync(file, 'utf8') : '{"countries":{}}') as {
      countries: Record<string, readonly Difference[]>;
    };

    it.each(Object.entries(countries))('%s has what its law says', (id, differences) => {
      for (const { date, name, problem } of differences) {
        const days = source.holidays(id, Number(date.slice(0, 4))).map(({ on }) => on);
        const expected = problem !== 'only in date-holidays' || keptOnPurpose.includes(id);
        expect({ date, name, isHoliday: days.includes(date) }).toEqual({ date, name, isHoliday: expected });
      }
    });

    it('reads the file', () => expect(Object.keys(countries).length).toBeGreaterThan(0));
  },
);
