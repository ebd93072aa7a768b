import { setTimeout as delay } from 'node:timers/promises';

const firstPauseMs = 25;
const longestPauseMs = 1000;
/** Long, because events may queue behind those of many thousand orders. */
const limitMs = 600_000;

/** Asks again and again, at growing intervals, until `probe` resolves with something. Throws when it never does. */
export async function until<T>(what: string, probe: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 1.5)) {
    const found = await probe();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come within ${limitMs / 1000} s`);
    await delay(pauseMs);
  }
}
