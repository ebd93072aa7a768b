import { randomId } from '../api/client.js';

const storedAs = 'vuelta.station';

/** The name of this bench, made once per browser: the server keeps one open parcel for each bench. */
export function stationName(): string {
  const known = localStorage.getItem(storedAs);
  if (known) return known;
  const name = `web-${randomId().slice(0, 8)}`;
  localStorage.setItem(storedAs, name);
  return name;
}
