import { expect, it } from '@jest/globals';
import { periodOf } from './period.js';

it.each([
  {
    what: '14 days from 9 March end with 23 March',
    from: ['2026-03-09T15:00:00Z', 14, 'Europe/Madrid'],
    period: { startsOn: '2026-03-09', lastDayOn: '2026-03-23', endsAt: '2026-03-23T23:00:00.000Z' },
  },
  {
    what: 'the same instant is another day elsewhere',
    from: ['2026-03-09T15:00:00Z', 14, 'Asia/Tokyo'],
    period: { startsOn: '2026-03-10', lastDayOn: '2026-03-24', endsAt: '2026-03-24T15:00:00.000Z' },
  },
  {
    what: 'days are counted, not hours, when the clocks change',
    from: ['2026-03-16T22:59:59Z', 30, 'Europe/Madrid'],
    period: { startsOn: '2026-03-16', lastDayOn: '2026-04-15', endsAt: '2026-04-15T22:00:00.000Z' },
  },
  {
    what: 'a leap day counts',
    from: ['2024-02-28T12:00:00Z', 1, 'UTC'],
    period: { startsOn: '2024-02-28', lastDayOn: '2024-02-29', endsAt: '2024-03-01T00:00:00.000Z' },
  },
  {
    what: 'a day without midnight ends where the next one starts',
    from: ['2018-11-01T12:00:00Z', 2, 'America/Sao_Paulo'],
    period: { startsOn: '2018-11-01', lastDayOn: '2018-11-03', endsAt: '2018-11-04T03:00:00.000Z' },
  },
  {
    what: 'no days at all leave the day itself',
    from: ['2026-03-09T15:00:00Z', 0, 'UTC'],
    period: { startsOn: '2026-03-09', lastDayOn: '2026-03-09', endsAt: '2026-03-10T00:00:00.000Z' },
  },
] as const)('$what', ({ from: [startsAt, days, timeZone], period }) => {
  expect(periodOf(startsAt, days, timeZone)).toEqual(period);
});
