import type { ReactNode } from 'react';
import { useText } from '../text.js';

/** The main button of a form; it cannot be pressed again while its form is under way. */
export function Submit({ isSending, children }: { isSending: boolean; children: ReactNode }) {
  const { text } = useText();
  return (
    <button type="submit" className="button primary" disabled={isSending}>
      {isSending ? text.sending : children}
    </button>
  );
}
