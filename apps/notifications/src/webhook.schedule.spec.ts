import { describe, expect, it } from '@jest/globals';
import { pauseAfter, retryAfterOf } from './webhook.schedule.js';

const hour = 3_600_000;

describe('the pause before the next attempt', () => {
  it('grows from seconds to a day, then it is over', () => {
    const pauses = Array.from({ length: 10 }, (_, index) => pauseAfter(index + 1, 0.5));
    const inHours = pauses.map((pause) => pause && pause / hour);
    expect(inHours.slice(2)).toEqual([0.5, 2, 5, 10, 14, 20, 24, undefined]);
    expect(pauses.slice(0, 2)).toEqual([5000, 300_000]);
  });

  it('is spread by a fifth either way', () => {
    expect([pauseAfter(2, 0), pauseAfter(2, 1)]).toEqual([240_000, 360_000]);
  });

  it('is as long as the receiver asks, up to a day', () => {
    expect(pauseAfter(1, 0.5, hour)).toBe(hour);
    expect(pauseAfter(4, 0.5, hour)).toBe(2 * hour);
    expect(pauseAfter(1, 0.5, 1000 * hour)).toBe(24 * hour);
    expect(pauseAfter(10, 0.5, hour)).toBeUndefined();
  });
});

it.each([
  [undefined, 0],
  ['', 0],
  ['soon', 0],
  ['-5', 0],
  ['120', 120_000],
  ['Sun, 22 Nov 2026 18:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 17:00:00 GMT', 0],
])('Retry-After %s asks for %i ms', (header, ms) => {
  expect(retryAfterOf(header, new Date('2026-11-22T18:00:00Z'))).toBe(ms);
});
