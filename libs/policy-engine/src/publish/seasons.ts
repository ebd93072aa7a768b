import type { Comparison, Condition, PolicyDocument } from '../policy/policy-document.js';
import { dateOf, dayOf } from '../time/days.js';

/** Days on which an order must be placed, both included. */
export interface Season {
  readonly startOn: string;
  readonly endOn: string;
}

/** Of every rule that sets a window for orders between two days and asks for nothing else. */
export function seasonsOf({ rules }: PolicyDocument): Season[] {
  return rules.flatMap(({ when, then }) => {
    const asked = when && then.windowDays !== undefined ? comparisonsOf(when) : null;
    const season = asked?.every(({ fact }) => fact === 'order.placedOn') ? between(asked) : null;
    return season && season.startOn <= season.endOn ? [season] : [];
  });
}

/** Null where the condition is more than comparisons that must all hold. */
function comparisonsOf(when: Condition): Comparison[] | null {
  if ('fact' in when) return [when];
  if (!('all' in when)) return null;
  const parts = when.all.map(comparisonsOf);
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

function between(asked: readonly Comparison[]): Season | null {
  const starts = asked.flatMap(({ atLeast, above }) => [...dayIn(atLeast, 0), ...dayIn(above, 1)]);
  const ends = asked.flatMap(({ atMost, below }) => [...dayIn(atMost, 0), ...dayIn(below, -1)]);
  if (starts.length === 0 || ends.length === 0) return null;
  return { startOn: dateOf(Math.max(...starts)), endOn: dateOf(Math.min(...ends)) };
}

function dayIn(limit: number | string | undefined, shift: number): number[] {
  return typeof limit === 'string' ? [dayOf(limit) + shift] : [];
}
