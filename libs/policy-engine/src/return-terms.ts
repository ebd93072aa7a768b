import type { Fee } from '#money';
import type { Calendars } from './calendars.js';
import type { Decision, LineDecision, RefundDeadline, RuleRef } from './decision.js';
import type { OrderFacts } from './facts.js';
import { count, daysOff } from './law/count.js';
import type { RuleFinding } from './law/judge.js';
import type { LawRule } from './law/law-rule.js';
import { refundTriggers } from './law/refund-triggers.js';
import type { ReturnShipping } from './law/vocabulary.js';
import { rightOf, type LineCase } from './line-case.js';
import { dateOf } from './time/days.js';
import { daysFrom } from './time/local-days.js';

/** A line that is not declined, with what stands behind its decision. */
export interface StandingLine {
  readonly about: LineCase;
  readonly decision: LineDecision;
}

/** Kept back once, and only where every line would have it; the lowest counts. A right is never charged. */
export function returnFees(lines: readonly StandingLine[]): readonly Fee[] {
  const [first, ...others] = lines;
  if (!first || lines.some(({ about }) => rightOf(about.rights))) return [];
  return first.about.terms.returnFees.flatMap(({ code, amountMinor }) => {
    const same = others.map(
      ({ about }) => about.terms.returnFees.find((fee) => fee.code === code)?.amountMinor ?? 0,
    );
    const lowest = Math.min(amountMinor, ...same);
    return lowest > 0 ? [{ code, amountMinor: lowest }] : [];
  });
}

/** Rules of the law, or of the store's cancellation rule, that give the line its right now. */
const granting = ({ about }: StandingLine): RuleFinding[] =>
  rightOf(about.rights) ? about.rights.findings.filter(({ eligible }) => eligible) : [];

/** The law's answer binds where it says the seller pays; where it says the consumer does, the merchant may still pay. */
export function returnShipping(
  lines: readonly StandingLine[],
  order: OrderFacts,
): Decision['returnShipping'] {
  for (const line of lines) {
    const bound = granting(line).find(({ compiled }) =>
      sellerMustPay(compiled.rule, order, line.decision.faulty),
    );
    if (bound) return { paidBy: 'seller', rule: bound.compiled.ref };
  }
  const sellerPays =
    lines.length > 0 && lines.every(({ about }) => about.terms.returnShippingPaidBy === 'seller');
  return { paidBy: sellerPays ? 'seller' : 'consumer', rule: null };
}

const sellers: ReadonlySet<ReturnShipping> = new Set([
  'seller',
  'seller_collects',
  'seller_collects_at_residence',
  'seller_if_significant_cost_else_consumer',
  'supplier_unless_consumer_sends_unasked',
] as const);

const sellerUnlessInformed: ReadonlySet<ReturnShipping> = new Set([
  'consumer_unless_trader_agreed_or_did_not_inform',
  'consumer_if_stated_in_preinformation_up_to_outbound_cost_else_seller',
] as const);

function sellerMustPay(
  { returnShippingPaidBy: payer }: LawRule,
  { informedAt }: OrderFacts,
  faulty: boolean,
): boolean {
  if (!payer) return false;
  if (sellerUnlessInformed.has(payer)) return informedAt !== 'before_contract';
  return sellers.has(payer) || (payer === 'consumer_unless_defect' && faulty);
}

/** Owed once nothing of the order stays with the consumer, by law or by the policy. */
export function outboundShipping(
  lines: readonly StandingLine[],
  { unitsNotYetReturned }: OrderFacts,
): Decision['outboundShippingRefunded'] {
  const units = lines.reduce((total, { decision }) => total + decision.quantity, 0);
  const wholeOrder = units >= unitsNotYetReturned;
  const lawful = wholeOrder ? lines.flatMap(granting) : [];
  const all = lawful.find(({ compiled }) => compiled.rule.outboundShippingRefunded === true);
  if (all) return { extent: 'all', rule: all.compiled.ref };
  if (lines.some((line) => policyOwes(line, wholeOrder))) return { extent: 'all', rule: null };
  const standard = lawful.find(
    ({ compiled }) => compiled.rule.outboundShippingRefunded === 'standard_delivery_only',
  );
  return standard
    ? { extent: 'standard_delivery', rule: standard.compiled.ref }
    : { extent: 'none', rule: null };
}

function policyOwes({ about, decision }: StandingLine, wholeOrder: boolean): boolean {
  const { refundShipping } = about.terms;
  if (refundShipping === 'never') return false;
  if (refundShipping === 'always') return true;
  return wholeOrder || (refundShipping === 'whole_order_or_faulty' && decision.faulty);
}

/** The shortest term that any rule behind the return sets: the dimensions of a right are chosen separately. */
export function refundDeadline(
  lines: readonly StandingLine[],
  { order, nowDay, calendars }: { order: OrderFacts; nowDay: number; calendars: Calendars },
): RefundDeadline | null {
  const terms = lines
    .flatMap(granting)
    .flatMap(({ compiled }) => termOf(compiled.ref, compiled.rule, { order, nowDay, calendars }) ?? []);
  return terms.toSorted((a, b) => roughDays(a) - roughDays(b))[0] ?? null;
}

function termOf(
  ref: RuleRef,
  rule: LawRule,
  { nowDay, calendars }: { order: OrderFacts; nowDay: number; calendars: Calendars },
): RefundDeadline | null {
  const due = rule.refundDeadline;
  if (!due || due.length === null || due.unit === null || due.trigger === null) return null;
  const startsWhen = refundTriggers[due.trigger];
  const weekend = rule.period?.businessDays?.weekend ?? (['sat', 'sun'] as const);
  const off = daysOff(calendars, due.holidayCalendar, [...weekend, 'holiday']);
  const { length, unit, mayWithholdUntil } = due;
  const dueOn = startsWhen === 'notice' ? dateOf(count(nowDay, { length, unit }, off).lastDay) : null;
  return { rule: ref, startsWhen, length, unit, dueOn, mayWithholdUntil };
}

/** Good enough to compare terms that start at different events. */
function roughDays({ length, unit, startsWhen }: RefundDeadline): number {
  const days = { calendar_day: 1, business_day: 1.4, working_day: 1.4, month: 30, year: 365 }[unit] * length;
  // A term that waits for the goods ends later than one of the same length that does not.
  return startsWhen === 'notice' ? days : days + 7;
}

/** Days to hand the parcel over: the merchant's most generous, never fewer than the law gives for sending back. */
export function shipWithin(
  lines: readonly StandingLine[],
  now: number,
  timeZone: string,
): Decision['shipWithin'] {
  if (lines.length === 0) return null;
  const lawful = lines.flatMap(granting).map(({ compiled }) => sendBackDays(compiled.rule));
  const days = Math.max(...lines.map(({ about }) => about.terms.shipByDays), ...lawful);
  return daysFrom(now, days, timeZone);
}

const sendBackDays = ({ returnGoodsDeadline: due }: LawRule): number =>
  due?.who === 'consumer' && due.unit === 'calendar_day' ? due.length : 0;
