const instantWithOffset = /T.*(?:Z|[+-]\d\d:\d\d)$/;

/**
 * Milliseconds since 1970 of an ISO 8601 instant. Throws RangeError for other text, also for an instant without
 * Z or offset: read in the host's zone it would change the decision from machine to machine.
 */
export function epochOf(instant: string): number {
  const epoch = instantWithOffset.test(instant) ? Date.parse(instant) : NaN;
  if (Number.isNaN(epoch)) throw new RangeError(`"${instant}" is not an instant with Z or an offset`);
  return epoch;
}

/** The instant in UTC, to the millisecond: 2026-03-09T15:00:00.000Z. */
export function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
