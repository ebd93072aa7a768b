import type { RefundMeans, Resolution } from '#contracts';
import type { Tender } from './tenders.rules.js';

const means: Record<Resolution, RefundMeans | null> = {
  refund: 'original',
  /** The goods stay with the customer, the money goes back all the same. */
  keep_item: 'original',
  store_credit: 'store_credit',
  exchange: 'exchange',
  /** The goods go back to the customer, mended. */
  repair: null,
  none: null,
};

/** Null where no money moves. */
export const meansOf = (resolution: Resolution): RefundMeans | null => means[resolution];

/** A tender with the gateway that pays it, where that is not the payment's own. */
export type Routed = Tender & { gateway?: string };

/** The first `creditMinor` of the tenders pay for the replacement, the rest goes back to the payments. */
export function payReplacement(tenders: readonly Tender[], creditMinor: number): Routed[] {
  let openMinor = creditMinor;
  return tenders.flatMap((tender): Routed[] => {
    const credited = Math.min(openMinor, tender.amountMinor);
    openMinor -= credited;
    const parts: Routed[] = [
      { ...tender, amountMinor: credited, gateway: 'exchange' },
      { ...tender, amountMinor: tender.amountMinor - credited },
    ];
    return parts.filter(({ amountMinor }) => amountMinor > 0);
  });
}
