import type { ReasonCode, Resolution, Verdict } from '#contracts';
import { daysBetween, daysFrom, explain } from '#policy-engine';
import type { Decision, DecisionInputs, LanguageCode, LineDecision, ReturnFacts } from '#policy-engine';
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
  decided: DecisionInputs;
  decision: Decision;
  /** Of the lines that made the verdict. */
  responseCodes: string[];
  currency: string | null;
  lines: AssessedLine[];
}

/** How a decision is made: by the law, a policy and the calendars of the caller. */
export type DecideFor = (facts: ReturnFacts, now: string) => DecisionInputs;

/** What a return would get. The quote and the return itself both ask here, so they cannot differ. */
export function assess(about: ReturnCase, decideFor: DecideFor, language: LanguageCode): Assessment {
  const matches = matchLines(about.lines, about.order);
  const facts = factsOf(about, matches);
  const decided = decideFor(facts, about.asOf);
  const { decision } = decided;
  const amounts = amountsOf(about.order, decision);
  const explained = explain(decision, language);
  const lines = decision.lines.map((line, index) => ({
    ...describe(matches[index]!),
    ...judge(line),
    explanation: explained.lines[index]!.statements.map(({ text }) => text),
    ...amounts.lines[index]!,
  }));
  return {
    decided,
    decision,
    responseCodes: [...decision.responseCodes],
    currency: about.order?.currency ?? null,
    ...amounts,
    lines,
  };
}

/** Days to hand the parcel over; counted from the authorization, however long ago the return was asked for. */
export function shipWithin({ shipByDays, timeZone }: ShipBy, authorizedAt: Date) {
  return daysFrom(authorizedAt.getTime(), shipByDays, timeZone);
}

export interface ShipBy {
  shipByDays: number;
  timeZone: string;
}

/** Of a decision that is not a refusal; a refusal gives none. */
export const shipByOf = ({ shipWithin: within, timeZone }: Decision): ShipBy => ({
  shipByDays: within ? daysBetween(within.startsOn, within.lastDayOn) : 0,
  timeZone,
});

const describe = ({ asked, bought }: Match) => ({
  orderLineId: bought?.lineId ?? null,
  sku: bought?.sku ?? nameOf(asked),
  description: bought?.description ?? nameOf(asked),
  quantity: asked.quantity,
  reasonCode: asked.reasonCode,
});

const judge = ({ verdict, responseCodes, window, resolutions, terms }: LineDecision) => ({
  verdict,
  responseCodes: [...responseCodes],
  lastDayOn: window?.lastDayOn ?? null,
  resolution: resolutionOf(resolutions, terms?.keepItem ?? false),
});

/** What happens unless the customer chooses otherwise. */
function resolutionOf(offered: readonly Resolution[], keepItem: boolean): Resolution {
  if (keepItem && offered.includes('keep_item')) return 'keep_item';
  return offered.includes('refund') ? 'refund' : (offered[0] ?? 'none');
}
