import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, epochOf, localDateOn, localMidnight } from './zone.js';

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const dates = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('localMidnight', () => {
  it.each([
    { zone: 'UTC', day: '2026-03-24', begins: '2026-03-24T00:00:00.000Z', why: 'plain' },
    { zone: 'Europe/Madrid', day: '2026-01-15', begins: '2026-01-14T23:00:00.000Z', why: 'winter' },
    {
      zone: 'Europe/Madrid',
      day: '2026-03-29',
      begins: '2026-03-28T23:00:00.000Z',
      why: 'clocks go forward',
    },
    { zone: 'Europe/Madrid', day: '2026-03-30', begins: '2026-03-29T22:00:00.000Z', why: 'the day after' },
    { zone: 'Europe/Madrid', day: '2026-10-26', begins: '2026-10-25T23:00:00.000Z', why: 'after going back' },
    { zone: 'Asia/Kathmandu', day: '2026-06-01', begins: '2026-05-31T18:15:00.000Z', why: '+05:45' },
    { zone: 'Australia/Lord_Howe', day: '2026-10-05', begins: '2026-10-04T13:00:00.000Z', why: 'by 30 min' },
    { zone: 'Pacific/Kiritimati', day: '2026-06-02', begins: '2026-06-01T10:00:00.000Z', why: '+14:00' },
    { zone: 'America/Sao_Paulo', day: '2018-11-04', begins: '2018-11-04T03:00:00.000Z', why: 'no 00:00' },
    {
      zone: 'America/Sao_Paulo',
      day: '2018-02-18',
      begins: '2018-02-18T03:00:00.000Z',
      why: '24:00 is 23:00',
    },
    { zone: 'Asia/Beirut', day: '2022-03-27', begins: '2022-03-26T22:00:00.000Z', why: 'no 00:00' },
    { zone: 'America/Havana', day: '2023-11-05', begins: '2023-11-05T04:00:00.000Z', why: '00:00 twice' },
    {
      zone: 'America/St_Johns',
      day: '2010-11-07',
      begins: '2010-11-07T03:30:00.000Z',
      why: '00:01 is 23:01',
    },
    { zone: 'Pacific/Apia', day: '2011-12-30', begins: '2011-12-30T10:00:00.000Z', why: 'no such day' },
    { zone: 'Pacific/Apia', day: '2011-12-31', begins: '2011-12-30T10:00:00.000Z', why: 'day after none' },
  ])('$zone $day begins at $begins ($why)', ({ zone, day, begins }) => {
    expect(localMidnight(day, zone)).toBe(begins);
  });

  it('is where the calendar turns to that day, in every zone', () => {
    fc.assert(
      fc.property(zones, dates, (zone, day) => {
        const begins = localMidnight(day, zone);
        const justBefore = new Date(epochOf(begins) - 1).toISOString();
        expect(localDateOn(begins, zone) >= day).toBe(true);
        expect(localDateOn(justBefore, zone) < day).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('never comes earlier for a later day', () => {
    fc.assert(
      fc.property(zones, dates, fc.nat({ max: 800 }), (zone, day, later) => {
        expect(localMidnight(day, zone) <= localMidnight(addDays(day, later), zone)).toBe(true);
      }),
    );
  });
});

describe('localDateOn', () => {
  it.each([
    ['2026-03-09T23:30:00Z', 'Europe/Madrid', '2026-03-10'],
    ['2026-03-09T23:30:00Z', 'America/New_York', '2026-03-09'],
    ['2026-03-09T23:30:00-05:00', 'UTC', '2026-03-10'],
    ['2024-02-29T12:00:00.500Z', 'UTC', '2024-02-29'],
  ])('%s in %s falls on %s', (at, zone, day) => {
    expect(localDateOn(at, zone)).toBe(day);
  });

  it('refuses an unknown zone', () => {
    expect(() => localDateOn('2026-03-09T00:00:00Z', 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('addDays', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s + %i is %s', (day, days, result) => {
    expect(addDays(day, days)).toBe(result);
  });
});

describe('epochOf', () => {
  it.each(['', 'yesterday', '2026-03-09', '2026-03-09T10:00:00', '2026-13-01T00:00:00Z'])(
    'refuses "%s"',
    (at) => expect(() => epochOf(at)).toThrow(RangeError),
  );
});
