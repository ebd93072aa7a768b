import { exclusionOf, type Exclusion } from '../explain/exclusion.js';
import { spokenRight } from '../explain/right-statements.js';
import type { SpokenRight } from '../explain/statement.js';
import type { CompiledRule, Law } from '../law/compile-law.js';
import type { PeriodUnit } from '../law/law-rule.js';
import { conditions, type RuleKind, type TriggerEvent } from '../law/vocabulary.js';
import { dayOf } from '../time/days.js';

/** A right that every consumer of the place has who buys goods online. */
export interface LegalRight {
  readonly ruleId: string;
  readonly citation: string;
  readonly right: SpokenRight;
  /** Null where the law names no number of days. */
  readonly period: {
    readonly length: number;
    readonly unit: PeriodUnit;
    readonly event: TriggerEvent;
    readonly countEventDay: boolean;
  } | null;
  readonly exclusions: readonly Exclusion[];
}

const kinds: ReadonlySet<RuleKind> = new Set([
  'withdrawal',
  'cooling_off',
  'return_policy_default',
  'non_conformity',
]);

/** Rules in force on the day that need no special circumstances; those of low confidence are left out. */
export function legalRights(law: Law, country: string, on: string): LegalRight[] {
  const day = dayOf(on);
  return law
    .rulesFor(country)
    .filter((compiled) => compiled.fromDay <= day && day < compiled.toDay && isGeneral(compiled))
    .map(rightOf);
}

function isGeneral({ rule, channels, subjects, disabled }: CompiledRule): boolean {
  return (
    rule.statutory &&
    !disabled &&
    kinds.has(rule.kind) &&
    channels.has('online') &&
    subjects.has('goods') &&
    rule.appliesTo.conditions.every((code) => conditions[code])
  );
}

/** These shorten a right; they do not take it away. */
const shorterTerms: ReadonlySet<Exclusion> = new Set(['second_hand', 'not_durable', 'clothing']);

function rightOf({ rule, ref }: CompiledRule): LegalRight {
  const { period, trigger, exclusions } = rule;
  return {
    ruleId: ref.ruleId,
    citation: ref.citation,
    right: spokenRight(ref),
    period: period && trigger && { length: period.length, unit: period.unit, ...trigger },
    exclusions: [...new Set(exclusions.map(exclusionOf))].filter((exclusion) => !shorterTerms.has(exclusion)),
  };
}
