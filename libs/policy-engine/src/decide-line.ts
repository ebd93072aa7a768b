import type { LineDecision, RejectedRule, RuleRef, Window } from './decision.js';
import { lineFees, resolutionsOf } from './line-terms.js';
import { mayBeReviewed, rightOf } from './line-case.js';
import type { LineCase } from './line-case.js';
import type { RuleFinding } from './law/judge.js';
import type { CompiledPolicy } from './policy/compile-policy.js';
import { finding, type Finding, type Verdict } from './responses.js';
import { hardRules, policyRules, returnableOf, reviewRules, rightRules, type Rule } from './rules.js';

/** Every rule is asked, whatever the others say: a refusal names every reason. */
export function decideLine(about: LineCase, policy: CompiledPolicy): LineDecision {
  const found = askAll(about);
  const { verdict, findings } = weigh(about, found);
  const { line, purchase, rights, terms, faulty } = about;
  const policyGrants = found.policy.every((one) => one.verdict === 'accept');
  const standing = verdict !== 'decline';
  const lawful = rights.findings.flatMap(({ window }) => window ?? []);
  const withheld = found.policy.some(
    ({ verdict: said, code }) => said === 'decline' && code !== 'outside_window',
  );
  return {
    lineId: line.lineId,
    quantity: line.quantity,
    returnableQuantity: returnableOf(purchase),
    faulty,
    verdict,
    responseCodes: findings.filter((one) => one.verdict === verdict).map(({ code }) => code),
    findings,
    statutory: rights.statutory,
    house: rights.house,
    windows: [...lawful, about.policyWindow],
    // A window of the merchant's means nothing where something else of the policy refuses.
    window: windowThatCounts(withheld && lawful.length > 0 ? lawful : [...lawful, about.policyWindow]),
    remedies: remediesOf(rights.findings),
    fees: standing ? lineFees(about) : [],
    resolutions: standing ? resolutionsOf(about, policyGrants) : [],
    terms,
    appliedRules: appliedRules(about, policy),
    rejectedRules: rejectedRules(about),
  };
}

interface Found {
  readonly hard: readonly Finding[];
  readonly policy: readonly Finding[];
  readonly rights: readonly Finding[];
  readonly reviews: readonly Finding[];
}

function askAll(about: LineCase): Found {
  const ask = (rules: readonly Rule[]) => rules.flatMap((rule) => rule(about));
  return {
    hard: ask(hardRules),
    policy: ask(policyRules),
    rights: ask(rightRules),
    reviews: ask(reviewRules),
  };
}

/**
 * What cannot come back is declined. Else a right of the law stands, whatever the policy says; else the policy decides.
 * Where the law of the place is not known, nothing is declined on the policy's word alone.
 */
function weigh({ rights }: LineCase, found: Found): { verdict: Verdict; findings: readonly Finding[] } {
  const { hard, policy } = found;
  const all = [...found.rights, ...hard, ...policy, ...found.reviews];
  if (hard.length > 0) return { verdict: 'decline', findings: all };
  const declined = policy.some(({ verdict }) => verdict === 'decline');
  const right = rightOf(rights);
  if (declined && !right) {
    if (rights.lawKnown) return { verdict: 'decline', findings: all };
    return { verdict: 'review', findings: [finding('law_unknown_review'), ...all] };
  }
  const asked = found.reviews.length > 0 && mayBeReviewed(right);
  return { verdict: asked ? 'review' : 'accept', findings: all };
}

/** Of the windows that are open the last to end, else the last that was. */
function windowThatCounts(windows: readonly Window[]): Window | null {
  const open = windows.filter(({ status }) => status !== 'closed');
  return (open.length > 0 ? open : windows).reduce<Window | null>(
    (last, window) => (last && endOf(last) >= endOf(window) ? last : window),
    null,
  );
}

/** ISO instants of one form sort as text; without an end is the latest, not begun the earliest. */
const endOf = ({ endsAt, status }: Window): string => endsAt ?? (status === 'no_fixed_end' ? '9' : '0');

function remediesOf(findings: readonly RuleFinding[]): LineDecision['remedies'] {
  const given = findings.filter(({ eligible, compiled }) => eligible && compiled.rule.statutory);
  return [...new Set(given.flatMap(({ compiled }) => compiled.rule.remedy ?? []))];
}

function appliedRules({ rights, terms }: LineCase, policy: CompiledPolicy): RuleRef[] {
  const lawful = [rights.statutory, rights.house].flatMap((right) => (right?.eligible && right.rule) || []);
  return [...lawful, ...terms.firedRules.map((ruleId) => policy.refOf(ruleId))];
}

function rejectedRules({ rights }: LineCase): RejectedRule[] {
  const chosen = [rights.statutory.rule, rights.house?.rule];
  const others = rights.findings
    .filter(({ compiled, eligible }) => !eligible || !chosen.includes(compiled.ref))
    .map(({ compiled, eligible, reasonCode }) => ({
      rule: compiled.ref,
      why: eligible ? 'less_favourable' : reasonCode,
    }));
  return [...others, ...rights.rejected];
}
