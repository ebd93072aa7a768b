import type { RefundClock } from '#contracts';

/** Days are `YYYY-MM-DD`. */
export interface Term {
  clock: RefundClock;
  /** The last day where the clock runs from the customer's notice. */
  noticeDueOn: string;
  termDays: number;
  /** When the carrier or the dock proved that the goods were sent. */
  proofOn: string | null;
  receivedOn: string | null;
}

/**
 * The last day to refund; null while it does not run or the money may be withheld. `goods_or_proof`: the notice sets the
 * day, but nobody has to pay before the goods are back or proven to be sent.
 */
export function dueOn({ clock, noticeDueOn, termDays, proofOn, receivedOn }: Term): string | null {
  const seenOn = [proofOn, receivedOn].filter((day) => day !== null).toSorted()[0] ?? null;
  switch (clock) {
    case 'notice':
      return noticeDueOn;
    case 'goods_received':
      return receivedOn && addDays(receivedOn, termDays);
    case 'goods_or_proof':
      return seenOn && (seenOn > noticeDueOn ? seenOn : noticeDueOn);
  }
}

export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
