/** Where the shop's clock hangs. */
export const shopZone = 'Europe/London';
const dayMs = 86_400_000;

const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: shopZone, timeZoneName: 'longOffset' });

/** The UTC instant `days` days after a wall-clock time of the shop, at the same hour. */
export function instantOf(local: string, days = 0): string {
  const asUtc = Date.parse(`${local}Z`) + days * dayMs;
  return new Date(asUtc - offsetAt(asUtc)).toISOString();
}

/** Milliseconds that the shop's clock is ahead of UTC. The shop is closed in the hours when it changes. */
function offsetAt(instant: number): number {
  const shown = offsets.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(shown) ?? [];
  if (hours === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
