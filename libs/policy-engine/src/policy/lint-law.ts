import type { LawRule, RulePeriod } from '../law/law-rule.js';
import type { ReturnShipping } from '../law/vocabulary.js';
import type { Condition, PolicyActions } from './policy-document.js';
import { remarkOn, type PlacedRule, type PolicyRemark } from './policy-remark.js';
import { canHold } from './satisfiable.js';

/** What a statute does not let a merchant do to those who have its right. */
const overruled: readonly {
  readonly action: keyof PolicyActions;
  readonly by: (then: PolicyActions, rule: LawRule) => boolean;
  readonly sentence: string;
}[] = [
  {
    action: 'windowDays',
    by: ({ windowDays }, { period }) => typeof windowDays === 'number' && windowDays < leastDays(period),
    sentence: 'the law gives a longer window',
  },
  {
    action: 'decline',
    by: ({ decline }) => decline !== undefined,
    sentence: 'a decline does not take away the right that the law gives',
  },
  {
    action: 'fees',
    by: ({ fees = [] }, rule) =>
      fees.some(({ code }) => (code === 'restocking_fee' ? rule.consumerFee === null : sellerPays(rule))),
    sentence: 'the law allows no such fee',
  },
  {
    action: 'returnShippingPaidBy',
    by: ({ returnShippingPaidBy }, rule) => returnShippingPaidBy === 'consumer' && sellerPays(rule),
    sentence: 'the law lets the seller pay for the way back',
  },
  {
    action: 'resolutions',
    by: ({ resolutions }, { remedyStrength }) =>
      resolutions !== undefined && !resolutions.includes('refund') && remedyStrength === 3,
    sentence: 'the law gives a refund',
  },
  {
    action: 'excludeResolutions',
    by: ({ excludeResolutions }, { remedyStrength }) =>
      (excludeResolutions?.includes('refund') ?? false) && remedyStrength === 3,
    sentence: 'the law gives a refund',
  },
];

/** One remark for each action of a rule that the law of some places overrules where the right stands. */
export function overruledByLaw(rule: PlacedRule, law: readonly LawRule[]): readonly PolicyRemark[] {
  const touching = law.filter((statute) => isRight(statute) && canHold([rule.when, scopeOf(statute)]));
  return overruled.flatMap(({ action, by, sentence }) => {
    const places = touching
      .filter((statute) => by(rule.then, statute))
      .map(({ jurisdiction }) => jurisdiction);
    if (places.length === 0) return [];
    const listed = [...new Set(places)].toSorted().join(', ');
    return [remarkOn(rule, 'overruled_by_law', `For some returns in ${listed}: ${sentence}.`, action)];
  });
}

/** Rules that stand for a place of their own and leave the consumer free to give a reason or none. */
function isRight({ kind, statutory, confidence, jurisdiction }: LawRule): boolean {
  const templates = ['EU', 'ZZ'];
  return kind === 'withdrawal' && statutory && confidence !== 'low' && !templates.includes(jurisdiction);
}

function scopeOf({ jurisdiction, appliesTo }: LawRule): Condition {
  const fact = jurisdiction.length === 2 ? 'order.country' : 'order.jurisdiction';
  return {
    all: [
      { fact, is: jurisdiction },
      { fact: 'order.channel', in: appliesTo.channels },
      { fact: 'line.goodsType', in: appliesTo.subjects },
    ],
  };
}

const sellersCost: readonly ReturnShipping[] = ['seller', 'seller_collects', 'seller_collects_at_residence'];

function sellerPays({ returnShippingPaidBy }: LawRule): boolean {
  return returnShippingPaidBy !== null && sellersCost.includes(returnShippingPaidBy);
}

/** The fewest calendar days that the period can be. */
function leastDays(period: RulePeriod | null): number {
  if (!period) return 0;
  const { length, unit } = period;
  return {
    calendar_day: length,
    business_day: length,
    working_day: length,
    month: length * 28,
    year: length * 365,
  }[unit];
}
