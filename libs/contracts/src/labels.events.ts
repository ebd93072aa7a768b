import { EventType } from './event-type.js';
import { Count, Currency, Day, ExternalId, Id, Instant, Maybe, Minor, OneOf, Text } from './fields.js';

@EventType({
  type: 'labels.label-purchased.v1',
  aggregate: 'label',
  when: 'A carrier sold us the prepaid label; its document can be fetched.',
})
export class LabelPurchasedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @ExternalId() orderId!: string;
  @Text(40) carrier!: string;
  @Text(40) serviceLevel!: string;
  @Text(64) trackingNumber!: string;
  @Minor() costMinor!: number;
  @Currency() currency!: string;
  @Day() expiresOn!: string;
}

@EventType({
  type: 'labels.label-failed.v1',
  aggregate: 'label',
  when: 'The carrier proved that no label was sold; somebody has to act.',
})
export class LabelFailedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(200) reason!: string;
}

@EventType({
  type: 'labels.label-scanned.v1',
  aggregate: 'label',
  when: 'The carrier scanned the parcel for the first time: it is on its way.',
})
export class LabelScannedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(64) trackingNumber!: string;
  /** The carrier's own time of the scan, not ours of hearing it. */
  @Instant() scannedAt!: string;
}

@EventType({
  type: 'labels.label-voided.v1',
  aggregate: 'label',
  when: 'An unused label was given back: its return was cancelled or has expired.',
})
export class LabelVoidedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(64) trackingNumber!: string;
}

@EventType({
  type: 'labels.label-delivered.v1',
  aggregate: 'label',
  when: 'The carrier delivered the parcel; the dock may not have scanned it yet.',
})
export class LabelDeliveredV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(64) trackingNumber!: string;
  /** The carrier's own time of the scan. */
  @Instant() deliveredAt!: string;
}

@EventType({
  type: 'labels.label-returned-to-sender.v1',
  aggregate: 'label',
  when: 'The carrier gave up and takes the parcel back to the customer.',
})
export class LabelReturnedToSenderV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(64) trackingNumber!: string;
  @Instant() returnedAt!: string;
}

export const labelExceptionReasons = ['carrier_exception', 'voided_label_used'] as const;
export type LabelExceptionReason = (typeof labelExceptionReasons)[number];

@EventType({
  type: 'labels.label-exception-raised.v1',
  aggregate: 'label',
  when: 'Something is wrong with a parcel on its way; somebody should look.',
})
export class LabelExceptionRaisedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(64) trackingNumber!: string;
  @OneOf(labelExceptionReasons) reason!: LabelExceptionReason;
  /** The carrier's words. */
  @Maybe() @Text(200) message?: string;
  @Instant() raisedAt!: string;
}

@EventType({
  type: 'labels.label-expiring.v1',
  aggregate: 'label',
  when: 'An unused label ends soon: the customer may be reminded.',
})
export class LabelExpiringV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Day() expiresOn!: string;
  @Count(0) daysLeft!: number;
}

@EventType({
  type: 'labels.label-expired.v1',
  aggregate: 'label',
  when: 'A label ended unused; it is voided in the same moment.',
})
export class LabelExpiredV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Day() expiresOn!: string;
}

@EventType({
  type: 'labels.postage-refunded.v1',
  aggregate: 'label',
  when: 'The carrier paid the postage of a voided label back.',
})
export class PostageRefundedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
  @Instant() refundedAt!: string;
}

export const postageRefusals = ['rejected', 'not_applicable'] as const;
export type PostageRefusal = (typeof postageRefusals)[number];

@EventType({
  type: 'labels.postage-not-refunded.v1',
  aggregate: 'label',
  when: 'The carrier keeps the postage of a voided label, or was never paid for it.',
})
export class PostageNotRefundedV1 {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @OneOf(postageRefusals) reason!: PostageRefusal;
}

@EventType({
  type: 'labels.pickup-scheduled.v1',
  aggregate: 'label',
  when: 'A carrier comes to fetch the parcel.',
})
export class PickupScheduledV1 {
  @Id('pck') pickupId!: string;
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(64) confirmation!: string;
  @Instant() fromAt!: string;
  @Instant() toAt!: string;
  @Minor() costMinor!: number;
  @Currency() currency!: string;
}

@EventType({
  type: 'labels.pickup-failed.v1',
  aggregate: 'label',
  when: 'No carrier comes to fetch the parcel; the customer has to hand it over.',
})
export class PickupFailedV1 {
  @Id('pck') pickupId!: string;
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(200) reason!: string;
}

@EventType({
  type: 'labels.pickup-cancelled.v1',
  aggregate: 'label',
  when: 'The carrier that was to fetch the parcel does not come: somebody cancelled it.',
})
export class PickupCancelledV1 {
  @Id('pck') pickupId!: string;
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
}
