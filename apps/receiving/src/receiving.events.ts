import {
  InspectedLine,
  InspectionAmendedV1,
  ItemDispositionedV1,
  ItemUndoneV1,
  ParcelReceivedV1,
  ParcelUndoneV1,
  ReturnInspectedV1,
} from '#contracts';
import { acceptedOf, surplusOf } from './receipt.rules.js';
import type { ReceiptLineRow, ReceiptRow, ReturnItemRow } from './receiving.entities.js';

const factsOf = ({ returnId, orderId }: ReceiptRow) => ({ returnId, orderId });

interface ParcelHere {
  parcelId: string;
  weightGrams?: number | undefined;
}

export const parcelReceived = (
  receipt: ReceiptRow,
  { parcelId, weightGrams }: ParcelHere,
  at: Date,
): ParcelReceivedV1 =>
  Object.assign(new ParcelReceivedV1(), {
    ...factsOf(receipt),
    parcelId,
    receivedAt: at.toISOString(),
    ...(receipt.trackingNumber && { trackingNumber: receipt.trackingNumber }),
    ...(weightGrams !== undefined && { weightGrams }),
  });

export const parcelUndone = (receipt: ReceiptRow, parcelId: string, at: Date): ParcelUndoneV1 =>
  Object.assign(new ParcelUndoneV1(), { ...factsOf(receipt), parcelId, undoneAt: at.toISOString() });

interface ItemOfLine {
  line: ReceiptLineRow;
  item: ReturnItemRow;
}

export const itemDispositioned = (
  receipt: ReceiptRow,
  { line, item }: ItemOfLine,
  at: Date,
): ItemDispositionedV1 =>
  Object.assign(new ItemDispositionedV1(), {
    ...factsOf(receipt),
    returnItemId: item.returnItemId,
    returnLineId: line.returnLineId,
    sku: line.sku,
    quantity: item.quantity,
    grade: item.grade,
    disposition: item.disposition,
    dispositionedAt: at.toISOString(),
    ...(item.proposedDisposition && { proposedDisposition: item.proposedDisposition }),
    ...(item.overrideReason && { overrideReason: item.overrideReason }),
  });

export const itemUndone = (receipt: ReceiptRow, { line, item }: ItemOfLine, at: Date): ItemUndoneV1 =>
  Object.assign(new ItemUndoneV1(), {
    ...factsOf(receipt),
    returnItemId: item.returnItemId,
    returnLineId: line.returnLineId,
    sku: line.sku,
    quantity: item.quantity,
    undoneAt: at.toISOString(),
  });

export const returnInspected = (receipt: ReceiptRow, lines: ReceiptLineRow[], at: Date): ReturnInspectedV1 =>
  Object.assign(new ReturnInspectedV1(), {
    ...factsOf(receipt),
    inspectedAt: at.toISOString(),
    lines: lines.map(inspectedLine),
  });

export const inspectionAmended = (
  receipt: ReceiptRow,
  lines: ReceiptLineRow[],
  at: Date,
): InspectionAmendedV1 =>
  Object.assign(new InspectionAmendedV1(), {
    ...factsOf(receipt),
    amendedAt: at.toISOString(),
    lines: lines.map(inspectedLine),
  });

const inspectedLine = (line: ReceiptLineRow): InspectedLine =>
  Object.assign(new InspectedLine(), {
    returnLineId: line.returnLineId,
    orderLineId: line.orderLineId,
    sku: line.sku,
    expectedQuantity: line.expectedQuantity,
    acceptedQuantity: acceptedOf(line),
    missingQuantity: line.missingQuantity,
    wrongItemQuantity: line.wrongItemQuantity,
    damagedQuantity: line.damagedQuantity,
    surplusQuantity: surplusOf(line),
  });
