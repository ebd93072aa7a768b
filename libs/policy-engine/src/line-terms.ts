import { exponentOf, type Fee } from '#money';
import type { LineCase } from './line-case.js';
import { rightOf } from './line-case.js';
import type { LawRule } from './law/law-rule.js';
import type { Remedy } from './law/vocabulary.js';
import type { Resolution } from './policy/policy-document.js';

/** A right is paid in full, save what the law itself lets the store keep (Israel: 5 %, at most ILS 100). */
export function lineFees(about: LineCase): readonly Fee[] {
  const { terms, rights } = about;
  if (!rightOf(rights)) return terms.lineFees;
  const lawful = rights.findings.find(({ compiled }) => compiled.ref === rights.statutory.rule)?.compiled
    .rule;
  return lawful?.consumerFee && !about.faulty
    ? capped(terms.lineFees, lawfulFee(lawful.consumerFee, about))
    : [];
}

/** Rounded down, for more would be unlawful. The amount is for the whole return: each line may keep its part of it. */
function lawfulFee(
  { percent, amount, currency }: NonNullable<LawRule['consumerFee']>,
  { purchase: { paidMinor }, facts }: LineCase,
): number {
  const share = Math.floor((paidMinor * percent) / 100);
  if (facts.order.currency !== currency) return share;
  const most = amount * 10 ** exponentOf(currency);
  const paidForAll = facts.lines.reduce((total, { purchase }) => total + (purchase?.paidMinor ?? 0), 0);
  return Math.min(share, Math.floor((most * paidMinor) / paidForAll));
}

/** The fees, cut so that together they do not pass the cap. */
function capped(fees: readonly Fee[], capMinor: number): Fee[] {
  let left = capMinor;
  return fees
    .map(({ code, amountMinor }) => {
      const kept = Math.min(amountMinor, left);
      left -= kept;
      return { code, amountMinor: kept };
    })
    .filter(({ amountMinor }) => amountMinor > 0);
}

/** What the law's remedy lets the consumer ask for; the first is what happens if they choose nothing. */
const lawful: Readonly<Record<Remedy, readonly Resolution[]>> = {
  refund: ['refund'],
  take_back_and_refund: ['refund'],
  refund_at_consumer_choice: ['refund', 'exchange', 'repair'],
  reject_or_warranty: ['refund', 'exchange', 'repair'],
  consumer_choice_refund_replace_repair: ['refund', 'exchange', 'repair'],
  consumer_choice_if_major_else_repair: ['repair', 'exchange', 'refund'],
  repair_or_replacement_first: ['repair', 'exchange'],
  repair_within_30_days_then_choice: ['repair'],
};

/** The law's, and the merchant's beside them where the policy too would take the goods back. */
export function resolutionsOf({ rights, terms }: LineCase, policyGrants: boolean): readonly Resolution[] {
  const right = rightOf(rights);
  const own = policyGrants ? terms.resolutions : [];
  if (!right) return own;
  const due = right.remedy ? lawful[right.remedy] : (['refund'] as const);
  // Money at once, where the merchant gives it, is better than a repair.
  const first: readonly Resolution[] = own.includes('refund') ? ['refund'] : [];
  return [...new Set([...first, ...due, ...own])];
}
