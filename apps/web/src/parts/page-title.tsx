import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** Whether any title was shown since the page was loaded: the browser itself announces the first one. */
let shown = false;

/** The h1 of a step. It takes the focus when the step is entered, so that a screen reader says where one is. */
export function PageTitle({ children, name }: { children: ReactNode; name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${name} · Vuelta`;
    if (shown) heading.current?.focus();
    shown = true;
  }, [name]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
