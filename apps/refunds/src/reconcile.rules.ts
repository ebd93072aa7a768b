import type { PaymentState } from './gateways/gateway.js';
import { isLive } from './refund.lifecycle.js';
import type { RefundStatus } from './refund.lifecycle.js';
import { tenderKey } from './tender-key.rules.js';

/** A tender of ours on the payment that is compared. */
export interface OwnTender {
  refundId: string;
  position: number;
  attempt: number;
  status: RefundStatus;
  amountMinor: number;
  gatewayReference: string | null;
}

export const findingKinds = [
  /** We say it was paid or is being paid; the provider knows nothing of it. */
  'missing_at_provider',
  /** The provider paid it under our name, and no attempt of ours stands for it. */
  'unknown_to_us',
  /** Somebody refunded on the provider's own page. */
  'made_elsewhere',
  'amount_differs',
  /** One of us says that money moved, the other that it did not. */
  'outcome_differs',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  kind: FindingKind;
  /** Our refund, or the provider's id of one that is not ours. */
  subject: string;
  detail: string;
}

/** What is at odds between our tenders on a payment and what its provider knows, looked at from both sides. */
export function compare(tenders: readonly OwnTender[], { refunds }: PaymentState): Finding[] {
  const theirs = new Map(refunds.filter(({ key }) => key !== null).map((refund) => [refund.key, refund]));
  const ours = new Set(tenders.map(tenderKey));
  const fromOurs = tenders.flatMap((tender): Finding[] => {
    const refund = theirs.get(tenderKey(tender));
    const finding = (kind: FindingKind, detail: string) => [{ kind, subject: tender.refundId, detail }];
    if (!refund)
      return wasHandedOver(tender) ? finding('missing_at_provider', `we say ${tender.status}`) : [];
    if (refund.amountMinor !== tender.amountMinor)
      return finding('amount_differs', `ours ${tender.amountMinor}, theirs ${refund.amountMinor}`);
    if (refund.live !== isLive(tender.status))
      return finding('outcome_differs', `ours ${tender.status}, theirs ${refund.status}`);
    return [];
  });
  const fromTheirs = refunds.flatMap(({ key, gatewayReference, live, amountMinor }): Finding[] => {
    if (!live || (key !== null && ours.has(key))) return [];
    const kind = key === null ? 'made_elsewhere' : 'unknown_to_us';
    return [{ kind, subject: gatewayReference, detail: `${amountMinor} ${key ?? 'without our name'}` }];
  });
  return [...fromOurs, ...fromTheirs];
}

/** Whether the provider must know it. What is on its way or unknown may not have reached it yet. */
const wasHandedOver = ({ status }: OwnTender): boolean =>
  status === 'succeeded' || status === 'pending' || status === 'requires_action';

/** Minor units that the provider gave back without us. */
export const givenElsewhere = (tenders: readonly OwnTender[], { refunds }: PaymentState): number => {
  const ours = new Set(tenders.map(tenderKey));
  return refunds
    .filter(({ live, key }) => live && (key === null || !ours.has(key)))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
};
