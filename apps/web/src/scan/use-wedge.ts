import { useEffect, useRef } from 'react';
import { loneKeyMs, WedgeReader } from './wedge.js';

interface WedgeHandlers {
  /** A scanner's burst, or a code typed into the field and ended with Enter. */
  onScan: (code: string) => void;
  /** A key that a person pressed outside a field. */
  onKey: (key: string) => void;
}

const isField = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLSelectElement ||
  target instanceof HTMLTextAreaElement;

/** What a button does by itself. */
const isPressed = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ');

/** ASCII 29 comes as Ctrl+] from some scanners; every other shortcut is the browser's. */
const keyOf = (event: KeyboardEvent): string | undefined => {
  if (event.ctrlKey && event.key === ']') return '\u001d';
  return event.ctrlKey || event.metaKey || event.altKey ? undefined : event.key;
};

/** What a key press leads to; `before` is a field's text from before the scan's first letter came into it. */
class WedgeListener {
  private readonly reader = new WedgeReader();
  private timer = 0;
  private before: string | undefined;

  constructor(private readonly handlers: () => WedgeHandlers) {}

  readonly hear = (event: KeyboardEvent): void => {
    const key = keyOf(event);
    if (key === undefined) return;
    clearTimeout(this.timer);
    const heard = this.reader.hear({ key, at: event.timeStamp });
    if (heard.kind === 'typing') return this.begin(event.target, key);
    if (heard.kind === 'none') return this.press(event.target, key);
    event.preventDefault();
    event.stopPropagation();
    // The first letter came before anybody could know that it was a scanner's.
    if (isField(event.target) && this.before !== undefined) event.target.value = this.before;
    if (heard.kind === 'scan') this.handlers().onScan(heard.code);
  };

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Perhaps the first letter of a scan, perhaps a key that a person pressed. */
  private begin(target: EventTarget | null, key: string): void {
    this.before = isField(target) ? target.value : undefined;
    if (isField(target) || isPressed(target, key)) return;
    this.timer = window.setTimeout(() => {
      if (this.reader.lone !== undefined) this.handlers().onKey(this.reader.lone);
      this.reader.forget();
    }, loneKeyMs);
  }

  private press(target: EventTarget | null, key: string): void {
    const isNamed = key.length > 1 && key !== 'Shift';
    if (isNamed && !isField(target) && !isPressed(target, key)) this.handlers().onKey(key);
  }
}

/** Listens to the scanner wherever the focus is. Nothing has to be clicked, and typing stays typing. */
export function useWedge(handlers: WedgeHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listener = new WedgeListener(() => latest.current);
    addEventListener('keydown', listener.hear, { capture: true });
    return () => {
      listener.stop();
      removeEventListener('keydown', listener.hear, { capture: true });
    };
  }, []);
}
