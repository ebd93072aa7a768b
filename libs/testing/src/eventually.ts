/** Milliseconds after which what should have happened counts as never happening. */
const limitMs = 15_000;

/** Asks `probe` again and again until it resolves with something; then that. For what follows by events. */
export async function eventually<T>(probe: () => Promise<T | undefined | false | null>): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms: ${probe.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
