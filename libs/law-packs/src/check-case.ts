import { answerCase } from '#policy-engine';
import type { Calendars, Law, LawCase } from '#policy-engine';

/** One field in which the engine's answer to a case is not the expected one. */
export interface CaseDifference {
  readonly id: string;
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly why: string;
}

/**
 * Asks the engine a case and compares every field of `expected`, in its order; empty when all are right. A rule of
 * `alsoAcceptableRuleIds` is as good as `ruleId`; instants may be written in any offset. A case that the engine
 * cannot judge differs in the field `answer`.
 */
export function checkCase(law: Law, calendars: Calendars, lawCase: LawCase): CaseDifference[] {
  const { id, why, expected } = lawCase;
  const difference = (field: string, want: unknown, got: unknown) => ({
    id,
    field,
    expected: want,
    got,
    why,
  });
  try {
    const answer = flat({ ...answerCase(law, calendars, lawCase) });
    const acceptable: readonly unknown[] = expected.alsoAcceptableRuleIds ?? [];
    return Object.entries(flat({ ...expected }))
      .filter(([field]) => field !== 'alsoAcceptableRuleIds')
      .filter(([field, want]) => !isSame(field, want, answer[field]))
      .filter(([field]) => field !== 'ruleId' || !acceptable.includes(answer.ruleId))
      .map(([field, want]) => difference(field, want, answer[field]));
  } catch (error) {
    return [difference('answer', 'an answer', error instanceof Error ? error.message : String(error))];
  }
}

/** The merchant's part of an answer beside the rest, as `merchant.eligible` and so on. */
function flat({ merchant, ...rest }: Record<string, unknown>): Record<string, unknown> {
  if (merchant === null || merchant === undefined) return { ...rest, merchant };
  const parts = Object.entries(merchant).map(([field, value]) => [`merchant.${field}`, value] as const);
  return { ...rest, merchant: 'a rule', ...Object.fromEntries(parts) };
}

function isSame(field: string, want: unknown, got: unknown): boolean {
  if (field !== 'deadlineInstant' || typeof want !== 'string' || typeof got !== 'string') return want === got;
  return Date.parse(want) === Date.parse(got);
}
