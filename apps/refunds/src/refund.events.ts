import {
  RefundedLine,
  RefundFailedV1,
  RefundReservedV1,
  RefundSucceededV1,
  TenderFailedV1,
} from '#contracts';
import type { RefundRecord, RefundTender } from './refund.record.js';

type Facts = Pick<RefundRecord, 'refundId' | 'returnId' | 'orderId' | 'amountMinor' | 'currency'>;

const factsOf = ({ refundId, returnId, orderId, amountMinor, currency }: Facts): Facts => ({
  refundId,
  returnId,
  orderId,
  amountMinor,
  currency,
});

export const refundReserved = (refund: Facts, reservedAt: Date): RefundReservedV1 =>
  Object.assign(new RefundReservedV1(), { ...factsOf(refund), reservedAt: reservedAt.toISOString() });

export const refundSucceeded = (
  refund: RefundRecord,
  { paidAt, settles }: { paidAt: Date; settles: boolean },
): RefundSucceededV1 =>
  Object.assign(new RefundSucceededV1(), {
    ...factsOf(refund),
    succeededAt: paidAt.toISOString(),
    settles,
    means: refund.means,
    lines: refund.lines.map(({ returnLineId, orderLineId, sku, quantity, refundMinor }) =>
      Object.assign(new RefundedLine(), { returnLineId, orderLineId, sku, quantity, refundMinor }),
    ),
  });

export const refundFailed = (refund: RefundRecord, reason: string): RefundFailedV1 =>
  Object.assign(new RefundFailedV1(), { ...factsOf(refund), reason, wasPaid: refund.toldPaid });

export const tenderFailed = (
  refund: RefundRecord,
  { paymentId, amountMinor }: RefundTender,
  reason: string,
): TenderFailedV1 =>
  Object.assign(new TenderFailedV1(), { ...factsOf(refund), paymentId, amountMinor, reason });
