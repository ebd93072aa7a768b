import { makeAddress } from './addresses.js';
import type { Book } from './book.js';
import { asJson, born, listOf, newObjectId, Refusal, secondsOf, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

const instantOf = (value: unknown): string => secondsOf(new Date(String(value)));

export function createPickup(book: Book, { body }: Call): Reply {
  const input = asJson(body['pickup']);
  const head = born('pickup', 'Pickup', book.now());
  const shipment = asJson(input['shipment']);
  const rates = textOf(shipment['id']) ? [pickupRate(book, String(head['id']))] : [];
  const pickup = book.put('pickups', {
    ...head,
    status: 'unknown',
    reference: textOf(input['reference']),
    min_datetime: instantOf(input['min_datetime']),
    max_datetime: instantOf(input['max_datetime']),
    is_account_address: input['is_account_address'] === true,
    instructions: textOf(input['instructions']),
    messages: [],
    confirmation: null,
    address: makeAddress(book, input['address']),
    carrier_accounts: [],
    pickup_rates: rates,
  });
  return { status: 200, body: pickup };
}

function pickupRate(book: Book, pickupId: string): Json {
  const now = secondsOf(book.now());
  return {
    id: newObjectId('pickuprate'),
    object: 'PickupRate',
    mode: 'test',
    service: 'NextDay',
    rate: '0.00',
    currency: 'USD',
    created_at: now,
    updated_at: now,
    carrier: 'USPS',
    pickup_id: pickupId,
  };
}

export function buyPickup(book: Book, { ids, body }: Call): Reply {
  const pickup = book.get('pickups', ids[0]!);
  const rate = listOf(pickup['pickup_rates'])
    .map(asJson)
    .find(({ carrier, service }) => carrier === body['carrier'] && service === body['service']);
  if (!rate) {
    const text = 'Unable to purchase pickup, no rates matching your request were found.';
    throw new Refusal(422, 'PICKUP.BUY.NO_MATCHING_RATES', text);
  }
  const confirmation = pickup['confirmation'] ?? `WTC${String(book.next()).padStart(8, '0')}`;
  return { status: 200, body: book.change('pickups', ids[0]!, { status: 'scheduled', confirmation }) };
}

export const cancelPickup = (book: Book, { ids }: Call): Reply => ({
  status: 200,
  body: book.change('pickups', ids[0]!, { status: 'canceled' }),
});
