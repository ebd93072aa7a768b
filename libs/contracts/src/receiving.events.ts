import { dispositions, grades } from './codes.js';
import type { Disposition, Grade } from './codes.js';
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
}

export class InspectedLine {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Count() expectedQuantity!: number;
  /** Pieces that came back and are what they should be. */
  @Count(0) acceptedQuantity!: number;
  @Count(0) missingQuantity!: number;
  @Count(0) wrongItemQuantity!: number;
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
