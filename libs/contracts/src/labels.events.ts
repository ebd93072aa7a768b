import { EventType } from './event-type.js';
import { Currency, Day, ExternalId, Id, Instant, Minor, Text } from './fields.js';

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
