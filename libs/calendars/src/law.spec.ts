import { describe, expect, it } from '@jest/globals';
import { calendars } from './calendars.js';

const source = calendars();
const isSunday = (on: string) => new Date(on).getUTCDay() === 0;
const isSaturday = (on: string) => new Date(on).getUTCDay() === 6;
const daysOf = (id: string, year: number) => source.holidays(id, year).map(({ on }) => on);

/** Written from the laws and decrees, not from a library. Sundays are left out: they end no period anyway. */
const years: readonly (readonly [id: string, year: number, days: string])[] = [
  ['US-FED', 2026, '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  ['US-FED', 2027, '01-01 01-18 02-15 05-31 06-18 06-19 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31'],
  ['US-FED', 2028, '01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25'],
  ['US-CA', 2026, '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'],
  ['DE-BY', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-03 12-25 12-26'],
  ['FR', 2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-11 12-25'],
  ['FR-67', 2026, '01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-11 12-25 12-26'],
  ['FR-6AE', 2026, '01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-11 12-25 12-26'],
  ['NL', 2026, '01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26'],
  ['DK', 2026, '01-01 04-02 04-03 04-06 05-14 05-25 06-05 12-24 12-25 12-26 12-31'],
  ['SE', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31'],
  ['FI', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-19 06-20 10-31 12-24 12-25 12-26'],
  ['PL', 2026, '01-01 01-06 04-06 05-01 06-04 08-15 11-11 12-24 12-25 12-26'],
  ['ES', 2026, '01-01 01-06 04-03 05-01 08-15 10-12 12-08 12-25'],
  ['IT', 2026, '01-01 01-06 04-06 04-25 05-01 06-02 08-15 12-08 12-25 12-26'],
  ['GB-ENG', 2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28'],
  ['GB-SCT', 2026, '01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-26 12-28'],
  ['IE', 2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26'],
  ['PT', 2026, '01-01 04-03 04-25 05-01 06-04 06-10 08-15 10-05 12-01 12-08 12-25'],
  ['PT-30', 2026, '01-01 04-03 04-25 05-01 06-04 06-10 07-01 08-15 10-05 12-01 12-08 12-25 12-26'],
  ['AT', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 08-15 10-26 12-08 12-25 12-26'],
  [
    'KR',
    2026,
    '01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 06-06 07-17 08-15 08-17 09-24 09-25 09-26 10-03 10-05 ' +
      '10-09 12-25',
  ],
  [
    'JP',
    2026,
    '01-01 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  ],
  ['BR', 2026, '01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-20 12-25'],
  [
    'AR',
    2026,
    '01-01 02-16 02-17 03-23 03-24 04-02 04-03 05-01 05-25 06-15 06-20 07-09 07-10 08-17 10-12 11-23 12-07 12-08 ' +
      '12-25',
  ],
  ['MX', 2026, '01-01 02-02 03-16 05-01 09-16 11-16 12-25'],
  [
    'CO',
    2026,
    '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25',
  ],
  ['CL', 2026, '01-01 04-03 04-04 05-01 05-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 12-08 12-25'],
  ['AU-NSW', 2026, '01-01 01-26 04-03 04-04 04-06 04-25 04-27 06-08 10-05 12-25 12-26 12-28'],
  ['AU-VIC', 2026, '01-01 01-26 03-09 04-03 04-04 04-06 04-25 06-08 09-25 11-03 12-25 12-26 12-28'],
  ['NZ', 2026, '01-01 01-02 02-06 04-03 04-06 04-25 04-27 06-01 07-10 10-26 12-25 12-26 12-28'],
  ['SG', 2026, '01-01 02-17 02-18 03-21 04-03 05-01 05-27 06-01 08-10 11-09 12-25'],
  ['ZA', 2026, '01-01 03-21 04-03 04-06 04-27 05-01 06-16 08-10 09-24 11-04 12-16 12-25 12-26'],
  ['CA-ON', 2026, '01-01 02-16 04-03 04-06 05-18 07-01 09-07 10-12 12-25 12-26'],
  ['CA-QC', 2026, '01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25'],
];

describe('the holidays of law', () => {
  it.each(years)('%s in %i', (id, year, days) => {
    const expected = days.split(' ').map((day) => `${year}-${day}`);
    expect(daysOf(id, year).filter((on) => !isSunday(on))).toEqual(expected);
  });

  it('of China are those of the State Council’s notice', () => {
    const weekdays = daysOf('CN', 2026).filter((on) => !isSunday(on) && !isSaturday(on));
    const notice =
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07';
    expect(weekdays).toEqual(notice.split(' ').map((day) => `2026-${day}`));
  });
});

/** A calendar, a date, whether it is a holiday, and why. */
const single: readonly [string, string, boolean, string][] = [
  ['US-FED', '2020-06-19', false, 'Juneteenth is law from 2021'],
  ['US-FED', '2021-12-31', true, 'New Year 2022 was a Saturday'],
  ['US-FED', '2025-01-20', true, 'King’s birthday; inauguration day is none'],
  ['US-FED', '2029-01-19', false, 'inauguration day 2029 is a Saturday and moves nothing'],
  ['US-RI', '2026-08-10', true, 'Victory Day'],
  ['DK', '2023-05-05', true, 'the last Great Prayer Day'],
  ['DK', '2024-04-26', false, 'abolished'],
  ['DK', '2024-03-31', true, 'Easter Sunday of 23 hours'],
  ['GR', '2024-05-01', false, 'moved out of Holy Week'],
  ['GR', '2024-05-07', true, 'the day it was moved to'],
  ['HU', '2025-05-02', true, 'by decree'],
  ['LV', '2025-11-17', true, 'by decree'],
  ['BG', '2026-05-25', true, '24 May was a Sunday'],
  ['BG', '2027-12-28', true, 'two days of Christmas on a weekend'],
  ['CY', '2026-02-23', true, 'Green Monday'],
  ['CY', '2026-02-24', false, 'the Tuesday after'],
  ['PL', '2024-12-24', false, 'Christmas Eve is free from 2025'],
  ['PL', '2025-12-24', true, 'Act of 6 December 2024'],
  ['SK', '2026-09-15', false, 'a working day in 2026 only'],
  ['SK', '2027-09-15', true, 'free again'],
  ['SK', '2025-11-17', false, 'a working day from 2025'],
  ['NL', '2024-04-27', true, 'King’s Day'],
  ['NL', '2025-04-26', true, 'King’s Day, the 27th being a Sunday'],
  ['IT', '2025-10-04', false, 'Saint Francis is a holiday from 2026'],
  ['IT', '2027-10-04', true, 'Law 151/2025'],
  ['FR', '2026-04-03', false, 'Good Friday is a holiday in Alsace-Moselle only'],
  ['FR-68', '2025-12-26', true, 'the same for Saint Stephen’s Day'],
  ['DE', '2017-10-31', true, '500 years of Reformation, everywhere once'],
  ['DE-BE', '2025-05-08', true, 'once, in Berlin'],
  ['GB-ENG', '2022-09-19', true, 'the Queen’s funeral'],
  ['GB-ENG', '2023-05-08', true, 'the King’s coronation'],
  ['GB-SCT', '2026-04-06', false, 'no Easter Monday in Scotland'],
  ['AT', '2026-12-24', false, 'half a day at most'],
  ['IS', '2026-12-24', false, 'free from 13:00 only'],
  ['IS', '2024-04-18', false, 'a Thursday, yet not after the 18th'],
  ['IS', '2024-04-25', true, 'First Day of Summer'],
  ['AR', '2025-05-02', true, 'a non-working day for tourism'],
  ['MX', '2024-10-01', true, 'change of government'],
  ['MX', '2025-10-01', false, 'every six years'],
  ['KR', '2025-01-28', true, 'the eve of Seollal'],
  ['KR', '2025-01-31', false, 'two days after Seollal'],
  ['KR', '2025-06-03', true, 'presidential election'],
  ['CN', '2024-02-09', false, 'New Year’s Eve is free from 2025'],
  ['TW', '2024-12-25', false, 'Constitution Day is free from 2025'],
  ['TW', '2025-12-25', true, 'Constitution Day'],
  ['ES-VC', '2026-10-09', true, 'Valencian Community Day'],
  ['ES-CB', '2026-06-28', false, 'the Day of the Institutions is in July'],
  ['TR', '2024-06-20', false, 'the feast has four full days'],
];

it.each(single)('%s, %s: %s (%s)', (id, on, isHoliday) => {
  expect(daysOf(id, Number(on.slice(0, 4))).includes(on)).toBe(isHoliday);
});
