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
}

/** Throws PolicyError, which lists all that is wrong with the document. */
export function compilePolicy(document: PolicyDocument, version: string): CompiledPolicy {
  const problems = checkPolicy(document);
  if (problems.length > 0) throw new PolicyError(problems);
  const findFired = compileConditions(document.rules);
  const effects = document.rules.map(effectsOf);
  const faulty = new Set(document.faultyReasons);
  return {
    version,
    document,
    isFaulty: (reasonCode) => faulty.has(reasonCode),
    termsOf: (about) => termsFrom(effects, findFired(about), about),
  };
}
