import { setTimeout as delay } from 'node:timers/promises';

const firstPauseMs = 40;
const longestPauseMs = 2000;
const growth = 1.6;
/** Long, because events may queue behind those of many thousand orders. */
const limitMs = 600_000;

/**
 * Asks again and again, at growing intervals, until `probe` resolves with something; it is told the number of the try.
 * Throws when nothing ever comes.
 */
export async function until<T>(
  what: string,
  probe: (tries: number) => Promise<T | null | undefined>,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (let tries = 1; ; tries += 1) {
    const found = await probe(tries);
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${limitMs / 1000} s`);
    await delay(Math.min(longestPauseMs, firstPauseMs * growth ** tries));
  }
}
