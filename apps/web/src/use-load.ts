import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf } from './api/failure.js';
import type { Failure } from './api/failure.js';

export interface Loaded<T> {
  /** The newest answer; it stays while a later attempt fails. */
  data: T | undefined;
  failure: Failure | undefined;
  reload: () => void;
}

/** Milliseconds until the next look, or null to stop looking; `looks` counts those since the last `reload`. */
type Wait<T> = (data: T | undefined, looks: number) => number | null;

const never = (): null => null;

/** Loads when shown, when `load` changes, when the connection is back, and again as `wait` says. Keep both stable. */
export function useLoad<T>(load: () => Promise<T>, wait: Wait<T> = never): Loaded<T> {
  const [answer, setAnswer] = useState<{ data?: T | undefined; failure?: Failure | undefined }>({});
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const latest = useRef<T>(undefined);

  useEffect(() => {
    let timer = 0;
    let gone = false;
    const look = async (looks: number): Promise<void> => {
      try {
        const data = await load();
        if (gone) return;
        latest.current = data;
        setAnswer({ data });
      } catch (error) {
        if (gone) return;
        setAnswer({ data: latest.current, failure: failureOf(error) });
      }
      const pause = wait(latest.current, looks);
      if (pause !== null) timer = window.setTimeout(() => void look(looks + 1), pause);
    };
    void look(0);
    addEventListener('online', reload);
    return () => {
      gone = true;
      clearTimeout(timer);
      removeEventListener('online', reload);
    };
  }, [load, wait, attempt, reload]);

  return { data: answer.data, failure: answer.failure, reload };
}
