import type { Decision, LineDecision } from './decision.js';
import type { LineFacts, ReturnFacts } from './facts.js';
import { periodOf, type Period } from './period.js';
import { isFaulty, windowDays, type MerchantPolicy } from './policy.js';
import { finding, type Finding, type Verdict } from './responses.js';
import { rules, type LineCase } from './rules.js';
import { owesShipping, resolutionsFor, restockingFees, returnShippingFees } from './terms.js';
import { hasHappened } from './zone.js';

/**
 * What of a return is accepted, and on which terms. The same arguments give the same decision for ever.
 * Throws RangeError for an unreadable instant, an unknown zone or a quantity that is not a whole number above 0.
 */
export function decide(facts: ReturnFacts, policy: MerchantPolicy, now: string): Decision {
  const lines = facts.lines.map((line) => decideLine(line, facts, policy, now));
  const verdict = prevailing(precedenceOnReturn, lines);
  return {
    policyVersion: policy.version,
    decidedAt: now,
    verdict,
    lines,
    fees: returnShippingFees(lines, facts.order, policy),
    refundShipping: owesShipping(lines, facts.order, policy),
    shipWithin: verdict === 'decline' ? null : periodOf(now, policy.shipByDays, facts.order.timeZone),
  };
}

function decideLine(line: LineFacts, facts: ReturnFacts, policy: MerchantPolicy, now: string): LineDecision {
  checkQuantity(line);
  const { lineId, quantity, reasonCode, purchase } = line;
  const faulty = isFaulty(policy, reasonCode);
  const window = windowOf(line, facts, policy, now);
  const findings = purchase
    ? askAll({ line, purchase, faulty, window, facts, policy, now })
    : [finding('no_earlier_purchase')];
  const verdict = prevailing(precedenceOnLine, findings);
  return {
    lineId,
    quantity,
    faulty,
    verdict,
    responseCodes: findings.filter((found) => found.verdict === verdict).map(({ code }) => code),
    findings,
    window,
    fees: verdict === 'decline' || faulty ? [] : restockingFees(line, policy),
    resolutions: verdict === 'decline' ? [] : resolutionsFor(faulty, policy),
  };
}

function checkQuantity({ lineId, quantity }: LineFacts): void {
  if (Number.isSafeInteger(quantity) && quantity > 0) return;
  throw new RangeError(`line "${lineId}": quantity ${quantity} is not a whole number above 0`);
}

/** Null until the goods have arrived, also where the window counts from the order. */
function windowOf(
  line: LineFacts,
  { order }: ReturnFacts,
  policy: MerchantPolicy,
  now: string,
): Period | null {
  const deliveredAt = line.purchase?.deliveredAt ?? null;
  if (!hasHappened(deliveredAt, now)) return null;
  const startsAt = policy.windowStartsWhen === 'placed' ? order.placedAt : deliveredAt;
  return periodOf(startsAt, windowDays(policy, line.reasonCode), order.timeZone);
}

function askAll(about: LineCase): Finding[] {
  return rules.map((rule) => rule(about)).filter((found) => found !== null);
}

/** A person is asked only about what is not refused anyway. */
const precedenceOnLine = ['decline', 'review', 'accept'] as const;
/** Refused lines do not hold up the others; a line under review does. */
const precedenceOnReturn = ['review', 'accept', 'decline'] as const;

function prevailing(precedence: readonly Verdict[], judged: readonly { verdict: Verdict }[]): Verdict {
  return precedence.find((verdict) => judged.some((one) => one.verdict === verdict)) ?? 'decline';
}
