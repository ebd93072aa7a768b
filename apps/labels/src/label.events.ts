import { LabelFailedV1, LabelPurchasedV1, LabelScannedV1, LabelVoidedV1 } from '#contracts';
import type { SoldLabel } from './carriers/carrier.js';
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

export const labelVoided = (label: LabelRow, trackingNumber: string): LabelVoidedV1 =>
  Object.assign(new LabelVoidedV1(), { ...factsOf(label), trackingNumber });
