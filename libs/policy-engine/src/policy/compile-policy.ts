import type { RuleRef } from '../decision.js';
import { checkPolicy } from './check-policy.js';
import { compileConditions } from './compile-conditions.js';
import { effectsOf, termsFrom } from './merchant-terms.js';
import type { LineContext } from './line-context.js';
import type { PolicyDocument } from './policy-document.js';
import { PolicyError } from './policy-error.js';
import type { MerchantTerms } from './terms.js';

/** A policy ready to be asked, many times. */
export interface CompiledPolicy {
  readonly version: string;
  readonly document: PolicyDocument;
  isFaulty(reasonCode: string): boolean;
  /** What the policy says of one line, before the law is asked. */
  termsOf(about: LineContext): MerchantTerms;
  /** Rules of the store that the product ships and this policy keeps, with the length of their period. */
  readonly houseRules: ReadonlyMap<string, number>;
  /** How decisions name a rule; null stands for the terms that hold where no rule speaks. */
  refOf(ruleId: string | null): RuleRef;
}

/** Throws PolicyError, which lists all that is wrong with the document. */
export function compilePolicy(document: PolicyDocument, version: string): CompiledPolicy {
  const problems = checkPolicy(document);
  if (problems.length > 0) throw new PolicyError(problems);
  const findFired = compileConditions(document.rules);
  const effects = document.rules.map(effectsOf);
  const faulty = new Set(document.faultyReasons);
  const refs = new Map(document.rules.map(({ id, title }) => [id, refTo(id, title ?? id)]));
  return {
    version,
    document,
    isFaulty: (reasonCode) => faulty.has(reasonCode),
    termsOf: (about) => termsFrom(effects, findFired(about), about),
    houseRules: houseRulesOf(document),
    refOf: (ruleId) => refs.get(ruleId ?? baseRule) ?? refTo(baseRule, document.name),
  };
}

const baseRule = 'base-terms';

const refTo = (ruleId: string, citation: string): RuleRef => ({
  source: 'policy',
  ruleId,
  citation,
  kind: null,
  confidence: null,
});

const houseRulesOf = ({ usThreeDayCancellation: { enabled, businessDays } }: PolicyDocument) =>
  new Map(enabled ? [['us-three-day-cancellation', businessDays]] : []);
