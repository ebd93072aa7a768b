import {
  CodeList,
  Count,
  dispositions,
  ExternalId,
  Flag,
  grades,
  Id,
  Instant,
  ListOf,
  Maybe,
  Nested,
  OneOf,
  Text,
} from '#contracts';
import type { Disposition, Grade } from '#contracts';
import { PageQuery } from '#chassis';
import { findings, pieceStatuses } from './line.lifecycle.js';
import type { Finding, PieceAction, PieceStatus } from './line.lifecycle.js';
import { receiptStatuses } from './receipt.lifecycle.js';
import type { ReceiptAction, ReceiptStatus } from './receipt.lifecycle.js';
import { scanOutcomes } from './scans.service.js';
import type { ScanOutcome } from './scans.service.js';

export class ScanInput {
  /** Made once on the device; sending the scan again has no further effect. */
  @ExternalId() clientScanId!: string;
  @Text(200) code!: string;
  @Maybe() @ExternalId() station?: string;
}

export class ItemInput {
  /** Made once on the device; sending the finding again has no further effect. */
  @ExternalId() clientScanId!: string;
  /** The line by its id or, without it, by its article. */
  @Maybe() @Id('rli') returnLineId?: string;
  @Maybe() @Text(64) sku?: string;
  @Count() quantity!: number;
  @OneOf(findings) finding!: Finding;
  @Maybe() @OneOf(grades) grade?: Grade;
  @Maybe() @OneOf(dispositions) disposition?: Disposition;
  @Maybe() @Text(500) note?: string;
}

export class GradeInput {
  @OneOf(grades) grade!: Grade;
}

export class DispositionInput {
  @OneOf(dispositions) disposition!: Disposition;
  @Maybe() @Text(500) note?: string;
}

export class CompleteInput {
  @Maybe() @Text(500) note?: string;
}

export class ReceiptQuery extends PageQuery {
  @Maybe() @OneOf(receiptStatuses) status?: ReceiptStatus;
}

export class ParcelView {
  @Id('par') parcelId!: string;
  @Maybe() @Text(64) trackingNumber!: string | null;
  @Instant() receivedAt!: string;
}

export class ReceiptLineView {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Text() description!: string;
  @Count() expectedQuantity!: number;
  @Count(0) receivedQuantity!: number;
  @Count(0) wrongItemQuantity!: number;
  @Count(0) missingQuantity!: number;
  @OneOf(pieceStatuses) status!: PieceStatus;
}

export class ReturnItemView {
  @Id('itm') returnItemId!: string;
  @Id('rli') returnLineId!: string;
  @Count() quantity!: number;
  @OneOf(pieceStatuses) status!: PieceStatus;
  @Maybe() @OneOf(grades) grade!: Grade | null;
  @Maybe() @OneOf(dispositions) disposition!: Disposition | null;
  @CodeList() allowedActions!: PieceAction[];
}

export class ReceiptStep {
  /** Null: the step is of the receipt as a whole. */
  @Maybe() @Id('itm') returnItemId!: string | null;
  @Maybe() @Text(40) from!: string | null;
  @Text(40) action!: string;
  @Text(40) to!: string;
  @Text() by!: string;
  @Instant() at!: string;
  @Maybe() @Text(500) note!: string | null;
}

export class ReceiptView {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @ExternalId() orderId!: string;
  @Maybe() @Text(64) trackingNumber!: string | null;
  @OneOf(receiptStatuses) status!: ReceiptStatus;
  @ListOf(() => ParcelView, 0) parcels!: ParcelView[];
  @ListOf(() => ReceiptLineView, 0) lines!: ReceiptLineView[];
  @ListOf(() => ReturnItemView, 0) items!: ReturnItemView[];
  @CodeList() allowedActions!: ReceiptAction[];
  @ListOf(() => ReceiptStep, 1) timeline!: ReceiptStep[];
}

export class ScanView {
  @OneOf(scanOutcomes) outcome!: ScanOutcome;
  @Maybe() @Nested(() => ReceiptView) receipt!: ReceiptView | null;
  /** The article that was scanned, of the receipt that lies open at the station. */
  @Maybe() @Id('rli') returnLineId!: string | null;
}

export class ReceiptPage {
  @ListOf(() => ReceiptView, 0, 100) data!: ReceiptView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('ret') nextCursor!: string | null;
}
