import {
  LabelDeliveredV1,
  LabelExceptionRaisedV1,
  LabelExpiredV1,
  LabelExpiringV1,
  LabelFailedV1,
  LabelPurchasedV1,
  LabelReturnedToSenderV1,
  LabelScannedV1,
  LabelVoidedV1,
  PostageNotRefundedV1,
  PostageRefundedV1,
} from '#contracts';
import type { LabelExceptionReason, PostageRefusal } from '#contracts';
import type { PostageRefundAnswer, SoldLabel } from './carriers/carrier.js';
import type { LabelRow } from './label.entity.js';

const factsOf = ({ labelId, returnId, orderId }: LabelRow) => ({ labelId, returnId, orderId });

export const labelPurchased = (label: LabelRow, sold: SoldLabel): LabelPurchasedV1 =>
  Object.assign(new LabelPurchasedV1(), {
    ...factsOf(label),
    rmaNumber: label.rmaNumber,
    carrier: sold.carrier,
    serviceLevel: sold.serviceLevel,
    trackingNumber: sold.trackingNumber,
    costMinor: sold.costMinor,
    currency: sold.currency,
    expiresOn: sold.expiresOn,
  });

export const labelFailed = (label: LabelRow, reason: string): LabelFailedV1 =>
  Object.assign(new LabelFailedV1(), { ...factsOf(label), reason });

export const labelScanned = (label: LabelRow, trackingNumber: string, scannedAt: string): LabelScannedV1 =>
  Object.assign(new LabelScannedV1(), { ...factsOf(label), trackingNumber, scannedAt });

export const labelDelivered = (
  label: LabelRow,
  trackingNumber: string,
  deliveredAt: string,
): LabelDeliveredV1 =>
  Object.assign(new LabelDeliveredV1(), { ...factsOf(label), trackingNumber, deliveredAt });

export const labelReturnedToSender = (
  label: LabelRow,
  trackingNumber: string,
  returnedAt: string,
): LabelReturnedToSenderV1 =>
  Object.assign(new LabelReturnedToSenderV1(), { ...factsOf(label), trackingNumber, returnedAt });

export const labelExceptionRaised = (
  label: LabelRow,
  raised: { at: Date; reason: LabelExceptionReason; message: string },
): LabelExceptionRaisedV1 =>
  Object.assign(new LabelExceptionRaisedV1(), {
    ...factsOf(label),
    trackingNumber: label.trackingNumber!,
    reason: raised.reason,
    ...(raised.message && { message: raised.message }),
    raisedAt: raised.at.toISOString(),
  });

export const labelVoided = (label: LabelRow, trackingNumber: string): LabelVoidedV1 =>
  Object.assign(new LabelVoidedV1(), { ...factsOf(label), trackingNumber });

export const labelExpiring = (label: LabelRow, daysLeft: number): LabelExpiringV1 =>
  Object.assign(new LabelExpiringV1(), { ...factsOf(label), expiresOn: label.expiresOn!, daysLeft });

export const labelExpired = (label: LabelRow): LabelExpiredV1 =>
  Object.assign(new LabelExpiredV1(), { ...factsOf(label), expiresOn: label.expiresOn! });

export const postageRefunded = (label: LabelRow, refundedAt: Date): PostageRefundedV1 =>
  Object.assign(new PostageRefundedV1(), {
    ...factsOf(label),
    amountMinor: label.costMinor!,
    currency: label.currency!,
    refundedAt: refundedAt.toISOString(),
  });

export const postageNotRefunded = (label: LabelRow, answer: PostageRefundAnswer): PostageNotRefundedV1 =>
  Object.assign(new PostageNotRefundedV1(), { ...factsOf(label), reason: answer as PostageRefusal });
