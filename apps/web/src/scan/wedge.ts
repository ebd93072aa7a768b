/** A scanner types its next character within this; a person does not. Milliseconds. */
const burstGapMs = 35;
const shortestScan = 4;
/** A key that nothing follows for so long was pressed by a person. Milliseconds. */
export const loneKeyMs = 90;

/** One keystroke: its key, and when by the event's own clock, which a busy page does not delay. */
export interface Stroke {
  key: string;
  at: number;
}

export type Heard =
  { kind: 'scan'; code: string } | { kind: 'typing' } | { kind: 'burst' } | { kind: 'none' };

/** ASCII 29, which scanners send for GS1's separator; some keyboards deliver it as Ctrl+]. */
const groupSeparator = '\u001d';

/** Tells a scanner from a person by the speed of the keys. */
export class WedgeReader {
  private buffer = '';
  private lastAt = -Infinity;

  /** What a key means, given those before it. `burst`: it belongs to a scan that is not at its end. */
  hear({ key, at }: Stroke): Heard {
    const isFast = at - this.lastAt < burstGapMs;
    this.lastAt = at;
    if (key === 'Enter' || key === 'Tab') return this.end(isFast);
    if (key === groupSeparator || key.length === 1) {
      this.buffer = isFast ? this.buffer + key : key;
      return { kind: this.buffer.length > 1 ? 'burst' : 'typing' };
    }
    // Shift comes between the letters of a scan and is no letter.
    if (key !== 'Shift') this.buffer = '';
    return { kind: 'none' };
  }

  /** The key that was pressed alone, once nothing can follow it any more. */
  get lone(): string | undefined {
    return this.buffer.length === 1 ? this.buffer : undefined;
  }

  forget(): void {
    this.buffer = '';
  }

  private end(isFast: boolean): Heard {
    const code = this.buffer;
    this.buffer = '';
    return isFast && code.length >= shortestScan ? { kind: 'scan', code } : { kind: 'none' };
  }
}
