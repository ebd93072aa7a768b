import type { Calendars } from '../calendars.js';
import type { Window } from '../decision.js';
import { dateOf } from '../time/days.js';
import { isoOf } from '../time/instants.js';
import { localDayAt, startOfDayAt } from '../time/zones.js';
import type { CompiledRule } from './compile-law.js';
import { count, daysOff, rollOver, rollsOver, type Count, type DayOff } from './count.js';
import type { LawRule } from './law-rule.js';
import { informationEffect, type InformationEffect } from './not-informed.js';
import type { OrderSale, Sale } from './sale.js';
import type { TriggerEvent } from './vocabulary.js';

/** The window of a rule that speaks about the sale. */
export function windowOf({ rule, ref }: CompiledRule, sale: Sale, calendars: Calendars): Window {
  const bare = withoutEnd({ rule, ref });
  if (!rule.period || !rule.trigger || rule.kind === 'late_delivery')
    return { ...bare, status: 'no_fixed_end' };
  return { ...bare, ...counted(rule, instantOf(rule.trigger.event, sale), { sale, calendars }) };
}

/** From the event, late or missing information considered; empty while the period has not begun. */
function counted(
  rule: LawRule,
  at: number | null,
  { sale, calendars }: { sale: Sale; calendars: Calendars },
): Partial<Window> {
  const { order } = sale;
  const plain = at === null ? null : plainCount(rule, localDayAt(at, order.timeZone), calendars, order);
  const off = businessDaysOff(rule, calendars, order);
  const effect = informationEffect(rule, sale, plain, (day, term) => count(day, term, off).lastDay);
  const notInformed = notInformedOf(rule);
  if (effect?.kind === 'waits') return { notInformed };
  if (effect?.kind === 'starts') return startedLate(rule, effect.day, { plain, order, calendars });
  const lastDay = lastDayOf(plain, effect);
  if (lastDay === null) return {};
  const end = endOf(rule, plain, { order, calendars, lastDay });
  return lastDay === plain?.lastDay ? end : { ...end, notInformed };
}

/** The period counts from the day of the information, unless the event itself came later. */
function startedLate(
  rule: LawRule,
  startDay: number,
  { plain, order, calendars }: { plain: Plain | null; order: OrderSale; calendars: Calendars },
): Partial<Window> {
  const late = plainCount(rule, startDay, calendars, order);
  const end = endOf(rule, late, { order, calendars, lastDay: late.lastDay });
  if (plain?.startDay === startDay) return end;
  return { ...end, event: 'informed', notInformed: notInformedOf(rule) };
}

/** The later of what the plain count and a missing information give; null where neither has begun. */
function lastDayOf(plain: Plain | null, effect: InformationEffect | null): number | null {
  const extended = effect?.kind === 'ends' ? effect.lastDay : -Infinity;
  const latest = Math.max(plain ? plain.lastDay : -Infinity, extended);
  return latest === -Infinity ? null : latest;
}

interface Plain extends Count {
  readonly startDay: number;
}

function plainCount(rule: LawRule, startDay: number, calendars: Calendars, order: OrderSale): Plain {
  const off = businessDaysOff(rule, calendars, order);
  const { lastDay, skipped } = count(startDay, rule.period!, off, rule.trigger!.countEventDay);
  return { startDay, lastDay, skipped };
}

function businessDaysOff(rule: LawRule, calendars: Calendars, order: OrderSale): DayOff {
  const { businessDays } = rule.period!;
  if (!businessDays) return never;
  const calendarId = calendarFor(businessDays.holidayCalendar, order);
  return daysOff(calendars, calendarId, [...businessDays.weekend, 'holiday']);
}

const never = () => null;

interface About {
  readonly order: OrderSale;
  readonly calendars: Calendars;
  /** Before any rollover. */
  readonly lastDay: number;
}

/** How the window ends, rollover included. */
function endOf(rule: LawRule, plain: Plain | null, about: About): Partial<Window> {
  const { order } = about;
  const { lastDay, skipped: rolledOver } = rollOver(about.lastDay, offAtEnd(rule, about));
  const endsAt = startOfDayAt(lastDay + 1, order.timeZone);
  const open = order.now < endsAt || order.now < silentEnd(rule, lastDay, about);
  return {
    ...(plain && {
      startsOn: dateOf(plain.startDay),
      plainLastDayOn: dateOf(plain.lastDay),
      skipped: plain.skipped,
    }),
    lastDayOn: dateOf(lastDay),
    endsAt: isoOf(endsAt),
    rolledOver,
    ...(rolledOver.length > 0 && { rolloverBasis: rule.rollover!.basis }),
    status: open ? 'open' : 'closed',
  };
}

