import {
  CodeList,
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
import { labelStatuses } from './label.lifecycle.js';
import type { LabelAction, LabelStatus } from './label.lifecycle.js';

export class LabelQuery extends PageQuery {
  @Maybe() @Id('ret') returnId?: string;
}

export class LabelScanInput {
  /** The carrier's own time of the scan. */
  @Instant() scannedAt!: string;
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
}
