import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { returnsIn } from '../../test/facts.arbitraries.js';
import { conditions, policies, rulesOf } from '../../test/policy.arbitraries.js';
import type { ReturnFacts } from '../facts.js';
import { epochOf } from '../time/instants.js';
import { localDayAt } from '../time/zones.js';
import { compilePolicy, type CompiledPolicy } from './compile-policy.js';
import { factFields } from './fact-fields.js';
import { lineContext, returnContext } from './line-context.js';
import { lintPolicy } from './lint-policy.js';
import type { PolicyDocument } from './policy-document.js';
import type { PolicyRemarkCode } from './policy-remark.js';

function termsOfLines(policy: CompiledPolicy, facts: ReturnFacts, now: string) {
  const { timeZone } = facts.order;
  const { faultyReasons } = policy.document;
  const dayOf = (instant: string) => localDayAt(epochOf(instant), timeZone);
  const whole = returnContext(facts, faultyReasons, { today: dayOf(now), dayOf });
  return facts.lines.flatMap((line) =>
    line.purchase ? [policy.termsOf(lineContext(whole, line, line.purchase, faultyReasons))] : [],
  );
}

/** Facts on which random conditions often meet. */
const fields = [
  'line.paidMinor',
  'line.sku',
  'line.vendor',
  'line.tags',
  'line.daysSinceDelivered',
  'line.faulty',
]
  .concat('order.discountPercent', 'line.deliveredOn')
  .flatMap((path) => factFields.get(path) ?? []);
const dense = policies(conditions(fields));
const requests = fc.array(returnsIn(), { minLength: 5, maxLength: 5 });

const remarked = (document: PolicyDocument, code: PolicyRemarkCode) =>
  lintPolicy(document)
    .filter((remark) => remark.code === code)
    .map(({ ruleId }) => ruleId);

it('never fires, for any facts, what is said never to fire', () => {
  let found = 0;
  fc.assert(
    fc.property(dense, requests, (document, all) => {
      const never = remarked(document, 'never_fires');
      if (never.length === 0) return;
      found += never.length;
      const policy = compilePolicy(document, 'v1');
      for (const { facts, now } of all) {
        for (const { firedRules } of termsOfLines(policy, facts, now)) {
          expect(firedRules.filter((id) => never.includes(id))).toEqual([]);
        }
      }
    }),
    { numRuns: 600 },
  );
  expect(found).toBeGreaterThan(5);
});

it('changes no terms to leave out a rule that is said to be hidden', () => {
  let found = 0;
  fc.assert(
    fc.property(dense, requests, (document, all) => {
      for (const hidden of remarked(document, 'hidden')) {
        found += 1;
        const without = compilePolicy(
          { ...document, rules: document.rules.filter(({ id }) => id !== hidden) },
          'v1',
        );
        const policy = compilePolicy(document, 'v1');
        for (const { facts, now } of all) {
          const rest = termsOfLines(without, facts, now).map((terms) => ({
            ...terms,
            firedRules: expect.arrayContaining([...terms.firedRules]),
          }));
          expect(termsOfLines(policy, facts, now)).toMatchObject(rest);
        }
      }
    }),
    { numRuns: 600 },
  );
  expect(found).toBeGreaterThan(5);
});

it('is seldom silent: a condition with its opposite is found', () => {
  const contradictory = conditions(fields).map((when) => ({ all: [when, { not: when }] }));
  fc.assert(
    fc.property(rulesOf(contradictory, 3), (rules) => {
      const document = {
        name: 'x',
        usThreeDayCancellation: { enabled: true, businessDays: 3 },
        faultyReasons: [],
        rules,
      };
      const conditional = rules.filter(({ when }) => when).map(({ id }) => id);
      expect(remarked(document, 'never_fires')).toEqual(conditional);
    }),
    { numRuns: 500 },
  );
});
