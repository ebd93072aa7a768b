import type { LineCase } from './line-case.js';
import { finding, type Finding } from './responses.js';

/** Says what it found; empty where it has nothing to say. */
export type Rule = (line: LineCase) => readonly Finding[];

/** No right and no policy can help against these: there is nothing that could come back, or nothing to pay. */
export const hardRules: readonly Rule[] = [enoughPiecesLeft, goodsOnly, somethingPaid];

/** The merchant's own answer, which the law may overrule. */
export const policyRules: readonly Rule[] = [delivered, insideWindow, merchantDeclines];

/** What is given whatever the merchant says. */
export const rightRules: readonly Rule[] = [statutoryRight, storeCancellationRight];

/** Where a person is asked. */
export const reviewRules: readonly Rule[] = [merchantReviews];

/** Counts the whole request: two lines may ask for pieces of the same order line. */
function enoughPiecesLeft({ line, purchase, facts }: LineCase): readonly Finding[] {
  const quantityRequested = facts.lines.reduce(
    (total, { lineId, quantity }) => (lineId === line.lineId ? total + quantity : total),
    0,
  );
  const quantityReturnable = returnableOf(purchase);
  if (quantityRequested <= quantityReturnable) return none;
  return [finding('quantity_exceeds_returnable', { quantityRequested, quantityReturnable })];
}

export const returnableOf = (purchase: LineCase['purchase']): number =>
  Math.max(0, purchase.quantityPurchased - purchase.quantityAlreadyReturned);

function goodsOnly({ purchase }: LineCase): readonly Finding[] {
  return purchase.isGoods ? none : [finding('not_goods')];
}

function somethingPaid({ purchase }: LineCase): readonly Finding[] {
  return purchase.paidMinor > 0 ? none : [finding('nothing_paid')];
}

function delivered({ delivered: arrived, terms }: LineCase): readonly Finding[] {
  return arrived || terms.bypass.includes('not_yet_delivered') ? none : [finding('not_yet_delivered')];
}

function insideWindow({ policyWindow, terms }: LineCase): readonly Finding[] {
  const { status, lastDayOn } = policyWindow;
  if (status === 'not_started') return none;
  const facts = lastDayOn === null ? {} : { lastDayOn };
  if (status !== 'closed') return [finding('within_window', facts)];
  return terms.bypass.includes('outside_window') ? none : [finding('outside_window', facts)];
}

function merchantDeclines({ terms }: LineCase): readonly Finding[] {
  return terms.declines
    .filter(({ code }) => !terms.bypass.includes(code))
    .map(({ code, ruleId }) => ({ code, verdict: 'decline', facts: { ruleId } }));
}

function merchantReviews({ terms }: LineCase): readonly Finding[] {
  return terms.reviews.map(({ code, ruleId }) => ({ code, verdict: 'review', facts: { ruleId } }));
}

function statutoryRight({ rights: { statutory } }: LineCase): readonly Finding[] {
  if (!statutory.eligible || !statutory.rule) return none;
  return [finding('statutory_right', rightFacts(statutory.rule.ruleId, statutory.window))];
}

function storeCancellationRight({ rights: { house } }: LineCase): readonly Finding[] {
  if (!house?.eligible || !house.rule) return none;
  return [finding('store_cancellation_right', rightFacts(house.rule.ruleId, house.window))];
}

const rightFacts = (ruleId: string, window: { lastDayOn: string | null } | null): Finding['facts'] =>
  window?.lastDayOn ? { ruleId, lastDayOn: window.lastDayOn } : { ruleId };

const none: readonly Finding[] = [];
