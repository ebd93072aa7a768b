import { multiplyRatio, type Fee } from '#money';
import type { LineDecision } from './decision.js';
import type { LineFacts, OrderFacts } from './facts.js';
import type { MerchantPolicy, Resolution } from './policy.js';

export function restockingFees({ reasonCode, purchase }: LineFacts, policy: MerchantPolicy): Fee[] {
  const percent = policy.restockingFeePercentByReason[reasonCode] ?? 0;
  return feeOf('restocking_fee', multiplyRatio(purchase?.paidMinor ?? 0, percent, 100));
}

/** Faulty goods can always be turned into money, whatever else the merchant offers. */
export function resolutionsFor(faulty: boolean, { resolutions }: MerchantPolicy): readonly Resolution[] {
  return faulty && !resolutions.includes('refund') ? ['refund', ...resolutions] : resolutions;
}

export function returnShippingFees(
  lines: readonly LineDecision[],
  { currency }: OrderFacts,
  policy: MerchantPolicy,
): Fee[] {
  const held = standing(lines);
  if (held.length === 0 || held.some(({ faulty }) => faulty)) return [];
  return feeOf('return_shipping_fee', policy.returnShippingFeeMinor[currency] ?? 0);
}

export function owesShipping(
  lines: readonly LineDecision[],
  { unitsNotYetReturned }: OrderFacts,
  { refundShippingWhen }: MerchantPolicy,
): boolean {
  if (refundShippingWhen === 'never') return false;
  const held = standing(lines);
  const unitsComingBack = held.reduce((units, { quantity }) => units + quantity, 0);
  const wholeOrder = held.length > 0 && unitsComingBack >= unitsNotYetReturned;
  const faultCounts = refundShippingWhen === 'whole_order_or_faulty';
  return wholeOrder || (faultCounts && held.some(({ faulty }) => faulty));
}

/** A line under review is promised the terms of an accepted one. */
function standing(lines: readonly LineDecision[]): LineDecision[] {
  return lines.filter(({ verdict }) => verdict !== 'decline');
}

function feeOf(code: Fee['code'], amountMinor: number): Fee[] {
  return amountMinor > 0 ? [{ code, amountMinor }] : [];
}
