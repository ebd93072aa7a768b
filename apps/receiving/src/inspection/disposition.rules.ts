import type { Disposition, Grade } from '#contracts';

/** What is known of a piece when it is decided where it goes. Money is in the order's minor units. */
export interface PieceFacts {
  grade: Grade;
  category: string | null;
  valueMinor: number | null;
  refurbishCostMinor: number | null;
  /** The vendor takes pieces of this grade back. */
  vendorAccepts: boolean;
}

/** All conditions that are given must hold; a fact that is not known fails its condition. */
export interface DispositionRule {
  ruleCode: string;
  grades?: Grade[] | undefined;
  categories?: string[] | undefined;
  valueAtLeastMinor?: number | undefined;
  valueBelowMinor?: number | undefined;
  /** Refurbishing costs at most this part of the value. */
  refurbishAtMostPercent?: number | undefined;
  vendorAccepts?: boolean | undefined;
  disposition: Disposition;
}

export interface Proposal {
  disposition: Disposition;
  /** Which rule decided, for the explanation. */
  ruleCode: string;
}

/** Used until a merchant has rules of its own. The last one always holds. */
export const usualRules: readonly DispositionRule[] = [
  { ruleCode: 'sealed_goes_back', grades: ['a'], disposition: 'restock' },
  {
    ruleCode: 'worn_next_to_skin',
    grades: ['c', 'd'],
    categories: ['hygiene', 'cosmetics', 'underwear', 'food'],
    disposition: 'destroy',
  },
  {
    ruleCode: 'opened_hygiene',
    grades: ['b'],
    categories: ['hygiene', 'cosmetics', 'food'],
    disposition: 'destroy',
  },
  { ruleCode: 'as_new_goes_back', grades: ['b'], disposition: 'restock' },
  { ruleCode: 'vendor_takes_it', grades: ['c', 'd'], vendorAccepts: true, disposition: 'return_to_vendor' },
  { ruleCode: 'worth_refurbishing', grades: ['c'], refurbishAtMostPercent: 40, disposition: 'refurbish' },
  {
    ruleCode: 'electronics_recycled',
    grades: ['d'],
    categories: ['electronics', 'lighting', 'batteries'],
    disposition: 'recycle',
  },
  { ruleCode: 'valuable_and_damaged', grades: ['d'], valueAtLeastMinor: 20_000, disposition: 'hold' },
  { ruleCode: 'worth_selling_on', valueAtLeastMinor: 2000, disposition: 'liquidate' },
  { ruleCode: 'used_and_cheap', grades: ['c'], disposition: 'donate' },
  { ruleCode: 'nothing_else_pays', disposition: 'recycle' },
];

/** The first rule whose conditions all hold. With none, the piece is held for a person. */
export function proposeDisposition(rules: readonly DispositionRule[], facts: PieceFacts): Proposal {
  const rule = rules.find((candidate) => holds(candidate, facts));
  return rule
    ? { disposition: rule.disposition, ruleCode: rule.ruleCode }
    : { disposition: 'hold', ruleCode: 'no_rule' };
}

const holds = (rule: DispositionRule, facts: PieceFacts): boolean =>
  (rule.grades?.includes(facts.grade) ?? true) &&
  isOfCategory(rule, facts) &&
  (rule.vendorAccepts === undefined || rule.vendorAccepts === facts.vendorAccepts) &&
  isWorth(rule, facts) &&
  paysToRefurbish(rule, facts);

const isOfCategory = ({ categories }: DispositionRule, { category }: PieceFacts): boolean =>
  !categories || (category !== null && categories.includes(category.toLowerCase()));

function isWorth(rule: DispositionRule, { valueMinor }: PieceFacts): boolean {
  const { valueAtLeastMinor: from, valueBelowMinor: below } = rule;
  if (from === undefined && below === undefined) return true;
  return valueMinor !== null && valueMinor >= (from ?? 0) && valueMinor < (below ?? Infinity);
}

const paysToRefurbish = (
  { refurbishAtMostPercent: limit }: DispositionRule,
  { valueMinor, refurbishCostMinor: cost }: PieceFacts,
): boolean =>
  limit === undefined || (valueMinor !== null && cost !== null && cost * 100 <= valueMinor * limit);
