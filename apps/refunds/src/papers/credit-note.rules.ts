import { multiplyRatio } from '#money';
import type { PaidOrder } from '#money';

/** What a credit note states of one line; amounts in minor units. */
export interface NoteLine {
  text: string;
  quantity: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
}

export interface NoteTax {
  /** Hundredths of a percent. */
  rateBasisPoints: number;
  netMinor: number;
  taxMinor: number;
}

export interface NoteDocument {
  currency: string;
  orderId: string;
  returnId: string;
  lines: NoteLine[];
  taxes: NoteTax[];
  feesMinor: number;
  shortfallMinor: number;
  totalMinor: number;
}

/** A refund as the note needs it. */
export interface Noted {
  orderId: string;
  returnId: string;
  currency: string;
  lines: readonly { sku: string; quantity: number; refundMinor: number; taxMinor: number }[];
  shippingMinor: number;
  restockingFeeMinor: number;
  returnShippingFeeMinor: number;
  shortfallMinor: number;
  amountMinor: number;
}

/** What the note says: only what was refunded, with the tax in it, by rate. */
export function noteOf(refund: Noted, order: PaidOrder): NoteDocument {
  const { orderId, returnId, currency, shortfallMinor, amountMinor } = refund;
  const goods = refund.lines.map(({ sku, quantity, refundMinor, taxMinor }) =>
    noteLine({ text: sku, quantity, grossMinor: refundMinor, taxMinor }),
  );
  const { shippingMinor } = refund;
  const shipping =
    shippingMinor > 0
      ? [
          noteLine({
            text: 'Shipping',
            quantity: 1,
            grossMinor: shippingMinor,
            taxMinor: shippingTax(refund, order),
          }),
        ]
      : [];
  const lines = [...goods, ...shipping];
  const feesMinor = refund.restockingFeeMinor + refund.returnShippingFeeMinor;
  return {
    currency,
    orderId,
    returnId,
    lines,
    taxes: taxesOf(lines),
    feesMinor,
    shortfallMinor,
    totalMinor: amountMinor,
  };
}

const noteLine = (line: Omit<NoteLine, 'netMinor'>): NoteLine => ({
  ...line,
  netMinor: line.grossMinor - line.taxMinor,
});

function shippingTax({ shippingMinor }: Noted, order: PaidOrder): number {
  const paidMinor = order.shippingMinor + (order.shippingTaxIncluded ? 0 : order.shippingTaxMinor);
  return paidMinor === 0 ? 0 : multiplyRatio(order.shippingTaxMinor, shippingMinor, paidMinor);
}

/** By rate as it was charged; rates a rounded cent apart are one, to a tenth of a percent. */
function taxesOf(lines: readonly NoteLine[]): NoteTax[] {
  const byRate = new Map<number, NoteTax>();
  for (const { netMinor, taxMinor } of lines) {
    const exact = netMinor === 0 ? 0 : multiplyRatio(taxMinor, 1_000, netMinor);
    const rateBasisPoints = exact * 10;
    const tax = byRate.get(rateBasisPoints) ?? { rateBasisPoints, netMinor: 0, taxMinor: 0 };
    byRate.set(rateBasisPoints, {
      rateBasisPoints,
      netMinor: tax.netMinor + netMinor,
      taxMinor: tax.taxMinor + taxMinor,
    });
  }
  return [...byRate.values()].toSorted((a, b) => a.rateBasisPoints - b.rateBasisPoints);
}
