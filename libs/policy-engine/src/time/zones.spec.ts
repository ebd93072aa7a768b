import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayOf } from './days.js';
import { epochOf, isoOf } from './instants.js';
import { localDayAt, startOfDayAt } from './zones.js';

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instants = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2101, 0, 1) - 1 });
const days = fc.integer({ min: dayOf('1970-01-02'), max: dayOf('2100-12-31') });

const startsOf = (dateOn: string, zone: string) => isoOf(startOfDayAt(dayOf(dateOn), zone));

const shownBy = new Map<string, Intl.DateTimeFormat>();
/** The date that Intl itself shows. */
function dateShown(epochMs: number, timeZone: string): string {
  let format = shownBy.get(timeZone);
  if (!format) shownBy.set(timeZone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone })));
  return format.format(epochMs);
}

describe('localDayAt', () => {
  it.each([
    ['2026-03-09T23:30:00Z', 'Europe/Madrid', '2026-03-10'],
    ['2026-03-09T23:30:00Z', 'America/New_York', '2026-03-09'],
    ['2026-03-09T23:30:00-05:00', 'UTC', '2026-03-10'],
    ['2024-02-29T12:00:00.500Z', 'UTC', '2024-02-29'],
    ['2010-11-07T02:30:59.999Z', 'America/St_Johns', '2010-11-07'],
    ['2010-11-07T02:31:00Z', 'America/St_Johns', '2010-11-06'],
    ['1971-06-01T00:44:29Z', 'Africa/Monrovia', '1971-05-31'],
    ['1971-06-01T00:44:30Z', 'Africa/Monrovia', '1971-06-01'],
  ])('%s in %s falls on %s', (at, zone, date) => {
    expect(dateOf(localDayAt(epochOf(at), zone))).toBe(date);
  });

  it('shows the date that Intl shows, in every zone', () => {
    fc.assert(
      fc.property(zones, instants, (zone, epochMs) => {
        expect(dateOf(localDayAt(epochMs, zone))).toBe(dateShown(epochMs, zone));
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses an unknown zone and an instant that is none', () => {
    expect(() => localDayAt(0, 'Europe/Atlantis')).toThrow(RangeError);
    expect(() => localDayAt(NaN, 'Europe/Madrid')).toThrow(RangeError);
  });
});

describe('startOfDayAt', () => {
  it.each([
    ['UTC', '2026-03-24', '2026-03-24T00:00:00.000Z', 'plain'],
    ['Europe/Madrid', '2026-01-15', '2026-01-14T23:00:00.000Z', 'winter'],
    ['Europe/Madrid', '2026-03-29', '2026-03-28T23:00:00.000Z', 'clocks go forward'],
    ['Europe/Madrid', '2026-03-30', '2026-03-29T22:00:00.000Z', 'the day after'],
    ['Europe/Madrid', '2026-10-26', '2026-10-25T23:00:00.000Z', 'after going back'],
    ['Asia/Kathmandu', '2026-06-01', '2026-05-31T18:15:00.000Z', '+05:45'],
    ['Australia/Lord_Howe', '2026-10-05', '2026-10-04T13:00:00.000Z', 'by 30 min'],
    ['Pacific/Kiritimati', '2026-06-02', '2026-06-01T10:00:00.000Z', '+14:00'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 'no 00:00'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z', '24:00 is 23:00'],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00.000Z', 'no 00:00'],
    ['America/Havana', '2023-11-05', '2023-11-05T04:00:00.000Z', '00:00 twice'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T03:30:00.000Z', '00:01 is 23:01'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z', 'no such day'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z', 'day after none'],
  ])('in %s, %s begins at %s (%s)', (zone, date, begins) => {
    expect(startsOf(date, zone)).toBe(begins);
  });

  it.each([
    [
      '2026-03-09T15:00:00Z',
      14,
      'Europe/Madrid',
      '2026-03-23T23:00:00.000Z',
      '14 days of a consumer in Madrid',
    ],
    ['2026-03-09T15:00:00Z', 14, 'Asia/Tokyo', '2026-03-24T15:00:00.000Z', 'the same instant, another day'],
    [
      '2026-03-16T22:59:59Z',
      30,
      'Europe/Madrid',
      '2026-04-15T22:00:00.000Z',
      'days, not hours, over a change',
    ],
    ['2024-02-28T12:00:00Z', 1, 'UTC', '2024-03-01T00:00:00.000Z', 'a leap day counts'],
    ['2018-11-01T12:00:00Z', 2, 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'no midnight at the end'],
    ['2026-03-09T15:00:00Z', 0, 'UTC', '2026-03-10T00:00:00.000Z', 'no days leave the day itself'],
  ])('from %s, %i days in %s end at %s (%s)', (from, count, zone, ends) => {
    const lastDay = localDayAt(epochOf(from), zone) + count;
    expect(isoOf(startOfDayAt(lastDay + 1, zone))).toBe(ends);
  });

  it('is where the calendar of Intl turns to that day, in every zone', () => {
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const begins = startOfDayAt(day, zone);
        expect(dateShown(begins, zone) >= dateOf(day)).toBe(true);
        expect(dateShown(begins - 1, zone) < dateOf(day)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it('never comes earlier for a later day', () => {
    fc.assert(
      fc.property(zones, days, fc.nat({ max: 800 }), (zone, day, later) => {
        expect(startOfDayAt(day, zone) <= startOfDayAt(day + later, zone)).toBe(true);
      }),
    );
  });

  it('asks Intl only for a year that is new to it', () => {
    const asked = jest.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    const year = Array.from({ length: 300 }, (_, count) => dayOf('2026-01-15') + count);
    for (const day of year) startOfDayAt(day, 'Europe/Lisbon');
    expect(asked).toHaveBeenCalled();
    asked.mockClear();
    for (const day of year) localDayAt(startOfDayAt(day, 'Europe/Lisbon'), 'Europe/Lisbon');
    expect(asked).not.toHaveBeenCalled();
    asked.mockRestore();
  });

  it('refuses an unknown zone', () => {
    expect(() => startOfDayAt(0, 'Europe/Atlantis')).toThrow(RangeError);
  });
});
