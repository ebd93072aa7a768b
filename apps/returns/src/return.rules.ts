import type { ReasonCode, Resolution, Verdict } from '#contracts';
import { decide, periodOf, responses } from '#policy-engine';
import type { Decision, LineDecision, MerchantPolicy, Period, ReturnFacts } from '#policy-engine';
import { amountsOf } from './amounts.rules.js';
import type { Amounts, LineAmounts } from './amounts.rules.js';
import { factsOf, matchLines, nameOf } from './facts.rules.js';
import type { Match, ReturnCase } from './facts.rules.js';

export interface AssessedLine extends LineAmounts {
  orderLineId: string | null;
  sku: string;
  description: string;
  quantity: number;
  reasonCode: ReasonCode;
  resolution: Resolution;
  verdict: Verdict;
  responseCodes: string[];
  lastDayOn: string | null;
  explanation: string[];
}

export interface Assessment extends Amounts {
  facts: ReturnFacts;
  decision: Decision;
  /** Of the lines that made the verdict. */
  responseCodes: string[];
  currency: string | null;
  lines: AssessedLine[];
}

/** What a return would get. The quote and the return itself both ask here, so they cannot differ. */
export function assess(about: ReturnCase): Assessment {
  const matches = matchLines(about.lines, about.order);
  const facts = factsOf(about, matches);
  const decision = decide(facts, about.policy, about.asOf);
  const amounts = amountsOf(about.order, decision);
  const lines = decision.lines.map((line, index) => ({
    ...describe(matches[index]!),
    ...judge(line),
    ...amounts.lines[index]!,
  }));
  const deciding = lines.filter(({ verdict }) => verdict === decision.verdict);
  return {
    facts,
    decision,
    responseCodes: [...new Set(deciding.flatMap(({ responseCodes }) => responseCodes))],
    currency: about.order?.currency ?? null,
    ...amounts,
    lines,
  };
}

/** Days to hand the parcel over; counted from the authorization, however long ago the return was asked for. */
export const shipWithin = (facts: ReturnFacts, policy: MerchantPolicy, authorizedAt: string): Period =>
  periodOf(authorizedAt, policy.shipByDays, facts.order.timeZone);

const describe = ({ asked, bought }: Match) => ({
  orderLineId: bought?.lineId ?? null,
  sku: bought?.sku ?? nameOf(asked),
  description: bought?.description ?? nameOf(asked),
  quantity: asked.quantity,
  reasonCode: asked.reasonCode,
});

const judge = ({ verdict, responseCodes, window, resolutions, findings }: LineDecision) => ({
  verdict,
  responseCodes: [...responseCodes],
  lastDayOn: window?.lastDayOn ?? null,
  resolution: resolutions.includes('refund') ? ('refund' as const) : (resolutions[0] ?? ('none' as const)),
  explanation: findings.filter((found) => found.verdict === verdict).map(sentenceOf),
});

/** The response's sentence with the figures behind it. */
function sentenceOf({ code, facts }: LineDecision['findings'][number]): string {
  const figures = Object.entries(facts).map(([name, value]) => `${inWords(name)} ${value}`);
  const { sentence } = responses[code];
  return figures.length > 0 ? `${sentence} (${figures.join(', ')})` : sentence;
}

const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
