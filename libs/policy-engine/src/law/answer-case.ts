import { exponentOf } from '#money';
import type { Calendars } from '../calendars.js';
import type { RightFinding } from '../decision.js';
import { epochOf } from '../time/instants.js';
import { localDayAt, startOfDayAt } from '../time/zones.js';
import { dateOf } from '../time/days.js';
import type { Law } from './compile-law.js';
import { judge } from './judge.js';
import type { LawCase, LawCaseAnswer } from './law-rule.js';
import type { OrderSale, Sale } from './sale.js';

const threeDayRule = 'us-three-day-cancellation';
const storeRule = 'merchant-return-policy';

/** The answer to one case of a vectors file, in the form of its `expected`. */
export function answerCase(law: Law, calendars: Calendars, about: LawCase): LawCaseAnswer {
  const sale = saleOfCase(about);
  const { usThreeDay, windowDays } = about.merchantPolicy ?? {};
  const { statutory, house } = judge(law, sale, calendars, new Map(usThreeDay ? [[threeDayRule, 3]] : []));
  const merchant = windowDays === undefined ? house && merchantAnswer(house) : storeAnswer(sale, windowDays);
  return {
    statutoryEligible: statutory.eligible,
    ruleId: statutory.rule && statutory.rule.ruleId,
    alsoAcceptableRuleIds: statutory.alsoRuleIds,
    deadlineLocalDate: statutory.window && statutory.window.lastDayOn,
    deadlineInstant: statutory.window && statutory.window.endsAt,
    reasonCode: statutory.reasonCode,
    remedy: statutory.remedy,
    merchant,
    overallEligible: statutory.eligible || merchant?.eligible === true,
  };
}

const merchantAnswer = ({ rule, eligible, window, reasonCode }: RightFinding): LawCaseAnswer['merchant'] =>
  rule && { ruleId: rule.ruleId, eligible, deadlineLocalDate: window?.lastDayOn ?? null, reasonCode };

/** A store's own window, in days after the delivery. */
function storeAnswer(
  { order: { lastDeliveredAt, timeZone, now } }: Sale,
  windowDays: number,
): LawCaseAnswer['merchant'] {
  if (lastDeliveredAt === null) {
    return { ruleId: storeRule, eligible: true, deadlineLocalDate: null, reasonCode: 'period_not_started' };
  }
  const lastDay = localDayAt(lastDeliveredAt, timeZone) + windowDays;
  const eligible = now < startOfDayAt(lastDay + 1, timeZone);
  const reasonCode = eligible ? 'within_window' : 'after_deadline';
  return { ruleId: storeRule, eligible, deadlineLocalDate: dateOf(lastDay), reasonCode };
}

function saleOfCase(about: LawCase): Sale {
  const deliveries = (about.deliveries ?? (about.deliveredAt ? [about.deliveredAt] : [])).map(epochOf);
  const contractAt = epochOf(about.orderedAt);
  const last = deliveries.length > 0 ? Math.max(...deliveries) : handedOver(about, contractAt);
  const order: OrderSale = {
    jurisdiction: about.jurisdiction,
    holidayRegion: about.holidayCalendar,
    timeZone: about.consumerTimeZone,
    channel: about.channel,
    totalMinor: Math.round(about.amount * 10 ** exponentOf(about.currency)),
    currency: about.currency,
    totalIn: {},
    contractAt,
    contractDay: localDayAt(contractAt, about.consumerTimeZone),
    firstDeliveredAt: deliveries.length > 0 ? Math.min(...deliveries) : last,
    lastDeliveredAt: last,
    regularDelivery: about.regularDelivery,
    copyReceivedAt: about.contractCopyReceivedAt === null ? null : epochOf(about.contractCopyReceivedAt),
    informedAt: informedAt(about, contractAt),
    circumstances: Object.fromEntries(about.facts.map((code) => [code, true])),
    now: epochOf(about.requestedAt),
  };
  return {
    order,
    goodsType: about.goods.type,
    flags: about.goods.flags,
    reason: about.reason,
    deliveredAt: last,
  };
}

const handedOver = ({ channel }: LawCase, contractAt: number): number | null =>
  channel === 'in_store' ? contractAt : null;

function informedAt({ informedAt: told }: LawCase, contractAt: number): number | null {
  if (told === 'never') return null;
  return told === 'before_contract' ? contractAt : epochOf(told);
}
