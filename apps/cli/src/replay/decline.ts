import type { StaffLineView, StaffRule } from '../api/views.js';

/** What stands behind a declined line. */
export interface Decline {
  code: string;
  /** The rule of the policy that declined; null where the facts alone do, whatever any rule says. */
  rule: StaffRule | null;
  /** Rights of the law that speak of such a line, and why each does not give it. */
  law: { rule: StaffRule; why: string }[];
}

/** Declines that the engine makes from the facts alone. */
const factual = new Set(['no_earlier_purchase', 'quantity_exceeds_returnable', 'not_goods', 'nothing_paid']);

/** Reads out of the staff's view of a decision what declined the line; by the first code where there are several. */
export function declineOf(line: StaffLineView): Decline {
  const [found] = line.findings.filter(({ verdict }) => verdict === 'decline');
  const code = found?.code ?? 'without_code';
  if (factual.has(code)) return { code, rule: null, law: [] };
  return { code, rule: policyRuleOf(line, found?.facts['ruleId']), law: rightsNotGiven(line) };
}

/** The rule that a merchant's own code came from, else the one whose window it is. */
function policyRuleOf({ policyRules, windows }: StaffLineView, ruleId: unknown): StaffRule | null {
  const said = policyRules.find((rule) => rule.ruleId === ruleId);
  if (said) return { source: 'policy', ruleId: said.ruleId, citation: said.title };
  return windows.find(({ rule }) => rule.source === 'policy')?.rule ?? null;
}

/** Rules that matched the sale and gave nothing; those of other channels, subjects and reasons say nothing of it. */
const rightsNotGiven = ({ rejectedRules }: StaffLineView): Decline['law'] =>
  rejectedRules.filter(
    ({ rule, why }) => rule.source !== 'policy' && (why.startsWith('excluded:') || unmet.has(why)),
  );

const unmet = new Set([
  'after_deadline',
  'below_min_amount',
  'period_not_started',
  'no_fixed_window',
  'no_statutory_right',
]);
