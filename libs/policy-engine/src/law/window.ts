import type { Calendars } from '../calendars.js';
import type { Window } from '../decision.js';
import { dateOf } from '../time/days.js';
import { isoOf } from '../time/instants.js';
import { localDayAt, startOfDayAt } from '../time/zones.js';
import type { CompiledRule } from './compile-law.js';
import { count, daysOff, rollOver, rollsOver } from './count.js';
import type { LawRule } from './law-rule.js';
import { informationEffect } from './not-informed.js';
import type { InformationEffect } from './not-informed.js';
import type { Sale } from './sale.js';
import type { TriggerEvent } from './vocabulary.js';

/** A window with the instant up to which the store had better be silent about its end. */
export interface CountedWindow extends Window {
  /** First instant too late, in milliseconds; where the rollover is unclear the doubt goes to the consumer. */
  readonly honouredUntil: number;
}

/** The window of a rule that speaks about the sale. */
export function windowOf(compiled: CompiledRule, sale: Sale, calendars: Calendars): CountedWindow {
  const { rule } = compiled;
  const shape = shapeOf(compiled);
  if (!rule.period || !rule.trigger || rule.kind === 'late_delivery')
    return { ...shape, status: 'no_fixed_end' };
  const at = instantOf(rule.trigger.event, sale);
  const plain = at === null ? null : plainCount(rule, localDayAt(at, sale.timeZone), calendars, sale);
  const effect = informationEffect(rule, sale, plain);
  if (effect?.kind === 'waits') return { ...shape, status: 'not_started', notInformed: notInformedOf(rule) };
  if (effect?.kind === 'starts') {
    const late = plainCount(rule, effect.day, calendars, sale);
    return closed(compiled, { sale, calendars, plain: late, effect });
  }
  if (!plain && !effect) return { ...shape, status: 'not_started' };
  return closed(compiled, { sale, calendars, plain, effect });
}

interface Plain {
  startDay: number;
  lastDay: number;
  skipped: Window['skipped'];
}

function plainCount(rule: LawRule, startDay: number, calendars: Calendars, sale: Sale): Plain {
  const { businessDays } = rule.period!;
  const off = businessDays
    ? daysOff(calendars, calendarFor(businessDays.holidayCalendar, sale), [
        ...businessDays.weekend,
        'holiday',
      ])
    : never;
  return { startDay, ...count(startDay, rule.period!, off, rule.trigger!.countEventDay) };
}

const never = () => null;

function closed(
  compiled: CompiledRule,
  {
    sale,
    calendars,
    plain,
    effect,
  }: { sale: Sale; calendars: Calendars; plain: Plain | null; effect: InformationEffect | null },
): CountedWindow {
  const { rule } = compiled;
  const plainLast = plain?.lastDay ?? -Infinity;
  const extended = effect?.kind === 'ends' ? Math.max(plainLast, effect.lastDay) : plainLast;
  const off = rollsOver(rule.rollover)
    ? daysOff(calendars, calendarFor(rule.rollover.holidayCalendar!, sale), rule.rollover.nonWorkingDays)
    : never;
  const rolled = rollOver(extended, off);
  const endsAt = startOfDayAt(rolled.lastDay + 1, sale.timeZone);
  const honouredUntil = honoured(compiled, sale, calendars, rolled.lastDay) ?? endsAt;
  const effective = extended > plainLast || effect?.kind === 'starts';
  return {
    ...shapeOf(compiled),
    startsOn: plain && dateOf(plain.startDay),
    plainLastDayOn: plain && dateOf(plain.lastDay),
    lastDayOn: dateOf(rolled.lastDay),
    endsAt: isoOf(endsAt),
    skipped: plain?.skipped ?? [],
    rolledOver: rolled.skipped,
    rolloverBasis: rolled.skipped.length > 0 ? (rule.rollover?.basis ?? null) : null,
    notInformed: effective ? notInformedOf(rule) : null,
    status: sale.now < honouredUntil ? 'open' : 'closed',
    honouredUntil,
  };
}

/** Where a text leaves open whether the end moves, the store honours that it does and does not say so. */
function honoured({ rule }: CompiledRule, sale: Sale, calendars: Calendars, lastDay: number): number | null {
  if (rule.rollover?.mode !== 'unclear') return null;
  const place = rule.jurisdiction.slice(0, 2);
  const weekendOff = restDays[place] ?? ['sat', 'sun'];
  const { lastDay: later } = rollOver(lastDay, daysOff(calendars, place, [...weekendOff, 'holiday']));
  return startOfDayAt(later + 1, sale.timeZone);
}

/** Where the week does not end with Saturday and Sunday. */
const restDays: Readonly<Record<string, readonly ('fri' | 'sat' | 'sun')[]>> = {
  EG: ['fri', 'sat'],
  IL: ['fri', 'sat'],
  SA: ['fri', 'sat'],
};

/** A region given with the order counts instead of its country, and fills the state in `AU-<state>`. */
function calendarFor(calendarId: string, { holidayRegion, jurisdiction }: Sale): string {
  const country = calendarId.slice(0, 2);
  const region = holidayRegion ?? (jurisdiction.length > 2 ? jurisdiction : null);
  if (calendarId.includes('<')) return region?.startsWith(country) ? region : country;
  return calendarId === country && holidayRegion?.startsWith(`${country}-`) ? holidayRegion : calendarId;
}

const shapeOf = ({ rule, ref }: CompiledRule): CountedWindow => ({
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
  honouredUntil: Infinity,
});

const notInformedOf = (rule: LawRule): string | null => rule.extensionIfNotInformed?.type ?? null;

/** When the event that starts a period happened; null while it has not. */
function instantOf(event: TriggerEvent, sale: Sale): number | null {
  const handed = sale.goodsType === 'goods' ? deliveryOf(sale) : sale.contractAt;
  switch (event) {
    case 'contract':
    case 'order':
    case 'purchase':
    case 'properly_completed_order_received':
      return sale.contractAt;
    case 'delivery':
    case 'latest_of_ownership_delivery_installation':
      return sale.goodsType === 'goods' ? sale.deliveredAt : sale.contractAt;
    case 'last_delivery':
      return handed;
    case 'later_of_contract_delivery':
      return handed === null ? null : Math.max(sale.contractAt, handed);
    case 'contract_copy_received':
    case 'contract_document_received':
    case 'notice_given':
      return sale.copyReceivedAt;
    case 'later_of_copy_delivery':
      return handed === null ? null : Math.max(sale.copyReceivedAt ?? handed, handed);
    case 'end_of_liability_period':
      return null;
  }
}

/** Several goods of one order: the last counts; goods at intervals: the first. */
const deliveryOf = (sale: Sale): number | null =>
  sale.regularDelivery ? sale.firstDeliveredAt : sale.lastDeliveredAt;
