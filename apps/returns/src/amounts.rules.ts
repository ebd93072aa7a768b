import { refundLines } from '#money';
import type { RefundBreakdown } from '#money';
import type { Decision, LineDecision } from '#policy-engine';
import type { BoughtOrder } from './facts.rules.js';

export interface LineAmounts {
  goodsMinor: number;
  taxMinor: number;
  /** Before the restocking fee. */
  refundMinor: number;
  restockingFeeMinor: number;
}

export interface Amounts {
  refundShipping: boolean;
  shippingRefundMinor: number;
  returnShippingFeeMinor: number;
  /** Lines and shipping, less every fee. */
  totalMinor: number;
  /** One for each line of the decision, in its order. */
  lines: LineAmounts[];
}

const nothing: LineAmounts = { goodsMinor: 0, taxMinor: 0, refundMinor: 0, restockingFeeMinor: 0 };

/** What the decision is worth. Lines that are declined are worth nothing; those under review count as accepted. */
export function amountsOf(order: BoughtOrder | null, decision: Decision): Amounts {
  const standing = decision.lines.filter(({ verdict }) => verdict !== 'decline');
  const owed = decision.outboundShippingRefunded.extent !== 'none';
  const refundShipping = owed && !order?.shippingPromised;
  if (!order || standing.length === 0) return none(decision);
  const { lines, fees, shipping, totalMinor } = refundOf(order, standing, {
    fees: decision.fees,
    refundShipping,
  });
  return {
    refundShipping,
    shippingRefundMinor: shipping.refundMinor,
    returnShippingFeeMinor: sumOf(fees.slice(standing.length)),
    totalMinor,
    lines: decision.lines.map((line) => {
      const index = standing.indexOf(line);
      const refund = lines[index];
      if (!refund) return nothing;
      const { goodsMinor, taxMinor, refundMinor } = refund;
      return { goodsMinor, taxMinor, refundMinor, restockingFeeMinor: fees[index]!.amountMinor };
    }),
  };
}

const none = (decision: Decision): Amounts => ({
  refundShipping: false,
  shippingRefundMinor: 0,
  returnShippingFeeMinor: 0,
  totalMinor: 0,
  lines: decision.lines.map(() => nothing),
});

/** Its first fees are the restocking fees, one for each standing line; those of the whole return follow. */
function refundOf(
  order: BoughtOrder,
  standing: readonly LineDecision[],
  { fees, refundShipping }: Pick<Decision, 'fees'> & { refundShipping: boolean },
): RefundBreakdown {
  const inReturns = order.lines.map((line) => ({ lineId: line.lineId, quantity: line.quantityInReturns }));
  const before = { lines: inReturns, shippingRefunded: order.shippingPromised };
  const bare = refundLines(order, before, { lines: standing, refundShipping, fees: [] });
  const restocking = standing.map((line, index) => ({
    code: 'restocking_fee' as const,
    // A line's fee is never paid from another line's refund.
    amountMinor: Math.min(sumOf(line.fees), bare.lines[index]!.refundMinor),
  }));
  return refundLines(order, before, { lines: standing, refundShipping, fees: [...restocking, ...fees] });
}

const sumOf = (amounts: readonly { amountMinor: number }[]): number =>
  amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
