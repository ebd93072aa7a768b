import type { Book } from './book.js';
import { asJson, born, isJson, listOf, missing, Refusal, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

const fields = ['name', 'company', 'street1', 'street2', 'city', 'state', 'zip', 'country', 'phone', 'email'];

interface AddressError {
  code: string;
  field: string;
  message: string;
  suggestion: null;
}

const problem = (code: string, field: string, message: string): AddressError => ({
  code,
  field,
  message,
  suggestion: null,
});

/** What is wrong with an address: house numbers that are missing or 000 are not found, the rest is there. */
function problemsOf(address: Json): AddressError[] {
  const street = textOf(address['street1']);
  const notThere = problem('E.ADDRESS.NOT_FOUND', 'address', 'Address not found');
  if (!street) return [problem('E.INPUT.INVALID', 'street1', 'Required')];
  if (address['country'] !== 'US') return [];
  if (/^0+ /.test(street)) return [notThere];
  if (!/\d/.test(street))
    return [notThere, problem('E.HOUSE_NUMBER.MISSING', 'street1', 'House number is missing')];
  return [];
}

const place = { latitude: 33.8436, longitude: -118.39177, time_zone: 'America/Los_Angeles' };

const found = (errors: AddressError[], details: Json | null): Json => ({ success: true, errors, details });
const failed = (errors: AddressError[], details: Json | null): Json => ({ success: false, errors, details });

/** The address as the post writes it. */
const shouted = (address: Json): Json => ({
  ...address,
  ...Object.fromEntries(
    fields.slice(0, 6).map((field) => [field, textOf(address[field])?.toUpperCase() ?? null]),
  ),
  street2: textOf(address['street2'])?.toUpperCase() ?? '',
});

/** Says what was found; with a carrier, it is the carrier that looks, and it is not strict. */
function verified(address: Json, carrier: string | null = null): Json {
  const errors = problemsOf(address);
  if (carrier !== null) {
    const nowhere = { latitude: null, longitude: null, time_zone: null };
    const looked = { zip4: found(errors, null), delivery: found(errors, nowhere) };
    return { ...shouted(address), verifications: { ...looked, verify_carrier: carrier.toLowerCase() } };
  }
  if (errors.length > 0) {
    return { ...address, verifications: { zip4: failed(errors, null), delivery: failed(errors, {}) } };
  }
  const verifications = { zip4: found([], null), delivery: found([], place) };
  return { ...shouted(address), residential: false, verifications };
}

/** An address as EasyPost keeps it. One that names an `id` is the one that was made before. */
export function makeAddress(book: Book, given: unknown): Json {
  const input = asJson(given);
  const known = textOf(input['id']);
  if (known) return book.get('addresses', known);
  const own = Object.fromEntries(fields.map((field) => [field, textOf(input[field])]));
  return book.put('addresses', {
    ...born('adr', 'Address', book.now()),
    ...own,
    country: own['country'] ?? 'US',
    carrier_facility: null,
    residential: null,
    federal_tax_id: textOf(input['federal_tax_id']),
    state_tax_id: textOf(input['state_tax_id']),
    verifications: {},
  });
}

/** As above, looked at. */
export const makeVerified = (book: Book, given: unknown, carrier: string | null = null): Json =>
  book.put('addresses', verified(makeAddress(book, given), carrier));

const asked = (value: unknown): boolean => value === true || value === 'true' || listOf(value).length > 0;

export function createAddress(book: Book, { body }: Call): Reply {
  const input = asJson(body['address']);
  const strict = asked(body['verify_strict']) || asked(input['verify_strict']);
  const isLookedAt = strict || asked(body['verify']) || asked(input['verify']);
  const carrier = textOf(body['verify_carrier']) ?? textOf(input['verify_carrier']);
  const address = isLookedAt ? makeVerified(book, input, carrier) : makeAddress(book, input);
  if (strict) refuseUnverified(address);
  return { status: 201, body: address };
}

export function createAndVerify(book: Book, { body }: Call): Reply {
  if (!isJson(body['address'])) throw missing('address');
  const carrier = textOf(body['verify_carrier']) ?? textOf(body['address']['verify_carrier']);
  const address = makeVerified(book, body['address'], carrier);
  if (!carrier) refuseUnverified(address);
  return { status: 200, body: { address } };
}

export function verifyAddress(book: Book, { ids }: Call): Reply {
  const address = verified(book.get('addresses', ids[0]!));
  refuseUnverified(address);
  return { status: 200, body: { address: book.put('addresses', address) } };
}

function refuseUnverified(address: Json): void {
  const { delivery } = asJson(address['verifications']);
  const errors = listOf(asJson(delivery)['errors']);
  if (errors.length > 0)
    throw new Refusal(422, 'ADDRESS.VERIFY.FAILURE', 'Unable to verify address.', errors);
}
