export const policyProblemCodes = [
  'wrong_type',
  'missing',
  'unknown_property',
  'unknown_fact',
  'unknown_value',
  'wrong_operator',
  'not_one_operator',
  'not_one_kind',
  'empty_list',
  'same_id',
  'same_value',
  'out_of_range',
  'reserved_code',
  'circular_fact',
  'too_deep',
  'too_many',
] as const;
export type PolicyProblemCode = (typeof policyProblemCodes)[number];

/** One thing that is wrong with a policy document. */
export interface PolicyProblem {
  /** JSON Pointer (RFC 6901) into the document. */
  readonly pointer: string;
  readonly code: PolicyProblemCode;
  readonly sentence: string;
}

/** A policy document that cannot be compiled, with everything that is wrong with it. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  constructor(readonly problems: readonly PolicyProblem[]) {
    super(problems.map(({ pointer, sentence }) => `${pointer || '/'}: ${sentence}`).join('\n'));
  }
}
