const dayMs = 86_400_000;
const instantWithOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Milliseconds since 1970 of an ISO 8601 instant. Throws RangeError for other text, also for an instant without
 * Z or offset: read in the host's zone it would change the decision from machine to machine.
 */
export function epochOf(at: string): number {
  const epoch = instantWithOffset.test(at) ? Date.parse(at) : NaN;
  if (Number.isNaN(epoch)) throw new RangeError(`"${at}" is not an instant with Z or an offset`);
  return epoch;
}

export function hasHappened(at: string | null, now: string): at is string {
  return at !== null && epochOf(at) <= epochOf(now);
}

/** The calendar day (YYYY-MM-DD) that `at` falls on in an IANA zone. Throws RangeError for an unknown zone. */
export function localDateOn(at: string, timeZone: string): string {
  return dateShownAt(epochOf(at), timeZone);
}

export function addDays(dateOn: string, days: number): string {
  return isoOf(Date.parse(dateOn) + days * dayMs).slice(0, 10);
}

/**
 * The instant at which the day `dateOn` begins in an IANA zone. Where clocks jump over midnight it is the jump;
 * where they fall back over it, the midnight after which the day before never returns.
 */
export function localMidnight(dateOn: string, timeZone: string): string {
  const midnight = Date.parse(dateOn);
  const candidates = [midnight - dayMs, midnight + dayMs].map((near) => midnight - offsetAt(near, timeZone));
  // On almost every day both offsets agree, and this loop does not run.
  let [low, high] = [Math.min(...candidates), Math.max(...candidates)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (dateShownAt(middle, timeZone) < dateOn) low = middle + 1;
    else high = middle;
  }
  return isoOf(low);
}

function dateShownAt(epoch: number, timeZone: string): string {
  return wallClockAt(epoch, timeZone).slice(0, 10);
}

/** Local time minus UTC, in milliseconds, at a whole second. */
function offsetAt(epoch: number, timeZone: string): number {
  return Date.parse(`${wallClockAt(epoch, timeZone)}Z`) - epoch;
}

/** What calendar and clock show there, as 2026-03-09T15:00:00. */
function wallClockAt(epoch: number, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(epoch);
  const shown = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  const date = `${shown('year')}-${shown('month')}-${shown('day')}`;
  return `${date}T${shown('hour')}:${shown('minute')}:${shown('second')}`;
}

/** Kept, because building one takes as long as deciding a whole return. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const built = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, built);
  return built;
}

function isoOf(epoch: number): string {
  return new Date(epoch).toISOString();
}
