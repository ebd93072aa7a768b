import { dispositions, grades, taskEffects, taskKinds } from './codes.js';
import type { Disposition, Grade, TaskEffect, TaskKind } from './codes.js';
import { EventType } from './event-type.js';
import { Count, ExternalId, Grams, Id, Instant, ListOf, Maybe, OneOf, Text } from './fields.js';

@EventType({
  type: 'receiving.parcel-received.v1',
  aggregate: 'receipt',
  when: 'A parcel of an expected return was scanned at the dock.',
})
export class ParcelReceivedV1 {
  @Id('par') parcelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() receivedAt!: string;
  @Maybe() @Text(64) trackingNumber?: string;
  @Maybe() @Grams() weightGrams?: number;
}

@EventType({
  type: 'receiving.item-dispositioned.v1',
  aggregate: 'receipt',
  when: 'A received piece was graded and it was decided where it goes.',
})
export class ItemDispositionedV1 {
  @Id('itm') returnItemId!: string;
  @Id('ret') returnId!: string;
  @Id('rli') returnLineId!: string;
  @ExternalId() orderId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  @OneOf(grades) grade!: Grade;
  @OneOf(dispositions) disposition!: Disposition;
  @Instant() dispositionedAt!: string;
  /** What the rules had proposed. */
  @Maybe() @OneOf(dispositions) proposedDisposition?: Disposition;
  /** Why a person decided otherwise. */
  @Maybe() @Text(500) overrideReason?: string;
}

@EventType({
  type: 'receiving.parcel-undone.v1',
  aggregate: 'receipt',
  when: 'The scan that had received a parcel was undone and nothing else says that it is here.',
})
export class ParcelUndoneV1 {
  @Id('par') parcelId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() undoneAt!: string;
}

@EventType({
  type: 'receiving.item-undone.v1',
  aggregate: 'receipt',
  when: 'A finding of the bench was taken back; what it had moved into stock comes as a reversal.',
})
export class ItemUndoneV1 {
  @Id('itm') returnItemId!: string;
  @Id('ret') returnId!: string;
  @Id('rli') returnLineId!: string;
  @ExternalId() orderId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  @Instant() undoneAt!: string;
}

/** Pieces that moved into stock or out of it again. */
class StockMoved {
  @Id('mov') movementId!: string;
  @Id('ret') returnId!: string;
  @Id('rli') returnLineId!: string;
  @ExternalId() orderId!: string;
  @Text(64) sku!: string;
  @Text(64) location!: string;
  @Count() quantity!: number;
  /** Pieces of this return line that are in stock at the location after this; sets what counting may have missed. */
  @Count(0) inStockQuantity!: number;
  @Instant() movedAt!: string;
}

@EventType({
  type: 'receiving.item-restocked.v1',
  aggregate: 'receipt',
  when: 'Pieces went back into stock and can be sold again: add them once.',
})
export class ItemRestockedV1 extends StockMoved {}

@EventType({
  type: 'receiving.restock-reversed.v1',
  aggregate: 'receipt',
  when: 'Pieces that had been restocked are not in stock after all: take them off once.',
})
export class RestockReversedV1 extends StockMoved {}

export class InspectedLine {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Count() expectedQuantity!: number;
  /** Pieces that came back and are what they should be. */
  @Count(0) acceptedQuantity!: number;
  @Count(0) missingQuantity!: number;
  @Count(0) wrongItemQuantity!: number;
  /** Of the accepted pieces, those that came damaged. */
  @Maybe() @Count(0) damagedQuantity?: number;
  /** Pieces beyond what was announced; they are in no other number here. */
  @Maybe() @Count(0) surplusQuantity?: number;
}

@EventType({
  type: 'receiving.return-inspected.v1',
  aggregate: 'receipt',
  when: 'Every expected piece of a return is accounted for: the bench is done with it.',
})
export class ReturnInspectedV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() inspectedAt!: string;
  @ListOf(() => InspectedLine) lines!: InspectedLine[];
}

@EventType({
  type: 'receiving.inspection-amended.v1',
  aggregate: 'receipt',
  when: 'After the bench was done with a return, a late finding or an undo changed its numbers; a task asks a person.',
})
export class InspectionAmendedV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() amendedAt!: string;
  @ListOf(() => InspectedLine) lines!: InspectedLine[];
}

@EventType({
  type: 'receiving.task-opened.v1',
  aggregate: 'receipt',
  when: 'A person is asked to look at a return at the dock; `effect` says whether its money waits meanwhile.',
})
export class TaskOpenedV1 {
  @Id('tsk') taskId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @OneOf(taskKinds) kind!: TaskKind;
  @OneOf(taskEffects) effect!: TaskEffect;
  /** When the money stops waiting, whatever anybody decides. */
  @Maybe() @Instant() holdsUntil?: string;
  @Instant() openedAt!: string;
}

@EventType({
  type: 'receiving.task-settled.v1',
  aggregate: 'receipt',
  when: 'A person decided on what a task had asked.',
})
export class TaskSettledV1 {
  @Id('tsk') taskId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @OneOf(taskKinds) kind!: TaskKind;
  @Text(500) note!: string;
  @Instant() settledAt!: string;
}
