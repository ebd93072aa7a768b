import {
  CodeList,
  Count,
  dispositions,
  ExternalId,
  Flag,
  Grams,
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
import { codeKinds, itemOutcomes, nextSteps, scanOutcomes } from './scans/scan.outcomes.js';
import type { CodeKind, ItemOutcome, NextStep, ScanOutcome } from './scans/scan.outcomes.js';
import { Answers } from './inspection/inspection.dto.js';

/** What every command of a device carries, so that it may be sent twice, late and out of order. */
class FromDevice {
  /** Made once on the device; sending it again has no further effect. */
  @ExternalId() clientScanId!: string;
  @Maybe() @ExternalId() station?: string;
  /** When the device saw it. */
  @Maybe() @Instant() deviceAt?: string;
}

export class ScanInput extends FromDevice {
  @Text(200) code!: string;
  @Maybe() @Grams() weightGrams?: number;
}

export class ItemInput extends FromDevice {
  /** The line by its id, by its article, or by the code on the piece. */
  @Maybe() @Id('rli') returnLineId?: string;
  @Maybe() @Text(64) sku?: string;
  @Maybe() @Text(200) code?: string;
  @Count() quantity!: number;
  @OneOf(findings) finding!: Finding;
  @Maybe() @Text(100) serial?: string;
  @Maybe() @Text(100) lot?: string;
  /** Answers to the category's questions; without a grade they decide it. */
  @Maybe() @Answers() answers?: Record<string, string>;
  @Maybe() @OneOf(grades) grade?: Grade;
  @Maybe() @OneOf(dispositions) disposition?: Disposition;
  /** Put it where the rules propose. */
  @Maybe() @Flag() asProposed?: boolean;
  /** Why the disposition is not the proposed one; a note does as well. */
  @Maybe() @Text(500) overrideReason?: string;
  @Maybe() @Text(500) note?: string;
}

export class ItemBehindScanInput extends ItemInput {
  /** The `clientScanId` of the parcel's scan, which may arrive after this. */
  @ExternalId() parcelScanId!: string;
}

export class UndoInput extends FromDevice {
  /** The `clientScanId` of what is taken back. */
  @ExternalId() undoes!: string;
}

export class GradeInput {
  @OneOf(grades) grade!: Grade;
}

export class DispositionInput {
  @OneOf(dispositions) disposition!: Disposition;
  /** Why it is not the proposed one; a note does as well. */
  @Maybe() @Text(500) overrideReason?: string;
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
  @Maybe() @Grams() weightGrams!: number | null;
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
  @Count(0) damagedQuantity!: number;
  /** Pieces beyond what was announced. */
  @Count(0) surplusQuantity!: number;
  @Maybe() @Text(100) category!: string | null;
  /** What a scanner may read off the piece. */
  @CodeList() gtins!: string[];
  @OneOf(pieceStatuses) status!: PieceStatus;
}

export class ReturnItemView {
  @Id('itm') returnItemId!: string;
  @Id('rli') returnLineId!: string;
  @Count() quantity!: number;
  @OneOf(pieceStatuses) status!: PieceStatus;
  @Maybe() @OneOf(grades) grade!: Grade | null;
  @Maybe() @OneOf(dispositions) disposition!: Disposition | null;
  @OneOf(findings) finding!: Finding;
  @Maybe() @OneOf(dispositions) proposedDisposition!: Disposition | null;
  /** The rule that proposed it. */
  @Maybe() @Text(64) ruleCode!: string | null;
  @Maybe() @Text(500) overrideReason!: string | null;
  @Maybe() @Text(100) serial!: string | null;
  @Maybe() @Text(100) lot!: string | null;
  @Text(64) location!: string;
  @Maybe() @ExternalId() clientScanId!: string | null;
  @CodeList() allowedActions!: PieceAction[];
}

export class ReceiptStep {
  /** Null: the step is of the receipt as a whole. */
  @Maybe() @Id('itm') returnItemId!: string | null;
  @Maybe() @Text(40) from!: string | null;
  @Text(40) action!: string;
  @Text(40) to!: string;
  @Text() by!: string;
  @Maybe() @ExternalId() station!: string | null;
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

/** A return that a code may belong to. */
export class CandidateView {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @ExternalId() orderId!: string;
}

export class ScanView {
  @OneOf(scanOutcomes) outcome!: ScanOutcome;
  @OneOf(codeKinds) codeKind!: CodeKind;
  @OneOf(nextSteps) nextStep!: NextStep;
  @Maybe() @Nested(() => ReceiptView) receipt!: ReceiptView | null;
  /** The article that was scanned, of the receipt that lies open at the station. */
  @Maybe() @Id('rli') returnLineId!: string | null;
  /** The returns it may belong to, when that is not certain. */
  @ListOf(() => CandidateView, 0, 10) candidates!: CandidateView[];
}

export class ItemOutcomeView {
  @OneOf(itemOutcomes) outcome!: ItemOutcome;
  @OneOf(nextSteps) nextStep!: NextStep;
  @Maybe() @Nested(() => ReceiptView) receipt!: ReceiptView | null;
  @Maybe() @Id('itm') returnItemId!: string | null;
}

export class UndoView {
  @OneOf(['undone', 'waiting']) outcome!: 'undone' | 'waiting';
  @Maybe() @Nested(() => ReceiptView) receipt!: ReceiptView | null;
}

export class ReceiptPage {
  @ListOf(() => ReceiptView, 0, 100) data!: ReceiptView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('ret') nextCursor!: string | null;
}
