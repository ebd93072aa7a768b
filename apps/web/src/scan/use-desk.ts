import { useEffect, useState } from 'react';
import { Desk } from './desk.js';
import type { Shown } from './desk.js';
import { pressKey } from './desk-commands.js';
import type { Staffed } from './staff-gate.js';
import { useWedge } from './use-wedge.js';

/** How old what is expected may get. */
const freshMs = 60_000;

/** The bench of this page: it hears the scanner, and sends on `online`, on focus and by timer. */
export function useDesk(staffed: Staffed): { desk: Desk; shown: Shown } {
  const [shown, setShown] = useState<Shown>();
  const [desk] = useState(() => new Desk(staffed, setShown));
  useWedge({ onScan: (code) => desk.scan(code), onKey: (key) => pressKey(desk, key) });
  useEffect(() => {
    const refresh = (): void => void desk.refresh();
    const flush = (): void => desk.flush();
    refresh();
    const timer = setInterval(refresh, freshMs);
    addEventListener('online', refresh);
    addEventListener('focus', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', refresh);
      removeEventListener('focus', flush);
    };
  }, [desk]);
  return { desk, shown: shown ?? desk.shown };
}
