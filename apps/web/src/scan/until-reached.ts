import { failureOf } from '../api/failure.js';

const longestPauseMs = 15_000;

/**
 * Tries until the server answers, whatever it answers; `onWaiting` is called after each attempt that did not reach it.
 * The effect must be safe to repeat.
 */
export async function untilReached<T>(effect: () => Promise<T>, onWaiting: () => void): Promise<T> {
  for (let pauseMs = 1000; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await effect();
    } catch (error) {
      const failure = failureOf(error);
      if (!failure.isUnreachable) throw failure;
      onWaiting();
      await connectionOr(pauseMs);
    }
  }
}

/** Until the browser says that it is connected again, or the pause is over. */
const connectionOr = (pauseMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resume, pauseMs);
    addEventListener('online', resume);
    function resume(): void {
      clearTimeout(timer);
      removeEventListener('online', resume);
      resolve();
    }
  });
