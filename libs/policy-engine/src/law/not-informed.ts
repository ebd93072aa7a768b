import { addMonths } from '../time/days.js';
import { localDayAt } from '../time/zones.js';
import type { LawRule, NotInformed, RulePeriod } from './law-rule.js';
import type { Sale } from './sale.js';

/** How a missing or late information changes the count. */
export type InformationEffect =
  /** The period has not begun: it waits for the information. */
  | { readonly kind: 'waits' }
  /** The period counts from this day instead. */
  | { readonly kind: 'starts'; readonly day: number }
  /** The last day is this one, if it is later than the plain one. */
  | { readonly kind: 'ends'; readonly lastDay: number; readonly event: 'informed' | null };

/** Where the period stands before the information is looked at; null where the event has not happened. */
export interface PlainCount {
  readonly startDay: number;
  readonly lastDay: number;
}

/** The last day of a term that begins with an event on a day, business days counted by the rule's calendar. */
export type LastDayOf = (eventDay: number, term: Pick<RulePeriod, 'length' | 'unit'>) => number;

/** Null where the consumer was told in time, or where the rule says nothing of it. */
export function informationEffect(
  rule: LawRule,
  sale: Sale,
  plain: PlainCount | null,
  lastDayOf: LastDayOf,
): InformationEffect | null {
  const extension = rule.extensionIfNotInformed;
  const { order } = sale;
  if (!extension) return null;
  if (extension.type === 'replace' && !plain) return replaced(extension, sale, lastDayOf);
  const informedDay = order.informedAt === null ? null : localDayAt(order.informedAt, order.timeZone);
  // Told before the period begins is told in time.
  if (informedDay !== null && informedDay <= (plain?.startDay ?? order.contractDay)) return null;
  return effects[extension.type](extension as never, { sale, plain, informedDay, lastDayOf });
}

interface About {
  readonly sale: Sale;
  readonly plain: PlainCount | null;
  /** Local day of the late information; null: never. */
  readonly informedDay: number | null;
  readonly lastDayOf: LastDayOf;
}

type Effect<T extends NotInformed['type']> = (
  extension: Extract<NotInformed, { type: T }>,
  about: About,
) => InformationEffect | null;

/** Without the information the right does not begin to run; with it, it runs from that day. */
const startsWithInformation = (_: unknown, { plain, informedDay }: About): InformationEffect | null => {
  if (informedDay === null) return { kind: 'waits' };
  return plain && { kind: 'starts', day: Math.max(plain.startDay, informedDay) };
};

const effects: { readonly [T in NotInformed['type']]: Effect<T> } = {
  extend: (extension, { plain, informedDay, lastDayOf }) => {
    if (!plain) return null;
    const latest = addMonths(plain.lastDay, extension.addMonths);
    // Months before days, as BGB s. 356(3) counts, can end a day later; the doubt goes to the consumer.
    const monthsFirst = addMonths(plain.startDay, extension.addMonths) + (plain.lastDay - plain.startDay);
    const extended = Math.max(latest, monthsFirst);
    const later = extension.ifInformedLater;
    if (informedDay === null || !later || informedDay > extended) return ends(extended);
    return { kind: 'ends', lastDay: lastDayOf(informedDay, later), event: 'informed' };
  },
  replace: (extension, { sale, lastDayOf }) => replaced(extension, sale, lastDayOf),
  tiered: ({ tiers }, { plain }) =>
    plain && ends(Math.max(...tiers.map(({ months }) => addMonths(plain.startDay, months)))),
  starts_when_informed: ({ capMonths }, { plain, informedDay }) => {
    if (!plain) return null;
    const cap = addMonths(plain.lastDay, capMonths);
    const period = plain.lastDay - plain.startDay;
    return ends(informedDay === null ? cap : Math.min(cap, informedDay + period));
  },
  from_day_address_known: (term, { plain, informedDay, lastDayOf }) => {
    if (informedDay === null) return { kind: 'waits' };
    return plain && { kind: 'ends', lastDay: lastDayOf(informedDay, term), event: 'informed' };
  },
  open_until_compliant_notice_given: startsWithInformation,
  starts_only_when_informed: startsWithInformation,
  no_expiry_until_informed: startsWithInformation,
  any_time_if_disclosure_failed: startsWithInformation,
  from_day_notice_brought_to_attention: startsWithInformation,
  federal_rule_silent: () => null,
};

const ends = (lastDay: number): InformationEffect => ({ kind: 'ends', lastDay, event: null });

function replaced(
  term: Extract<NotInformed, { type: 'replace' }>,
  { order, goodsType, deliveredAt }: Sale,
  lastDayOf: LastDayOf,
): InformationEffect | null {
  const at = {
    delivery: goodsType === 'goods' ? deliveredAt : order.contractAt,
    contract: order.contractAt,
    contract_copy_received: order.copyReceivedAt,
  }[term.from];
  return at === null ? null : ends(lastDayOf(localDayAt(at, order.timeZone), term));
}
