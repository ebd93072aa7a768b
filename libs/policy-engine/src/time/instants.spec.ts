import { expect, it } from '@jest/globals';
import { epochOf, isoOf } from './instants.js';

it.each([
  ['2026-03-09T15:00:00Z', '2026-03-09T15:00:00.000Z'],
  ['2026-03-09T23:30:00-05:00', '2026-03-10T04:30:00.000Z'],
  ['2024-02-29T12:00:00.500+05:45', '2024-02-29T06:15:00.500Z'],
])('reads %s', (instant, inUtc) => {
  expect(isoOf(epochOf(instant))).toBe(inUtc);
});

it.each(['', 'yesterday', '2026-03-09', '2026-03-09T10:00:00', '2026-13-01T00:00:00Z'])(
  'refuses "%s"',
  (at) => expect(() => epochOf(at)).toThrow(RangeError),
);
