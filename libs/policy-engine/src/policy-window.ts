import type { Window } from './decision.js';
import type { OrderFacts } from './facts.js';
import type { Sale } from './law/sale.js';
import type { CompiledPolicy } from './policy/compile-policy.js';
import type { MerchantTerms } from './policy/terms.js';
import { daysFrom } from './time/local-days.js';
import { epochOf } from './time/instants.js';

/** The merchant's own window. It does not begin before the goods have arrived, wherever it counts from. */
export function policyWindow(
  terms: MerchantTerms,
  sale: Sale,
  order: OrderFacts,
  policy: CompiledPolicy,
): Window {
  const { windowDays, windowStarts, windowRuleId } = terms;
  const { now, timeZone } = sale.order;
  const startsAt = startOf(windowStarts, sale, order);
  const counted = startsAt === null ? null : daysFrom(startsAt, windowDays ?? 0, timeZone);
  const end = windowDays === null ? null : counted;
  return {
    rule: policy.refOf(windowRuleId),
    event: windowStarts === 'delivered' ? 'delivery' : windowStarts,
    startsOn: counted && counted.startsOn,
    length: windowDays,
    unit: windowDays === null ? null : 'calendar_day',
    countEventDay: false,
    plainLastDayOn: end && end.lastDayOn,
    lastDayOn: end && end.lastDayOn,
    endsAt: end && end.endsAt,
    skipped: [],
    rolledOver: [],
    rolloverBasis: null,
    notInformed: null,
    status: statusOf(counted, end, now),
  };
}

function statusOf(counted: object | null, end: { endsAt: string } | null, now: number): Window['status'] {
  if (!counted) return 'not_started';
  if (!end) return 'no_fixed_end';
  return now < Date.parse(end.endsAt) ? 'open' : 'closed';
}

function startOf(
  windowStarts: MerchantTerms['windowStarts'],
  { order, deliveredAt }: Sale,
  { dispatchedAt }: OrderFacts,
): number | null {
  if (deliveredAt === null || deliveredAt > order.now) return null;
  if (windowStarts === 'placed') return order.contractAt;
  return windowStarts === 'dispatched' && dispatchedAt !== null ? epochOf(dispatchedAt) : deliveredAt;
}
