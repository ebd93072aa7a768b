import { defaultPolicy } from '#policy-engine';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { PolicyInput, PolicyView } from './policy.dto.js';
import { addPolicy, lockPolicy, policyOf } from './policy.queries.js';
import type { PolicyRules } from './policy.queries.js';
import { FaultyReasonsMissing } from './returns.errors.js';

/** Each merchant's own policy, in versions. */
@Injectable()
export class PolicyService {
  /** A new version, unless it is what the newest one says. Throws FaultyReasonsMissing. */
  async set(
    tx: EntityManager,
    about: { merchantId: string; by: string },
    input: PolicyInput,
  ): Promise<PolicyView> {
    const rules = rulesOf(input);
    const missing = defaultPolicy.faultyReasons.filter((reason) => !rules.faultyReasons.includes(reason));
    if (missing.length > 0) throw new FaultyReasonsMissing('these reasons must stay faulty', { missing });
    await lockPolicy(tx, about.merchantId);
    const { version: _, ...present } = await policyOf(tx, about.merchantId);
    if (!isDeepStrictEqual(present, rules)) await addPolicy(tx, about, rules);
    return policyOf(tx, about.merchantId);
  }
}

function rulesOf(input: PolicyInput): PolicyRules {
  const { version: _, ...rules } = defaultPolicy;
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  return { ...rules, ...Object.fromEntries(given) };
}
