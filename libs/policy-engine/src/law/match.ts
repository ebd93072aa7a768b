import { exponentOf } from '#money';
import { dayOf } from '../time/days.js';
import type { CompiledRule } from './compile-law.js';
import type { AmountThreshold } from './law-rule.js';
import type { OrderSale, Sale } from './sale.js';
import { conditions, thresholdConditions } from './vocabulary.js';

/** Why the rule does not speak about this sale, as a code; null when it does. */
export function whyNot(compiled: CompiledRule, sale: Sale): string | null {
  const { order } = sale;
  if (!compiled.channels.has(order.channel)) return 'channel';
  if (!compiled.subjects.has(sale.goodsType)) return 'subject';
  if (compiled.reasons && !compiled.reasons.has(sale.reason)) return 'reason';
  if (order.contractDay < compiled.fromDay || order.contractDay >= compiled.toDay) return 'not_in_force';
  const missing = compiled.rule.appliesTo.conditions.find(
    (code) => !(order.circumstances[code] ?? conditions[code]),
  );
  if (missing) return `condition:${missing}`;
  return compiled.disabled ? 'disabled' : null;
}

/** The first of the goods' flags that takes the right away. */
export function exclusionOf({ exclusions }: CompiledRule, { flags }: Sale): string | undefined {
  return flags.find((flag) => exclusions.has(flag));
}

/** The threshold of the rule that speaks about this sale: the highest, where several do. */
export function thresholdOf({ rule }: CompiledRule, { order }: Sale): AmountThreshold | null {
  if (!rule.minAmount) return null;
  const speaking = rule.minAmount.filter((threshold) => concerns(threshold, order));
  return speaking.toSorted((a, b) => b.value - a.value)[0] ?? null;
}

function concerns(threshold: AmountThreshold, { channel, circumstances, contractDay }: OrderSale): boolean {
  const { when } = threshold;
  if (!isInForce(threshold, contractDay)) return false;
  if (when === 'any' || when === channel) return true;
  if (!(when in thresholdConditions)) return false;
  return circumstances[when] ?? thresholdConditions[when as keyof typeof thresholdConditions];
}

const isInForce = ({ effectiveFrom, effectiveTo }: AmountThreshold, day: number): boolean =>
  (!effectiveFrom || day >= dayOf(effectiveFrom)) && (!effectiveTo || day < dayOf(effectiveTo));

/**
 * Whether the price of the transaction falls short. In another currency the amount as converted at order time counts, and
 * what comes within 2 % of the threshold counts as reached; where no conversion was stored the doubt goes to the consumer.
 */
export function thresholdMissed(threshold: AmountThreshold | null, { order }: Sale): boolean {
  if (!threshold) return false;
  const { currency, comparison } = threshold;
  const { amountMinor } = minAmountOf(threshold);
  if (order.currency !== currency) {
    const converted = order.totalIn[currency];
    return converted !== undefined && converted * 100 < amountMinor * 98;
  }
  return comparison === '>' ? order.totalMinor <= amountMinor : order.totalMinor < amountMinor;
}

export const minAmountOf = ({ value, currency, comparison }: AmountThreshold) => ({
  amountMinor: Math.round(value * 10 ** exponentOf(currency)),
  currency,
  comparison,
});
