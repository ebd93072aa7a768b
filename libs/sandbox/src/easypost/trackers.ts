import type { Book } from './book.js';
import { asJson, born, listOf, secondsOf, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

export const trackerStatuses = [
  'unknown',
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'return_to_sender',
  'failure',
  'cancelled',
  'error',
] as const;
export type TrackerStatus = (typeof trackerStatuses)[number];

/** EZ1000000001 and so on: test codes that stand for a status. */
const testCodes: Record<string, TrackerStatus> = {
  EZ1000000001: 'pre_transit',
  EZ2000000002: 'in_transit',
  EZ3000000003: 'out_for_delivery',
  EZ4000000004: 'delivered',
  EZ5000000005: 'return_to_sender',
  EZ6000000006: 'failure',
  EZ7000000007: 'unknown',
};

const houston = { object: 'TrackingLocation', city: 'HOUSTON', state: 'TX', country: null, zip: '77063' };

/** One scan. `at` is the carrier's own time. */
export function scanOf(status: TrackerStatus, at: Date, message: string = status): Json {
  return {
    object: 'TrackingDetail',
    message,
    description: '',
    status,
    status_detail: 'status_update',
    datetime: secondsOf(at),
    source: 'USPS',
    carrier_code: '',
    est_delivery_date: null,
    tracking_location: houston,
  };
}

export function makeTracker(
  book: Book,
  given: { code: string; carrier: string; shipmentId: string | null },
): Json {
  const status = testCodes[given.code] ?? 'pre_transit';
  const head = born('trk', 'Tracker', book.now());
  return book.put('trackers', {
    ...head,
    tracking_code: given.code,
    status,
    status_detail: status === 'unknown' ? 'unknown' : 'status_update',
    signed_by: null,
    delivery_evidence: [],
    weight: null,
    est_delivery_date: secondsOf(book.now()),
    shipment_id: given.shipmentId,
    carrier: given.carrier,
    tracking_details: status === 'unknown' ? [] : [scanOf(status, book.now())],
    fees: [],
    carrier_detail: {
      object: 'CarrierDetail',
      service: 'First-Class Package Service',
      container_type: null,
      est_delivery_date_local: null,
      est_delivery_time_local: null,
      origin_location: 'HOUSTON TX, 77001',
      origin_tracking_location: houston,
      destination_location: 'CHARLESTON SC, 29401',
      destination_tracking_location: null,
      guaranteed_delivery_date: null,
      alternate_identifier: null,
      initial_delivery_attempt: null,
    },
    finalized: true,
    is_return: false,
    public_url: `https://track.easypost.com/${Buffer.from(String(head['id'])).toString('base64url')}`,
  });
}

/** The tracker of a code; one is made when nobody follows it yet. */
function trackerFor(book: Book, code: string, carrier: string | null): Json {
  const known = book.find('trackers', 'tracking_code', code);
  return known ?? makeTracker(book, { code, carrier: carrier ?? 'USPS', shipmentId: null });
}

export function createTracker(book: Book, { body }: Call): Reply {
  const input = asJson(body['tracker']);
  const tracker = trackerFor(book, String(input['tracking_code']), textOf(input['carrier']));
  return { status: 200, body: tracker };
}

export function createTrackers(book: Book, { body }: Call): Reply {
  const trackers = listOf(body['tracking_codes']).map((code) => trackerFor(book, String(code), null));
  return { status: 200, body: { trackers, has_more: false } };
}

export function deleteTracker(book: Book, { ids }: Call): Reply {
  book.remove('trackers', ids[0]!);
  return { status: 200, body: { success: true } };
}

/** The carrier scans a parcel. Resolves with the tracker as it is now. */
export function addScan(book: Book, code: string, scan: Json): Json {
  const tracker = trackerFor(book, code, null);
  return book.change('trackers', String(tracker['id']), {
    status: scan['status'],
    status_detail: scan['status_detail'],
    tracking_details: [...listOf(tracker['tracking_details']), scan],
  });
}
