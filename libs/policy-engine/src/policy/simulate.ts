import type { Calendars } from '../calendars.js';
import { decide } from '../decide.js';
import type { Decision, LineDecision } from '../decision.js';
import type { ReturnFacts } from '../facts.js';
import type { Law } from '../law/compile-law.js';
import type { ResponseCode, Verdict } from '../responses.js';
import type { CompiledPolicy } from './compile-policy.js';
import { lintPolicy } from './lint-policy.js';
import type { Resolution } from './policy-document.js';
import type { PolicyRemark } from './policy-remark.js';

/** A return of the past, or an order as if it came back. */
export interface PastReturn {
  readonly id: string;
  readonly facts: ReturnFacts;
  /** The instant at which it was, or would have been, judged. */
  readonly now: string;
}

/** What returns are judged by. */
export interface Regime {
  readonly policy: CompiledPolicy;
  readonly law: Law;
}

/** What one line comes to. A line in review counts as if a person accepted it. */
export interface LineOutcome {
  readonly verdict: Verdict;
  readonly responseCodes: readonly ResponseCode[];
  readonly resolutions: readonly Resolution[];
  readonly lastDayOn: string | null;
  readonly feesMinor: number;
  /** What was paid, less the fees of the line; 0 when declined. */
  readonly refundMinor: number;
}

export interface ChangedLine {
  readonly returnId: string;
  readonly lineId: string;
  readonly reasonCode: string;
  readonly currency: string;
  readonly base: LineOutcome;
  readonly draft: LineOutcome;
}

/** Minor units of one currency, over all returns; fees of whole returns are counted in. */
export interface MoneyTotals {
  readonly currency: string;
  readonly baseRefundMinor: number;
  readonly draftRefundMinor: number;
  readonly baseFeesMinor: number;
  readonly draftFeesMinor: number;
}

export interface RuleCount {
  readonly ruleId: string;
  readonly lines: number;
}

/** What differs of a line's outcome; the weightiest where several do. */
export const differences = ['verdict', 'money', 'resolutions', 'last_day', 'response_codes'] as const;
export type Difference = (typeof differences)[number];

export interface SimulationReport {
  readonly returns: number;
  readonly lines: number;
  readonly returnsChanged: number;
  readonly linesChanged: number;
  /** Lines that change, by what differs; nothing where no line does. */
  readonly differences: readonly { readonly difference: Difference; readonly lines: number }[];
  /** Lines by verdict under base and draft, those that keep it included. */
  readonly verdicts: readonly { readonly base: Verdict; readonly draft: Verdict; readonly lines: number }[];
  readonly money: readonly MoneyTotals[];
  /** Rules of the draft, and of the law beside it, that applied to a line; the most frequent first. */
  readonly applied: readonly RuleCount[];
  /** Rules of the draft policy that applied to no line. */
  readonly neverFired: readonly string[];
  /** Of the draft, beside the draft law of the places seen: rules that can never fire, contradictions, gaps. */
  readonly remarks: readonly PolicyRemark[];
  readonly changes: readonly ChangedLine[];
}

type Totals = { -readonly [Name in keyof MoneyTotals]: MoneyTotals[Name] };

/** Judges past returns by two regimes, one after the other, and sums up what differs. */
export class Simulation {
  private readonly changes: ChangedLine[] = [];
  private readonly applied = new Map<string, number>();
  private readonly verdicts = new Map<string, { base: Verdict; draft: Verdict; lines: number }>();
  private readonly money = new Map<string, Totals>();
  private readonly places = new Set<string>();
  private returns = 0;
  private lines = 0;
  private returnsChanged = 0;

  constructor(
    private readonly base: Regime,
    private readonly draft: Regime,
    private readonly calendars: Calendars,
  ) {}

  /** Throws RangeError for facts that `decide` cannot read. */
  add(past: PastReturn): void {
    const under = ({ policy, law }: Regime) => decide(past.facts, policy, law, this.calendars, past.now);
    const base = under(this.base);
    const draft = under(this.draft);
    this.returns += 1;
    this.places.add(past.facts.order.jurisdiction);
    const changed = past.facts.lines.map((_, index) => this.addLine(past, index, { base, draft }));
    if (changed.includes(true) || feesOf(base.fees) !== feesOf(draft.fees)) this.returnsChanged += 1;
    this.book(
      past.facts.order.currency,
      { base: -feesOf(base.fees), draft: -feesOf(draft.fees) },
      { base, draft },
    );
  }

