import type { Calendars } from '../calendars.js';
import type { RejectedRule, RightFinding, RuleRef, Window } from '../decision.js';
import type { CompiledRule, Law } from './compile-law.js';
import type { AmountThreshold } from './law-rule.js';
import { exclusionOf, minAmountOf, thresholdMissed, thresholdOf, whyNot } from './match.js';
import type { Sale } from './sale.js';
import { windowOf } from './window.js';

/** What one rule says of one sale. */
export interface RuleFinding {
  readonly compiled: CompiledRule;
  readonly eligible: boolean;
  readonly reasonCode: string;
  /** Null where an exclusion or the amount ended the matter. */
  readonly window: Window | null;
  readonly threshold: AmountThreshold | null;
}

/** All that law and house rules say of one line. */
export interface Rights {
  readonly statutory: RightFinding;
  readonly house: RightFinding | null;
  /** Every rule that spoke, the most favourable first. */
  readonly findings: readonly RuleFinding[];
  readonly rejected: readonly RejectedRule[];
  /** False where no pack covers the place, or the only rules that would speak are disabled. */
  readonly lawKnown: boolean;
}

/** House rules a store keeps, such as `us-three-day-cancellation`, with the length of their period. */
export type HouseRules = ReadonlyMap<string, number>;

/** Asks every rule of the place. */
export function judge(law: Law, sale: Sale, calendars: Calendars, houseRules: HouseRules): Rights {
  const findings: RuleFinding[] = [];
  const rejected: RejectedRule[] = [];
  for (const compiled of law.rulesFor(sale.order.jurisdiction)) {
    const why = whyNot(compiled, sale) ?? notARight(compiled, houseRules);
    if (why) rejected.push({ rule: compiled.ref, why });
    else findings.push(findingOf(asKept(compiled, houseRules), sale, calendars));
  }
  findings.sort(byFavour);
  const statutory = rightOf(findings.filter(({ compiled }) => compiled.rule.statutory));
  const disabled = rejected.some(({ why }) => why === 'disabled');
  const house = findings.filter(({ compiled }) => !compiled.rule.statutory);
  return {
    statutory,
    house: house.length > 0 ? rightOf(house) : null,
    findings,
    rejected,
    lawKnown: law.knows(sale.order.jurisdiction) && (statutory.rule !== null || !disabled),
  };
}

/** Templates, duties and the statement that there is no right give none. */
function notARight({ rule }: CompiledRule, houseRules: HouseRules): string | null {
  if (rule.kind === 'merchant_policy') return houseRules.has(rule.ruleId) ? null : 'switched_off';
  if (rule.kind === 'no_statutory_right') return 'no_statutory_right';
  return rule.kind === 'procedural_duty' ? 'duty_only' : null;
}

/** A house rule with the store's own, longer period. */
function asKept(compiled: CompiledRule, houseRules: HouseRules): CompiledRule {
  const { rule } = compiled;
  const length = houseRules.get(rule.ruleId);
  if (length === undefined || !rule.period || rule.period.length >= length) return compiled;
  return { ...compiled, rule: { ...rule, period: { ...rule.period, length } } };
}

function findingOf(compiled: CompiledRule, sale: Sale, calendars: Calendars): RuleFinding {
  const threshold = thresholdOf(compiled, sale);
  const excluded = exclusionOf(compiled, sale);
  const ended = (reasonCode: string) => ({ compiled, eligible: false, reasonCode, window: null, threshold });
  if (excluded) return ended(`excluded:${excluded}`);
  if (thresholdMissed(threshold, sale)) return ended('below_min_amount');
  const window = windowOf(compiled, sale, calendars);
  return { compiled, threshold, window, ...standing(compiled, window) };
}

function standing({ rule }: CompiledRule, { status }: Window): Pick<RuleFinding, 'eligible' | 'reasonCode'> {
  switch (status) {
    case 'open':
      return { eligible: true, reasonCode: 'within_window' };
    case 'closed':
      return { eligible: false, reasonCode: 'after_deadline' };
    case 'no_fixed_end':
      return { eligible: true, reasonCode: 'no_fixed_window' };
    case 'not_started':
      // One may withdraw before the goods come, but not complain of goods that have not come.
      return { eligible: rule.kind !== 'non_conformity', reasonCode: 'period_not_started' };
  }
}

/** Law README 3.5.4: eligible, then stronger remedy, then later end, then cost, then the more particular place. */
function byFavour(a: RuleFinding, b: RuleFinding): number {
  return (
    Number(b.eligible) - Number(a.eligible) ||
    nearness(b) - nearness(a) ||
    b.compiled.rule.remedyStrength - a.compiled.rule.remedyStrength ||
    compareText(endOf(b), endOf(a)) ||
    costRank(a) - costRank(b) ||
    b.compiled.rule.jurisdiction.length - a.compiled.rule.jurisdiction.length
  );
}

/** Of rules that refuse, the one that came nearest explains best. */
function nearness({ eligible, reasonCode }: RuleFinding): number {
  if (eligible) return 0;
  return reasonCode === 'after_deadline' ? 2 : Number(reasonCode === 'below_min_amount');
}

/** ISO instants of one form sort as text; without an end is the latest of all. */
const endOf = ({ window }: RuleFinding): string => (window ? (window.endsAt ?? '~') : '');

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const costRank = ({ compiled }: RuleFinding): number =>
  compiled.rule.returnShippingPaidBy?.startsWith('seller') ? 0 : 1;

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

/** `findings` in order of favour. */
function rightOf(findings: readonly RuleFinding[]): RightFinding {
  const best = findings[0];
  if (!best) return noRight;
  const { rule, ref } = best.compiled;
  return {
    eligible: best.eligible,
    rule: ref,
    alsoRuleIds: findings
      .slice(1)
      .filter((other) => isAsGood(other, best))
      .map(idOf),
    reasonCode: best.reasonCode,
    window: best.window,
    minAmount: best.threshold && minAmountOf(best.threshold),
    remedy: best.eligible ? rule.remedy : null,
    remedyStrength: rule.remedyStrength,
  };
}

const idOf = ({ compiled }: RuleFinding): RuleRef['ruleId'] => compiled.ref.ruleId;

const isAsGood = (other: RuleFinding, best: RuleFinding): boolean =>
  other.eligible === best.eligible &&
  other.reasonCode === best.reasonCode &&
  other.compiled.rule.remedyStrength === best.compiled.rule.remedyStrength &&
  other.window?.lastDayOn === best.window?.lastDayOn;
