import { setTimeout as delay } from 'node:timers/promises';

const everyMs = 20;

/**
 * Asks again and again until `probe` resolves with something, then resolves with that.
 * Throws naming what did not come, when `withinMs` have passed.
 */
export async function until(what, probe, withinMs = 180_000) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await delay(everyMs);
  }
}
