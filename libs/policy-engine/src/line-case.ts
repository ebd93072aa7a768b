import type { RightFinding, Window } from './decision.js';
import type { LineFacts, PurchaseFacts, ReturnFacts } from './facts.js';
import type { Rights } from './law/judge.js';
import type { MerchantTerms } from './policy/terms.js';

/** One requested line with its purchase, what the law and the policy say of it, and all else a rule may look at. */
export interface LineCase {
  readonly line: LineFacts;
  readonly purchase: PurchaseFacts;
  readonly facts: ReturnFacts;
  readonly faulty: boolean;
  readonly delivered: boolean;
  readonly rights: Rights;
  readonly terms: MerchantTerms;
  /** The merchant's own window. */
  readonly policyWindow: Window;
}

/** The right that outranks the merchant's policy: of the law, else of the store's cancellation rule; null where there is none. */
export function rightOf({ statutory, house }: Rights): RightFinding | null {
  if (statutory.eligible) return statutory;
  return house?.eligible ? house : null;
}

/** A withdrawal asks nobody; whether goods are faulty a person may look at. */
export const mayBeReviewed = (right: RightFinding | null): boolean =>
  right?.rule?.source !== 'law' || right.rule.kind === 'non_conformity';
