import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, dateOf, dayOf, weekdayOf, yearOf } from './days.js';

const daysOfUse = fc.integer({ min: dayOf('1900-01-01'), max: dayOf('2199-12-31') });
const days = fc.integer({ min: dayOf('0001-01-01'), max: dayOf('9999-12-31') });

describe('a day', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2026-03-09', 20521],
    ['1600-02-29', -135081],
    ['0099-12-31', -683_004],
  ])('%s is day %i', (dateOn, day) => {
    expect(dayOf(dateOn)).toBe(day);
    expect(dateOf(day)).toBe(dateOn);
  });

  it.each(['', '2026-3-9', '2026-02-30', '2025-02-29', '2026-13-01', '2026-00-01', '2026-03-09T00:00:00Z'])(
    'cannot be "%s"',
    (dateOn) => expect(() => dayOf(dateOn)).toThrow(RangeError),
  );

  it('is what Date says, with its weekday and year', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dateOf(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayOf(dateOf(day))).toBe(day);
        expect(weekdayOf(day)).toBe(new Date(`${dateOf(day)}T00:00:00Z`).getUTCDay());
        expect(yearOf(day)).toBe(Number(dateOf(day).slice(0, 4)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s + %i days is %s', (from, count, to) => {
    expect(dateOf(dayOf(from) + count)).toBe(to);
  });
});

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s + %i months is %s', (from, months, to) => {
    expect(dateOf(addMonths(dayOf(from), months))).toBe(to);
  });

  it('keeps the day of the month, or takes the last', () => {
    fc.assert(
      fc.property(daysOfUse, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const from = new Date(day * 86_400_000);
        const year = from.getUTCFullYear();
        const lastOfMonth = Date.UTC(2000 + (year % 400), from.getUTCMonth() + months + 1, 0);
        const expected = Math.min(from.getUTCDate(), new Date(lastOfMonth).getUTCDate());
        expect(Number(dateOf(addMonths(day, months)).slice(8))).toBe(expected);
      }),
    );
  });
});
