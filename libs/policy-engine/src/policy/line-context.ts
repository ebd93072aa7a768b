import type { LineFacts, OrderFacts, PurchaseFacts, ReturnFacts } from '../facts.js';

/** What a condition may look at: one line with its purchase, and the return around it. */
export interface LineContext {
  readonly whole: ReturnContext;
  readonly line: LineFacts;
  readonly purchase: PurchaseFacts;
  readonly faulty: boolean;
  /** Local day on which the last piece arrived; null until then. */
  readonly deliveredDay: number | null;
}

/** Days are counted from 1970-01-01 in the consumer's zone. */
export interface LocalDays {
  readonly today: number;
  /** The day on which an ISO 8601 instant falls. */
  dayOf(instant: string): number;
}

/** What is worked out once for all lines of a return. */
export interface ReturnContext {
  readonly facts: ReturnFacts;
  readonly days: LocalDays;
  readonly placedDay: number;
  /** Pieces asked back whose purchase is known, and what was paid for them. */
  readonly items: number;
  readonly valueMinor: number;
  readonly anyFaulty: boolean;
}

export function returnContext(
  facts: ReturnFacts,
  faultyReasons: readonly string[],
  days: LocalDays,
): ReturnContext {
  let items = 0;
  let valueMinor = 0;
  let anyFaulty = false;
  for (const { purchase, quantity, reasonCode } of facts.lines) {
    if (!purchase) continue;
    items += quantity;
    valueMinor += purchase.paidMinor;
    anyFaulty ||= faultyReasons.includes(reasonCode);
  }
  return { facts, days, placedDay: days.dayOf(facts.order.placedAt), items, valueMinor, anyFaulty };
}

export function lineContext(
  whole: ReturnContext,
  line: LineFacts,
  purchase: PurchaseFacts,
  faultyReasons: readonly string[],
): LineContext {
  const { deliveredAt } = purchase;
  const deliveredDay = deliveredAt === null ? null : whole.days.dayOf(deliveredAt);
  return { whole, line, purchase, faulty: faultyReasons.includes(line.reasonCode), deliveredDay };
}

/** The local day of an event of the order; null while it has not happened. */
export function orderDay(
  { facts, days }: ReturnContext,
  event: keyof Pick<OrderFacts, 'dispatchedAt' | 'firstDeliveredAt' | 'lastDeliveredAt'>,
): number | null {
  const instant = facts.order[event];
  return instant === null ? null : days.dayOf(instant);
}

/** Whole days since the event that starts the window; null while it has not happened. */
export function daysSinceStart(
  { whole, deliveredDay }: LineContext,
  start: 'delivered' | 'placed' | 'dispatched',
): number | null {
  const startDay = {
    delivered: () => deliveredDay,
    placed: () => whole.placedDay,
    dispatched: () => orderDay(whole, 'dispatchedAt'),
  }[start]();
  return startDay === null ? null : whole.days.today - startDay;
}
