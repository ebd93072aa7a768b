import type { Calendars } from './calendars.js';
import type { Decision, LineDecision, RightFinding } from './decision.js';
import { decideLine } from './decide-line.js';
import type { LineFacts, ReturnFacts } from './facts.js';
import type { Law } from './law/compile-law.js';
import { judge } from './law/judge.js';
import { legalReasonOf, orderSaleOf, saleOf, type OrderSale } from './law/sale.js';
import type { LineCase } from './line-case.js';
import type { CompiledPolicy } from './policy/compile-policy.js';
import { lineContext, returnContext, type ReturnContext } from './policy/line-context.js';
import { policyWindow } from './policy-window.js';
import { finding, type Verdict } from './responses.js';
import {
  outboundShipping,
  refundDeadline,
  returnFees,
  returnShipping,
  shipWithin,
  type StandingLine,
} from './return-terms.js';
import { epochOf } from './time/instants.js';
import { localDayAt } from './time/zones.js';

/** Changes with every change of what the same inputs give. */
const engineVersion = '2';

/**
 * What of a return is accepted, by which right, and on which terms. The same arguments give the same decision for ever.
 * Throws RangeError for an unreadable instant, an unknown zone or calendar, or a quantity that is not a whole number
 * above 0.
 */
// oxlint-disable-next-line max-params -- five inputs, each of them named in every decision record
export function decide(
  facts: ReturnFacts,
  policy: CompiledPolicy,
  law: Law,
  calendars: Calendars,
  now: string,
): Decision {
  const { order } = facts;
  const nowMs = epochOf(now);
  const sale = orderSaleOf(order, nowMs);
  const nowDay = localDayAt(nowMs, order.timeZone);
  const whole = returnContext(facts, policy.document.faultyReasons, {
    today: nowDay,
    dayOf: (instant) => localDayAt(epochOf(instant), order.timeZone),
  });
  const cases = facts.lines.map((line) => caseOf(line, { facts, policy, law, calendars, sale, whole }));
  const lines = cases.map((about, index) =>
    about ? decideLine(about, policy) : unknownLine(facts.lines[index]!),
  );
  const standing = lines.flatMap((decision, index): StandingLine[] =>
    decision.verdict === 'decline' ? [] : [{ about: cases[index]!, decision }],
  );
  const verdict = prevailing(lines);
  const deciding = lines.filter((line) => line.verdict === verdict);
  return {
    decidedAt: now,
    currency: order.currency,
    timeZone: order.timeZone,
    verdict,
    responseCodes: [...new Set(deciding.flatMap(({ responseCodes }) => responseCodes))],
    lines,
    returnShipping: returnShipping(standing, order),
    outboundShippingRefunded: outboundShipping(standing, order),
    refundDeadline: refundDeadline(standing, { order, nowDay, calendars }),
    fees: returnFees(standing),
    shipWithin: shipWithin(standing, nowMs, order.timeZone),
    versions: {
      engine: engineVersion,
      policy: policy.version,
      law: law.version,
      calendars: calendars.version,
    },
  };
}

interface Inputs {
  readonly facts: ReturnFacts;
  readonly policy: CompiledPolicy;
  readonly law: Law;
  readonly calendars: Calendars;
  readonly sale: OrderSale;
  readonly whole: ReturnContext;
}

/** Null where no purchase matches the line. */
function caseOf(line: LineFacts, { facts, policy, law, calendars, sale, whole }: Inputs): LineCase | null {
  checkQuantity(line);
  const { purchase, reasonCode } = line;
  if (!purchase) return null;
  const sold = saleOf(sale, purchase, legalReasonOf(reasonCode));
  const context = lineContext(whole, line, purchase, policy.document.faultyReasons);
  const terms = policy.termsOf(context);
  return {
    line,
    purchase,
    facts,
    faulty: context.faulty,
    delivered: sold.deliveredAt !== null && sold.deliveredAt <= sale.now,
    rights: judge(law, sold, calendars, policy.houseRules),
    terms,
    policyWindow: policyWindow(terms, sold, facts.order, policy),
  };
}

function checkQuantity({ lineId, quantity }: LineFacts): void {
  if (Number.isSafeInteger(quantity) && quantity > 0) return;
  throw new RangeError(`line "${lineId}": quantity ${quantity} is not a whole number above 0`);
}

const noRight: RightFinding = {
  eligible: false,
  rule: null,
  alsoRuleIds: [],
  reasonCode: 'no_statutory_right',
  window: null,
  minAmount: null,
  remedy: null,
  remedyStrength: 0,
};

function unknownLine({ lineId, quantity }: LineFacts): LineDecision {
  const unknown = finding('no_earlier_purchase');
  return {
    lineId,
    quantity,
    returnableQuantity: 0,
    faulty: false,
    verdict: 'decline',
    responseCodes: [unknown.code],
    findings: [unknown],
    statutory: noRight,
    house: null,
    windows: [],
    window: null,
    remedies: [],
    fees: [],
    resolutions: [],
    terms: null,
    appliedRules: [],
    rejectedRules: [],
  };
}

/** Refused lines do not hold up the others; a line under review does. */
const precedence = ['review', 'accept', 'decline'] as const;

const prevailing = (lines: readonly { verdict: Verdict }[]): Verdict =>
  precedence.find((verdict) => lines.some((line) => line.verdict === verdict)) ?? 'decline';
