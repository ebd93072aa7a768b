import { dayMs } from './days.js';

/** A time during which a zone keeps one offset (local time minus UTC). All in milliseconds; `until` is outside. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
}

/** No zone has changed its clocks twice within a week and ended where it was, so one look a week finds each change. */
const weekMs = 7 * dayMs;
const blockMs = 52 * weekMs;

/**
 * The offsets of one IANA zone. Intl, too slow for each decision, is asked once for each block of 52 weeks, when
 * that block is first needed. The constructor throws RangeError for an unknown zone.
 */
export class ZoneOffsets {
  private readonly blocks = new Map<number, readonly Stretch[]>();
  private readonly formatter: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** The stretch that holds the instant; it is cut where a block begins or ends. */
  at(epochMs: number): Stretch {
    const block = Math.floor(epochMs / blockMs);
    let stretches = this.blocks.get(block);
    if (!stretches) {
      stretches = this.stretchesBetween(block * blockMs, (block + 1) * blockMs);
      this.blocks.set(block, stretches);
    }
    // A block has no gaps.
    return stretches.find(({ until }) => epochMs < until) as Stretch;
  }

  private stretchesBetween(start: number, end: number): Stretch[] {
    const stretches: Stretch[] = [];
    let from = start;
    let offset = this.offsetAt(start);
    for (let week = start; week < end; week += weekMs) {
      const next = this.offsetAt(week + weekMs);
      while (offset !== next) {
        const change = this.firstChange(Math.max(from, week), week + weekMs, offset);
        stretches.push({ from, until: change, offset });
        from = change;
        offset = this.offsetAt(change);
      }
    }
    stretches.push({ from, until: end, offset });
    return stretches;
  }

  /** Where the offset, known at `low` and another at `high`, changes; zones change on whole seconds. */
  private firstChange(low: number, high: number, offset: number): number {
    let [before, after] = [low / 1000, high / 1000];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.offsetAt(middle * 1000) === offset) before = middle;
      else after = middle;
    }
    return after * 1000;
  }

  /** At a whole second. */
  private offsetAt(epochMs: number): number {
    const parts = this.formatter.formatToParts(epochMs);
    const shown = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value;
    const date = `${shown('year')}-${shown('month')}-${shown('day')}`;
    return Date.parse(`${date}T${shown('hour')}:${shown('minute')}:${shown('second')}Z`) - epochMs;
  }
}
