import type { Book } from './book.js';
import { shipmentView } from './shipments.js';
import { asJson, listOf, newObjectId, Refusal, secondsOf, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

/** What EasyPost says of postage that is given back. */
export const refundStatuses = ['submitted', 'refunded', 'rejected', 'not_applicable'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

const moved = ['in_transit', 'out_for_delivery', 'available_for_pickup', 'delivered', 'return_to_sender'];

/** Scan-based postage was never paid; a scanned parcel has used it up; all else is asked of the carrier. */
function firstAnswer(book: Book, shipment: Json): RefundStatus {
  const { billing_type: billing } = asJson(shipment['selected_rate']);
  if (billing === 'carrier') return 'not_applicable';
  const { status } = shipmentView(book, shipment);
  return moved.includes(String(status)) ? 'rejected' : 'submitted';
}

function giveBack(book: Book, shipment: Json): Json {
  if (!shipment['postage_label']) {
    const text = 'Postage is required to complete this operation.';
    throw new Refusal(422, 'SHIPMENT.POSTAGE.REQUIRED', text);
  }
  const before = textOf(shipment['refund_status']);
  if (before === 'submitted' || before === 'refunded') return shipment;
  const status = firstAnswer(book, shipment);
  const now = secondsOf(book.now());
  book.put('refunds', {
    id: newObjectId('rfnd'),
    object: 'Refund',
    created_at: now,
    updated_at: now,
    tracking_code: shipment['tracking_code'],
    confirmation_number: null,
    status,
    carrier: asJson(shipment['selected_rate'])['carrier'],
    shipment_id: shipment['id'],
  });
  return book.change('shipments', String(shipment['id']), { refund_status: status });
}

export const refundShipment = (book: Book, { ids }: Call): Reply => ({
  status: 200,
  body: shipmentView(book, giveBack(book, book.get('shipments', ids[0]!))),
});

export function createRefunds(book: Book, { body }: Call): Reply {
  const codes = listOf(asJson(body['refund'])['tracking_codes']).map(String);
  const refunds = codes.map((code) => {
    const shipment = book.find('shipments', 'tracking_code', code);
    if (!shipment) throw new Refusal(422, 'REFUND.NOT_FOUND', `No shipment has the tracking code ${code}.`);
    giveBack(book, shipment);
    return book.find('refunds', 'tracking_code', code);
  });
  return { status: 201, body: refunds };
}

/** The carrier has decided. Resolves with the refund as it is now. */
export function decideRefund(book: Book, shipmentId: string, status: RefundStatus): Json {
  book.change('shipments', shipmentId, { refund_status: status });
  const refund = book.find('refunds', 'shipment_id', shipmentId);
  return book.change('refunds', String(refund?.['id']), { status });
}
