import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../api/failure.js';

/**
 * Which order this tab has found. The session itself is a cookie that no script can read; this remembers that there
 * is one, so that a reload goes on where it was. Nothing personal is kept.
 */
export function useGuestSession(merchant: string) {
  const name = `vuelta.order.${merchant}`;
  const [orderId, setOrderId] = useState(() => sessionStorage.getItem(name));
  const [isOver, setIsOver] = useState(false);

  const begin = useCallback(
    (found: string) => {
      sessionStorage.setItem(name, found);
      setOrderId(found);
    },
    [name],
  );
  const leave = useCallback(() => {
    sessionStorage.removeItem(name);
    setOrderId(null);
    setIsOver(false);
  }, [name]);
  const end = useCallback(() => {
    leave();
    setIsOver(true);
  }, [leave]);

  return { orderId, isOver, begin, leave, end };
}

/** Ends the visit when a request was answered "I do not know you". */
export function useEndOfSession(failure: Failure | undefined, onEnd: () => void): void {
  useEffect(() => {
    if (failure?.isSignedOut) onEnd();
  }, [failure, onEnd]);
}
