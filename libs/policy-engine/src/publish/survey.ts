import type { Calendars } from '../calendars.js';
import { decide } from '../decide.js';
import type { Decision, LineDecision, Window } from '../decision.js';
import type { Law } from '../law/compile-law.js';
import type { CompiledPolicy } from '../policy/compile-policy.js';
import type { PolicyFee } from '../policy/policy-document.js';
import type { MerchantTerms } from '../policy/terms.js';
import { dateOf, dayOf } from '../time/days.js';
import { legalRights, type LegalRight } from './legal-rights.js';
import { ordinarySale } from './ordinary-sale.js';
import { seasonsOf, type Season } from './seasons.js';

/** What decisions are made by. */
export interface Ruling {
  readonly policy: CompiledPolicy;
  readonly law: Law;
  readonly calendars: Calendars;
}

/** A country that is served: ISO 3166-1 code, ISO 4217 code. */
export interface Place {
  readonly country: string;
  readonly currency: string;
}

export interface SeasonTerms extends Season {
  readonly windowDays: number | null;
}

/** What an ordinary piece, bought online without a fault, gets in one country; and what a faulty one gets. */
export interface PlaceTerms extends Place {
  /**
   * Whole days after the delivery, by policy or law, whichever is more; 0: none; null: no end. `unknown` where the policy
   * counts from another day than the delivery and no law counts from it.
   */
  readonly returnDays: number | null | 'unknown';
  readonly terms: MerchantTerms;
  readonly faultyTerms: MerchantTerms;
  /** As the policy writes them: percents and amounts. */
  readonly fees: readonly PolicyFee[];
  /** On the last day of `returnDays`, when only the more generous of law and policy still stands. */
  readonly returnShipping: 'seller' | 'consumer';
  /** While the law gives a right too. */
  readonly lawfulReturnShipping: 'seller' | 'consumer';
  readonly faultyReturnShipping: 'seller' | 'consumer';
  readonly refundDeadline: Decision['refundDeadline'];
  readonly house: LineDecision['house'];
  readonly legal: readonly LegalRight[];
  readonly seasons: readonly SeasonTerms[];
}

/** Asks the engine itself, so that what is published is what it gives. `on`: the day of the publication, YYYY-MM-DD. */
export function survey(place: Place, ruling: Ruling, on: string): PlaceTerms {
  const { document } = ruling.policy;
  const seasons = seasonsOf(document);
  const plainOn = outside(seasons, on);
  const ask = (reasonCode: string, placedOn: string, daysLater = 0) => {
    const now = `${dateOf(dayOf(placedOn) + daysLater)}T13:00:00Z`;
    const { policy, law, calendars } = ruling;
    return decide(ordinarySale(place, { reasonCode, placedOn }), policy, law, calendars, now);
  };
  const decision = ask('changed_mind', plainOn);
  const faulty = ask(document.faultyReasons[0] ?? 'defective', plainOn);
  const line = firstLine(decision);
  const days = returnDays(line);
  const last = typeof days === 'number' ? ask('changed_mind', plainOn, days) : decision;
  return {
    ...place,
    returnDays: days,
    terms: termsOf(line),
    faultyTerms: termsOf(firstLine(faulty)),
    fees: feesOf(termsOf(line), ruling.policy, place.currency),
    returnShipping: last.returnShipping.paidBy,
    lawfulReturnShipping: decision.returnShipping.paidBy,
    faultyReturnShipping: faulty.returnShipping.paidBy,
    refundDeadline: decision.refundDeadline,
    house: line.house?.eligible ? line.house : null,
    legal: legalRights(ruling.law, place.country, on),
    seasons: seasons.map((season) => {
      const inSeason = firstLine(ask('changed_mind', season.startOn));
      return { ...season, windowDays: termsOf(inSeason).windowDays };
    }),
  };
}

function firstLine({ lines }: Decision): LineDecision {
  const [line] = lines;
  if (!line) throw new RangeError('the ordinary sale has no line');
  return line;
}

function termsOf({ terms }: LineDecision): MerchantTerms {
  if (!terms) throw new RangeError('the ordinary sale has no purchase');
  return terms;
}

function outside(seasons: readonly Season[], on: string): string {
  const season = seasons.find(({ startOn, endOn }) => startOn <= on && on <= endOn);
  return season ? outside(seasons, dateOf(dayOf(season.startOn) - 1)) : on;
}

/** Holidays at the end are left out: they give more, but not every time. */
function returnDays({ windows, terms, verdict }: LineDecision): PlaceTerms['returnDays'] {
  if (verdict === 'decline') return 0;
  const refused = (terms?.declines.length ?? 0) > 0;
  const open = windows.filter(
    ({ status, rule }) => status !== 'closed' && !(refused && rule.source === 'policy'),
  );
  const fromDelivery = open.filter(({ event }) => afterDelivery.has(event));
  if (fromDelivery.some(({ status, rule }) => status === 'no_fixed_end' && rule.source === 'policy'))
    return null;
  const days = fromDelivery.flatMap((window) => daysOf(window) ?? []);
  return days.length > 0 ? Math.max(...days) : open.length > 0 ? 'unknown' : 0;
}

/** In the ordinary sale the contract and its copy do not come after the delivery. */
const afterDelivery: ReadonlySet<Window['event']> = new Set([
  'delivery',
  'last_delivery',
  'later_of_contract_delivery',
  'later_of_copy_delivery',
]);

/** Of business days only so many calendar days are sure. */
function daysOf({ startsOn, plainLastDayOn, unit, length }: Window): number | null {
  if (unit === 'business_day' || unit === 'working_day') return length;
  return startsOn && plainLastDayOn ? dayOf(plainLastDayOn) - dayOf(startsOn) : null;
}

/** The policy's own words for the fees that its terms name. */
function feesOf(
  { lineFees, returnFees, firedRules }: MerchantTerms,
  policy: CompiledPolicy,
  currency: string,
): PolicyFee[] {
  const charged = new Set([...lineFees, ...returnFees].map(({ code }) => code));
  const fired = policy.document.rules.filter(({ id }) => firedRules.includes(id));
  return [...charged].flatMap((code) => {
    const fee = fired.flatMap(({ then }) => then.fees ?? []).find((one) => one.code === code);
    if (!fee) return [];
    const amountMinor = fee.amountMinor?.[currency];
    return [{ ...fee, ...(amountMinor !== undefined && { amountMinor: { [currency]: amountMinor } }) }];
  });
}
