import { InspectedLine, ItemDispositionedV1, ParcelReceivedV1, ReturnInspectedV1 } from '#contracts';
import type { ReceiptLineRow, ReceiptRow, ReturnItemRow } from './receiving.entities.js';

const factsOf = ({ returnId, orderId }: ReceiptRow) => ({ returnId, orderId });

export const parcelReceived = (receipt: ReceiptRow, parcelId: string, at: Date): ParcelReceivedV1 =>
  Object.assign(new ParcelReceivedV1(), {
    ...factsOf(receipt),
    parcelId,
    receivedAt: at.toISOString(),
    ...(receipt.trackingNumber && { trackingNumber: receipt.trackingNumber }),
  });

export const itemDispositioned = (
  receipt: ReceiptRow,
  line: ReceiptLineRow,
  item: ReturnItemRow,
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
  });

export const returnInspected = (receipt: ReceiptRow, lines: ReceiptLineRow[], at: Date): ReturnInspectedV1 =>
  Object.assign(new ReturnInspectedV1(), {
    ...factsOf(receipt),
    inspectedAt: at.toISOString(),
    lines: lines.map(inspectedLine),
  });

const inspectedLine = (line: ReceiptLineRow): InspectedLine =>
  Object.assign(new InspectedLine(), {
    returnLineId: line.returnLineId,
    orderLineId: line.orderLineId,
    sku: line.sku,
    expectedQuantity: line.expectedQuantity,
    acceptedQuantity: line.receivedQuantity,
    missingQuantity: line.missingQuantity,
    wrongItemQuantity: line.wrongItemQuantity,
  });
