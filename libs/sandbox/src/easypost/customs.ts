import type { Book } from './book.js';
import { asJson, born, listOf, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

const isTrue = (value: unknown): boolean => value === true || value === 'true';

function makeItem(book: Book, given: unknown): Json {
  const input = asJson(given);
  const known = textOf(input['id']);
  if (known) return book.get('customs_items', known);
  return book.put('customs_items', {
    ...born('cstitem', 'CustomsItem', book.now()),
    description: textOf(input['description']),
    hs_tariff_number: textOf(input['hs_tariff_number']),
    origin_country: textOf(input['origin_country']),
    quantity: Number(input['quantity']),
    value: textOf(input['value']),
    weight: Number(input['weight']),
    code: textOf(input['code']),
    manufacturer: null,
    currency: textOf(input['currency']),
    eccn: null,
    printed_commodity_identifier: null,
  });
}

/** Null when there is none: a parcel that crosses no border. */
export function makeCustomsInfo(book: Book, given: unknown): Json | null {
  const input = asJson(given);
  const known = textOf(input['id']);
  if (known) return book.get('customs_infos', known);
  if (Object.keys(input).length === 0) return null;
  return book.put('customs_infos', {
    ...born('cstinfo', 'CustomsInfo', book.now()),
    contents_explanation: textOf(input['contents_explanation']),
    contents_type: textOf(input['contents_type']),
    customs_certify: isTrue(input['customs_certify']),
    customs_signer: textOf(input['customs_signer']),
    eel_pfc: textOf(input['eel_pfc']),
    non_delivery_option: textOf(input['non_delivery_option']) ?? 'return',
    restriction_comments: textOf(input['restriction_comments']),
    restriction_type: textOf(input['restriction_type']) ?? 'none',
    declaration: textOf(input['declaration']),
    customs_items: listOf(input['customs_items']).map((item) => makeItem(book, item)),
  });
}

export const createCustomsInfo = (book: Book, { body }: Call): Reply => ({
  status: 201,
  body: makeCustomsInfo(book, body['customs_info']),
});

export const createCustomsItem = (book: Book, { body }: Call): Reply => ({
  status: 201,
  body: makeItem(book, body['customs_item']),
});

/** Lengths are inches, weights ounces. */
export function makeParcel(book: Book, given: unknown): Json {
  const input = asJson(given);
  const known = textOf(input['id']);
  if (known) return book.get('parcels', known);
  const number = (name: string): number | null => (textOf(input[name]) === null ? null : Number(input[name]));
  return book.put('parcels', {
    ...born('prcl', 'Parcel', book.now()),
    length: number('length'),
    width: number('width'),
    height: number('height'),
    predefined_package: textOf(input['predefined_package']),
    weight: number('weight'),
  });
}

export const createParcel = (book: Book, { body }: Call): Reply => ({
  status: 201,
  body: makeParcel(book, body['parcel']),
});
