import {
  CodeList,
  Count,
  Country,
  Currency,
  Day,
  ExternalId,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  Minor,
  OneOf,
  Text,
} from '#contracts';
import { PageQuery } from '#chassis';
import { trackingStatuses } from './carriers/carrier.js';
import type { TrackingStatus } from './carriers/carrier.js';
import { documentNames } from './documents/names.js';
import type { DocumentName } from './documents/names.js';
import { postageRefundStates } from './postage-refund.lifecycle.js';
import type { PostageRefundStatus } from './postage-refund.lifecycle.js';
import { labelStatuses } from './label.lifecycle.js';
import type { LabelAction, LabelStatus } from './label.lifecycle.js';

export class LabelQuery extends PageQuery {
  @Maybe() @Id('ret') returnId?: string;
}

export class LabelScanInput {
  /** The carrier's own time of the scan. */
  @Instant() scannedAt!: string;
}

export class PackedInput {
  @Id('rli') returnLineId!: string;
  @Count() quantity!: number;
}

export class LabelInput {
  @Id('ret') returnId!: string;
  /** What is in this parcel; absent: all that comes back. */
  @Maybe() @ListOf(() => PackedInput, 1, 200) lines?: PackedInput[];
}

export class LinkInput {
  @OneOf(documentNames) document!: DocumentName;
}

export class LinkView {
  /** Good for whoever holds it, until it expires. */
  @Text(2000) url!: string;
  @Instant() expiresAt!: string;
}

export class TrackingStep {
  @OneOf(trackingStatuses) status!: TrackingStatus;
  /** The carrier's own time of the scan. */
  @Instant() scannedAt!: string;
  /** The carrier's words. */
  @Maybe() @Text(200) message!: string | null;
  @Maybe() @Text(100) place!: string | null;
}

export class LabelDocumentLink {
  @OneOf(documentNames) name!: DocumentName;
  @Text() url!: string;
}

export class LabelStep {
  @Maybe() @OneOf(labelStatuses) from!: LabelStatus | null;
  @Text(40) action!: string;
  @OneOf(labelStatuses) to!: LabelStatus;
  @Text() by!: string;
  @Instant() at!: string;
  @Maybe() @Text(500) note!: string | null;
}

export class LabelView {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @ExternalId() orderId!: string;
  @OneOf(labelStatuses) status!: LabelStatus;
  /** This and what follows is null until a carrier has sold the label. */
  @Maybe() @Text(40) carrier!: string | null;
  @Maybe() @Text(40) serviceLevel!: string | null;
  @Maybe() @Text(64) trackingNumber!: string | null;
  @Maybe() @Minor() costMinor!: number | null;
  @Maybe() @Currency() currency!: string | null;
  @Maybe() @Day() expiresOn!: string | null;
  /** Where the PDF is; null also when the label was voided. */
  @Maybe() @Text() documentUrl!: string | null;
  /** Everything that can be printed now. */
  @ListOf(() => LabelDocumentLink, 0, 20) documents!: LabelDocumentLink[];
  @Count() parcelNumber!: number;
  /** What the carrier says of the postage of a voided label. */
  @Maybe() @OneOf(postageRefundStates) postageRefund!: PostageRefundStatus | null;
  /** The parcel's way, oldest first. */
  @ListOf(() => TrackingStep, 0) tracking!: TrackingStep[];
  @CodeList() allowedActions!: LabelAction[];
  @ListOf(() => LabelStep, 1) timeline!: LabelStep[];
}

export class LabelPage {
  @ListOf(() => LabelView, 0, 100) data!: LabelView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('lbl') nextCursor!: string | null;
}

export class ReturnAddressInput {
  @Text(100) name!: string;
  @Text(100) line1!: string;
  @Maybe() @Text(100) line2?: string;
  @Text(80) city!: string;
  @Maybe() @Text(80) region?: string;
  @Text(20) postalCode!: string;
  @Country() countryCode!: string;
  /** Some carriers sell no label without the receiver's phone number. */
  @Maybe() @Text(40) phone?: string;
  @Maybe() @Text(200) email?: string;
}

export class ReturnAddressView {
  @Text(100) name!: string;
  /** Absent, with all that follows, until the merchant has put an address. */
  @Maybe() @Text(100) line1?: string;
  @Maybe() @Text(100) line2?: string;
  @Maybe() @Text(80) city?: string;
  @Maybe() @Text(80) region?: string;
  @Maybe() @Text(20) postalCode?: string;
  @Maybe() @Country() countryCode?: string;
  @Maybe() @Text(40) phone?: string;
  @Maybe() @Text(200) email?: string;
}