const offAtEnd = ({ rollover }: LawRule, { calendars, order }: About): DayOff =>
  rollsOver(rollover)
    ? daysOff(calendars, calendarFor(rollover.holidayCalendar!, order), rollover.nonWorkingDays)
    : never;

/** Where a text leaves open whether the end moves, the store honours that it does and does not say so. */
function silentEnd(rule: LawRule, lastDay: number, { order, calendars }: About): number {
  if (rule.rollover?.mode !== 'unclear') return -Infinity;
  const country = rule.jurisdiction.slice(0, 2);
  const off = daysOff(calendars, country, [...(restDays[country] ?? ['sat', 'sun']), 'holiday']);
  return startOfDayAt(rollOver(lastDay, off).lastDay + 1, order.timeZone);
}

/** Where the week does not end with Saturday and Sunday. */
const restDays: Readonly<Record<string, readonly ('fri' | 'sat')[]>> = {
  EG: ['fri', 'sat'],
  IL: ['fri', 'sat'],
  SA: ['fri', 'sat'],
};

/** A region given with the order counts instead of its country, and fills the state in `AU-<state>`. */
function calendarFor(calendarId: string, { holidayRegion, jurisdiction }: OrderSale): string {
  const country = calendarId.slice(0, 2);
  if (calendarId.includes('<')) {
    const state = holidayRegion ?? jurisdiction;
    return state.startsWith(`${country}-`) ? state : country;
  }
  return calendarId === country && holidayRegion?.startsWith(`${country}-`) ? holidayRegion : calendarId;
}

const withoutEnd = ({ rule, ref }: Pick<CompiledRule, 'rule' | 'ref'>): Window => ({
  rule: ref,
  event: rule.trigger?.event ?? 'contract',
  startsOn: null,
  length: rule.period?.length ?? null,
  unit: rule.period?.unit ?? null,
  countEventDay: rule.trigger?.countEventDay ?? false,
  plainLastDayOn: null,
  lastDayOn: null,
  endsAt: null,
  skipped: [],
  rolledOver: [],
  rolloverBasis: null,
  notInformed: null,
  status: 'not_started',
});

const notInformedOf = (rule: LawRule): string | null => rule.extensionIfNotInformed?.type ?? null;

/** When the event that starts a period happened; null while it has not. */
function instantOf(event: TriggerEvent, { order, goodsType, deliveredAt }: Sale): number | null {
  // Services and digital content are not handed over: their contract day counts.
  const isGoods = goodsType === 'goods';
  return events[event]({
    contract: order.contractAt,
    copy: order.copyReceivedAt,
    delivery: isGoods ? deliveredAt : order.contractAt,
    lastDelivery: isGoods ? deliveryOf(order, deliveredAt) : order.contractAt,
  });
}

interface Instants {
  readonly contract: number;
  readonly copy: number | null;
  readonly delivery: number | null;
  readonly lastDelivery: number | null;
}

const atContract = ({ contract }: Instants) => contract;
const atDelivery = ({ delivery }: Instants) => delivery;
const atCopy = ({ copy }: Instants) => copy;

const events: Readonly<Record<TriggerEvent, (at: Instants) => number | null>> = {
  contract: atContract,
  order: atContract,
  purchase: atContract,
  properly_completed_order_received: atContract,
  delivery: atDelivery,
  latest_of_ownership_delivery_installation: atDelivery,
  last_delivery: ({ lastDelivery }) => lastDelivery,
  later_of_contract_delivery: ({ contract, lastDelivery }) =>
    lastDelivery && Math.max(contract, lastDelivery),
  contract_copy_received: atCopy,
  contract_document_received: atCopy,
  notice_given: atCopy,
  later_of_copy_delivery: ({ copy, lastDelivery }) =>
    lastDelivery && Math.max(copy ?? lastDelivery, lastDelivery),
  end_of_liability_period: () => null,
};

/** Several goods of one order: the last counts; goods at intervals: the first. In a shop the line's own. */
const deliveryOf = (order: OrderSale, deliveredAt: number | null): number | null =>
  order.channel === 'in_store'
    ? deliveredAt
    : order.regularDelivery
      ? order.firstDeliveredAt
      : order.lastDeliveredAt;