  private addLine(past: PastReturn, index: number, { base, draft }: Pair<Decision>): boolean {
    const { lines, order } = past.facts;
    const { lineId, reasonCode, purchase } = lines[index]!;
    const pair = {
      base: outcomeOf(base.lines[index]!, purchase?.paidMinor ?? 0),
      draft: outcomeOf(draft.lines[index]!, purchase?.paidMinor ?? 0),
    };
    this.lines += 1;
    for (const { ruleId } of draft.lines[index]!.appliedRules) increase(this.applied, ruleId);
    this.countVerdicts(pair);
    const refunds = { base: pair.base.refundMinor, draft: pair.draft.refundMinor };
    this.book(order.currency, refunds, { base: base.lines[index]!, draft: draft.lines[index]! });
    if (sameOutcome(pair)) return false;
    this.changes.push({ returnId: past.id, lineId, reasonCode, currency: order.currency, ...pair });
    return true;
  }

  private countVerdicts({ base, draft }: Pair<LineOutcome>): void {
    const key = `${base.verdict} ${draft.verdict}`;
    const known = this.verdicts.get(key);
    if (known) known.lines += 1;
    else this.verdicts.set(key, { base: base.verdict, draft: draft.verdict, lines: 1 });
  }

  private book(currency: string, refunds: Pair<number>, charged: Pair<Pick<Decision, 'fees'>>): void {
    const totals = this.money.get(currency) ?? {
      currency,
      baseRefundMinor: 0,
      draftRefundMinor: 0,
      baseFeesMinor: 0,
      draftFeesMinor: 0,
    };
    totals.baseRefundMinor += refunds.base;
    totals.draftRefundMinor += refunds.draft;
    totals.baseFeesMinor += feesOf(charged.base.fees);
    totals.draftFeesMinor += feesOf(charged.draft.fees);
    this.money.set(currency, totals);
  }

  /** What has been found so far. */
  report(): SimulationReport {
    const { returns, lines, returnsChanged, changes } = this;
    const applied = [...this.applied].map(([ruleId, count]) => ({ ruleId, lines: count }));
    const { document } = this.draft.policy;
    const law = [...this.places].flatMap((place) => this.draft.law.rulesFor(place)).map(({ rule }) => rule);
    return {
      returns,
      lines,
      returnsChanged,
      linesChanged: changes.length,
      differences: countsOf(changes),
      verdicts: [...this.verdicts.values()].toSorted((left, right) => right.lines - left.lines),
      money: [...this.money.values()].toSorted((left, right) => (left.currency < right.currency ? -1 : 1)),
      applied: applied.toSorted((left, right) => right.lines - left.lines),
      neverFired: document.rules.map(({ id }) => id).filter((id) => !this.applied.has(id)),
      remarks: lintPolicy(document, [...new Set(law)]),
      changes,
    };
  }
}

interface Pair<Value> {
  readonly base: Value;
  readonly draft: Value;
}

function outcomeOf(line: LineDecision, paidMinor: number): LineOutcome {
  const feesMinor = feesOf(line.fees);
  return {
    verdict: line.verdict,
    responseCodes: line.responseCodes,
    resolutions: line.resolutions,
    lastDayOn: line.window?.lastDayOn ?? null,
    feesMinor,
    refundMinor: line.verdict === 'decline' ? 0 : paidMinor - feesMinor,
  };
}

function sameOutcome({ base, draft }: Pair<LineOutcome>): boolean {
  return JSON.stringify(base) === JSON.stringify(draft);
}

function countsOf(changes: readonly ChangedLine[]): SimulationReport['differences'] {
  const found = changes.map(differenceOf);
  return differences
    .map((difference) => ({ difference, lines: found.filter((one) => one === difference).length }))
    .filter(({ lines }) => lines > 0);
}

/** The weightiest difference between two outcomes. */
export function differenceOf({ base, draft }: Pick<ChangedLine, 'base' | 'draft'>): Difference {
  if (base.verdict !== draft.verdict) return 'verdict';
  if (base.refundMinor !== draft.refundMinor) return 'money';
  if (base.resolutions.join() !== draft.resolutions.join()) return 'resolutions';
  return base.lastDayOn === draft.lastDayOn ? 'response_codes' : 'last_day';
}

function feesOf(fees: Decision['fees']): number {
  return fees.reduce((total, { amountMinor }) => total + amountMinor, 0);
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
