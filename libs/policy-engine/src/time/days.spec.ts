import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, dateOf, dayOf, weekdayOf, yearOf } from './days.js';

const days = fc.integer({ min: dayOf('1900-01-01'), max: dayOf('2199-12-31') });

describe('a day', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2026-03-09', 20521],
  ])('%s is day %i', (dateOn, day) => {
    expect(dayOf(dateOn)).toBe(day);
    expect(dateOf(day)).toBe(dateOn);
  });

  it.each(['', '2026-3-9', '2026-02-30', '2025-02-29', '2026-13-01', '2026-00-01', '2026-03-09T00:00:00Z'])(
    'cannot be "%s"',
    (dateOn) => expect(() => dayOf(dateOn)).toThrow(RangeError),
  );

  it('is one more on the next date, and its weekday goes on', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayOf(dateOf(day))).toBe(day);
        expect(weekdayOf(day)).toBe(new Date(`${dateOf(day)}T00:00:00Z`).getUTCDay());
        expect(yearOf(day)).toBe(Number(dateOf(day).slice(0, 4)));
      }),
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
});
