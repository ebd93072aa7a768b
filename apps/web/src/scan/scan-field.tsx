import { useLayoutEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent as FieldKey } from 'react';
import { Icon } from '../parts/icon.js';
import { useText } from '../text.js';

interface ScanFieldProps {
  onCode: (code: string) => void;
  /** While an item is in hand: 0 to 3 for the keys 1 to 4. */
  onGrade?: ((index: number) => void) | undefined;
  onEmptyEnter: () => void;
  onEscape: () => void;
}

/** A scanner sends its next character within 35 ms; a lone digit after this long was a person's. */
const lonelyMs = 90;

/** What a person may mean to use by keyboard; anything else need not hold the focus. */
const controls = 'a, button, input, select';

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;

/** The one field that is always ready: whatever a scanner types, wherever the focus is, lands here. */
export function ScanField({ onCode, onGrade, onEmptyEnter, onEscape }: ScanFieldProps) {
  const { text } = useText();
  const [code, setCode] = useState('');
  const id = useId();
  const field = useReadyField();
  const lonely = useRef(0);

  const type = (typed: string): void => {
    clearTimeout(lonely.current);
    setCode(typed);
    if (!onGrade || !/^[1-4]$/.test(typed)) return;
    lonely.current = window.setTimeout(() => {
      setCode('');
      onGrade(Number(typed) - 1);
    }, lonelyMs);
  };
  const press = ({ key, currentTarget }: FieldKey<HTMLInputElement>): void => {
    if (key === 'Escape') {
      setCode('');
      onEscape();
    }
    if (key !== 'Enter') return;
    clearTimeout(lonely.current);
    setCode('');
    const typed = currentTarget.value.trim();
    if (typed) onCode(typed);
    else onEmptyEnter();
  };

  return (
    <div className="scan-field">
      <label htmlFor={id}>{text.scan.field}</label>
      <div className="scan-input">
        <Icon name="scan" />
        <input
          ref={field}
          id={id}
          value={code}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-describedby={`${id}-hint`}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
        />
      </div>
      <p className="hint" id={`${id}-hint`}>
        {text.scan.fieldHint}
      </p>
    </div>
  );
}

/** A field that takes the focus whenever nothing else needs it, and every character typed outside a text field. */
function useReadyField() {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const ready = (): void => field.current?.focus({ preventScroll: true });
    const catchKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void => {
      const isCharacter = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
      if (isCharacter && !isTyping(target)) ready();
    };
    // Later, when the browser has settled where the focus goes: a button keeps it until its click is done.
    const settle = (): void => {
      setTimeout(() => {
        if (document.hasFocus() && !document.activeElement?.matches(controls)) ready();
      });
    };
    ready();
    addEventListener('keydown', catchKey);
    addEventListener('focus', settle);
    addEventListener('focusout', settle);
    return () => {
      removeEventListener('keydown', catchKey);
      removeEventListener('focus', settle);
      removeEventListener('focusout', settle);
    };
  }, []);
  return field;
}
