import type { Condition, PolicyActions, PolicyDocument, PolicyRule } from './policy-document.js';

export const policyRemarkCodes = [
  'never_fires',
  'hidden',
  'contradiction',
  'no_window',
  'window_not_everywhere',
  'no_resolution_left',
  'currency_without_amount',
  'fee_of_nothing',
  'overruled_by_law',
] as const;
export type PolicyRemarkCode = (typeof policyRemarkCodes)[number];

/** Something in a policy that compiles, and is probably not what its author meant. */
export interface PolicyRemark {
  readonly code: PolicyRemarkCode;
  /** Null where it is about the policy as a whole. */
  readonly ruleId: string | null;
  readonly sentence: string;
  /** JSON Pointer (RFC 6901) into the document. */
  readonly pointer: string;
}

/** A rule with its place in the document. */
export interface PlacedRule extends PolicyRule {
  readonly when: Condition;
  readonly index: number;
}

/** Holds always: what a rule without a condition means. */
const always: Condition = {
  any: [
    { fact: 'line.faulty', is: true },
    { fact: 'line.faulty', is: false },
  ],
};

export function placedRules({ rules }: PolicyDocument): readonly PlacedRule[] {
  return rules.map((rule, index) => ({ ...rule, when: rule.when ?? always, index }));
}

export function remarkOn(
  { id, index }: PlacedRule,
  code: PolicyRemarkCode,
  sentence: string,
  action?: keyof PolicyActions,
): PolicyRemark {
  const pointer = action ? `/rules/${index}/then/${action}` : `/rules/${index}`;
  return { code, ruleId: id, sentence, pointer };
}
