const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

/** Milliseconds before each attempt, counted from the one before: about three days in all. */
const delays = [
  0,
  5 * seconds,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  24 * hours,
];
const longestRetryAfter = 24 * hours;

/**
 * Milliseconds until the next attempt after `attempts` failed ones, undefined when they were the last.
 * `random` from 0 to 1 spreads it by 20 % either way. A receiver that asks for more time gets it, up to a day.
 */
export function pauseAfter(attempts: number, random: number, retryAfterMs = 0): number | undefined {
  const delay = delays[attempts];
  if (delay === undefined) return undefined;
  return Math.max(Math.round(delay * (0.8 + 0.4 * random)), Math.min(retryAfterMs, longestRetryAfter));
}

/** Milliseconds a `Retry-After` header asks for, in seconds or as a date; 0 when it says nothing. */
export function retryAfterOf(header: string | undefined, now: Date): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * seconds;
  const at = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
