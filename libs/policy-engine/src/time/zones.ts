import { dayMs } from './days.js';
import { ZoneOffsets } from './zone-offsets.js';

/**
 * The day (as in `dayOf`) that the calendar shows in an IANA zone at an instant. Throws RangeError for an unknown
 * zone.
 */
export function localDayAt(epochMs: number, timeZone: string): number {
  return Math.floor((epochMs + zoneOf(timeZone).at(epochMs).offset) / dayMs);
}

/**
 * The first instant of a local day, in milliseconds since 1970. Where clocks jump over midnight it is the jump;
 * where they fall back over it, the midnight after which the day before never returns. A day that a zone left out
 * begins with the day after it. Throws RangeError for an unknown zone.
 */
export function startOfDayAt(day: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const midnight = day * dayMs;
  let stretch = zone.at(midnight + dayMs);
  // Back to the latest stretch that still shows a day before: this day begins inside it, or where it ends.
  while (stretch.from + stretch.offset >= midnight) stretch = zone.at(stretch.from - 1);
  return Math.min(midnight - stretch.offset, stretch.until);
}

const zones = new Map<string, ZoneOffsets>();

function zoneOf(timeZone: string): ZoneOffsets {
  let zone = zones.get(timeZone);
  if (!zone) zones.set(timeZone, (zone = new ZoneOffsets(timeZone)));
  return zone;
}
