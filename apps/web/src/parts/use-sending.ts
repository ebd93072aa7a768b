import { useRef, useState } from 'react';
import { failureOf } from '../api/failure.js';
import type { Failure } from '../api/failure.js';

/** One thing that a person sends by a button: one at a time, with its failure. */
export function useSending() {
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const busy = useRef(false);

  /** Does nothing while the one before is under way: the second click of a double click comes before any re-render. */
  const send = async (effect: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setIsSending(true);
    setFailure(undefined);
    try {
      await effect();
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      busy.current = false;
      setIsSending(false);
    }
  };
  return { isSending, failure, send };
}
