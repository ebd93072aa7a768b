import { makeAddress, makeVerified } from './addresses.js';
import type { Book } from './book.js';
import { makeCustomsInfo, makeParcel } from './customs.js';
import { makeRates } from './rates.js';
import { makeTracker } from './trackers.js';
import { asJson, born, isJson, listOf, missing, newObjectId, Refusal, secondsOf, textOf } from './wire.js';
import type { Call, Json, Reply } from './wire.js';

/** A shipment with what others have become since: tracker and addresses are looked up, not copied. */
export function shipmentView(book: Book, shipment: Json): Json {
  const tracker = isJson(shipment['tracker'])
    ? book.get('trackers', String(shipment['tracker']['id']))
    : null;
  return { ...shipment, tracker, status: tracker?.['status'] ?? 'unknown' };
}

export function createShipment(book: Book, { body }: Call): Reply {
  const given = body['shipment'];
  if (given === null) {
    const text = 'Unable to create shipment, one or more parameters were invalid.';
    throw new Refusal(422, 'SHIPMENT.INVALID_PARAMS', text);
  }
  if (!isJson(given) || Object.keys(given).length === 0) throw missing('shipment');
  const shipment = book.put('shipments', freshShipment(book, given));
  const rate = textOf(given['service']) === null ? undefined : rateFor(shipment, given);
  return { status: 201, body: shipmentView(book, rate ? sell(book, shipment, { rate }) : shipment) };
}

/** The one-call buy: EasyPost has it, and Vuelta never uses it, because a lost answer leaves a paid label nobody knows. */
function rateFor(shipment: Json, { service, carrier }: Json): Json {
  const rates = listOf(shipment['rates']).map(asJson);
  const found = rates.find(
    (rate) => rate['service'] === service && (!carrier || rate['carrier'] === carrier),
  );
  if (!found) throw new Refusal(422, 'SHIPMENT.POSTAGE.FAILURE', 'No rate of that service was found.');
  return found;
}

function freshShipment(book: Book, given: Json): Json {
  const head = born('shp', 'Shipment', book.now());
  const to = makeAddress(book, given['to_address']);
  const from = makeAddress(book, given['from_address']);
  const isReturn = given['is_return'] === true || given['is_return'] === 'true';
  const back = isJson(given['return_address']) ? makeAddress(book, given['return_address']) : from;
  const buyer = isJson(given['buyer_address']) ? makeAddress(book, given['buyer_address']) : to;
  const countries = { from: String(from['country']), to: String(to['country']) };
  return {
    ...head,
    reference: textOf(given['reference']),
    is_return: isReturn,
    to_address: to,
    from_address: from,
    return_address: back,
    buyer_address: buyer,
    parcel: makeParcel(book, given['parcel']),
    customs_info: makeCustomsInfo(book, given['customs_info']),
    options: optionsOf(asJson(given['options'])),
    rates: makeRates(book, { id: String(head['id']), ...countries, isReturn }),
    messages: [],
    ...unsold,
    tax_identifiers: listOf(given['tax_identifiers']).map((entry) => taxIdentifier(asJson(entry))),
  };
}

function optionsOf(given: Json): Json {
  const line = textOf(given['print_custom_1']);
  const printed = line === null ? {} : { print_custom: [{ value: line }] };
  return { currency: 'USD', payment: { type: 'SENDER' }, date_advance: 0, ...given, ...printed };
}

const unsold: Json = {
  status: 'unknown',
  tracking_code: null,
  batch_id: null,
  batch_status: null,
  batch_message: null,
  insurance: null,
  order_id: null,
  postage_label: null,
  refund_status: null,
  scan_form: null,
  selected_rate: null,
  tracker: null,
  usps_zone: 4,
  forms: [],
  fees: [],
};

const taxIdentifier = (entry: Json): Json => ({
  entity: textOf(entry['entity']),
  tax_id: 'HIDDEN',
  tax_id_type: textOf(entry['tax_id_type']),
  issuing_country: textOf(entry['issuing_country']),
});

/** Buys a rate. A shipment is bought once: the second time is refused, whatever the rate. */
export function buyShipment(book: Book, { ids, body }: Call): Reply {
  const shipment = book.get('shipments', ids[0]!);
  if (shipment['postage_label']) {
    throw new Refusal(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.');
  }
  const rateId = textOf(asJson(body['rate'])['id']);
  const rate = listOf(shipment['rates']).find((offer) => asJson(offer)['id'] === rateId);
  if (!isJson(rate)) throw new Refusal(404, 'NOT_FOUND', 'The requested rate could not be found.');
  return {
    status: 200,
    body: shipmentView(book, sell(book, shipment, { rate, insurance: body['insurance'] })),
  };
}

function sell(book: Book, shipment: Json, { rate, insurance }: { rate: Json; insurance?: unknown }): Json {
  const trackingCode = trackingCodeOf(String(rate['carrier']), book.next());
  const shipmentId = String(shipment['id']);
  const to = makeVerified(book, shipment['to_address']);
  const tracker = makeTracker(book, { code: trackingCode, carrier: String(rate['carrier']), shipmentId });
  book.purchases.push({
    shipmentId,
    reference: textOf(shipment['reference']),
    trackingCode,
    rate: String(rate['rate']),
    currency: String(rate['currency']),
  });
  return book.change('shipments', shipmentId, {
    to_address: to,
    buyer_address: to,
    selected_rate: rate,
    tracking_code: trackingCode,
    tracker,
    insurance: textOf(insurance) ?? '50.00',
    postage_label: postageLabel(book, asJson(shipment['options'])['label_format']),
    forms: [],
    fees: ['LabelFee', 'PostageFee', 'InsuranceFee'].map((type) => ({
      object: 'Fee',
      type,
      amount: type === 'PostageFee' ? `${String(rate['rate'])}000` : '0.00000',
      charged: true,
      refunded: false,
    })),
  });
}

function trackingCodeOf(carrier: string, serial: number): string {
  const digits = String(serial).padStart(9, '0');
  if (carrier === 'USPS') return `9400100110368${digits}`;
  return carrier.startsWith('UPS') ? `1Z9999990${digits}` : `0550${digits}1`;
}

const mimeTypes: Record<string, string> = {
  PNG: 'image/png',
  PDF: 'application/pdf',
  ZPL: 'application/zpl',
};

function postageLabel(book: Book, format: unknown): Json {
  const id = newObjectId('pl');
  const wanted = (textOf(format) ?? 'PNG').toUpperCase();
  const now = secondsOf(book.now());
  return {
    object: 'PostageLabel',
    id,
    created_at: now,
    updated_at: now,
    date_advance: 0,
    integrated_form: 'none',
    label_date: now,
    label_resolution: 300,
    label_size: '4x6',
    label_type: 'default',
    label_file_type: mimeTypes[wanted] ?? 'image/png',
    label_url: `/files/${id}.${wanted.toLowerCase()}`,
    label_pdf_url: null,
    label_zpl_url: null,
    label_epl2_url: null,
    label_file: null,
  };
}

/** Throws Refusal for a shipment without postage. */
function soldShipment(book: Book, id: string): Json {
  const shipment = book.get('shipments', id);
  if (shipment['postage_label']) return shipment;
  const text = 'Postage is required to complete this operation.';
  throw new Refusal(422, 'SHIPMENT.POSTAGE.REQUIRED', text);
}

export function convertLabel(book: Book, { ids, query, body }: Call): Reply {
  const shipment = soldShipment(book, ids[0]!);
  const label = asJson(shipment['postage_label']);
  const format = (query.get('file_format') ?? textOf(body['file_format']) ?? 'PNG').toLowerCase();
  const url = String(label['label_url']).replace(/\w+$/, format);
  const changed = { ...label, [`label_${format}_url`]: url };
  return {
    status: 200,
    body: shipmentView(book, book.change('shipments', ids[0]!, { postage_label: changed })),
  };
}

export function addForm(book: Book, { ids, body }: Call): Reply {
  const shipment = soldShipment(book, ids[0]!);
  const type = textOf(asJson(body['form'])['type']) ?? textOf(body['type']);
  const form = {
    ...born('form', 'Form', book.now()),
    form_type: type,
    form_url: `/files/${newObjectId('form')}.pdf`,
    submitted_electronically: false,
  };
  const forms = [...listOf(shipment['forms']), form];
  return { status: 201, body: shipmentView(book, book.change('shipments', ids[0]!, { forms })) };
}

export function insureShipment(book: Book, { ids, body }: Call): Reply {
  soldShipment(book, ids[0]!);
  const insurance = Number(body['amount']).toFixed(2);
  return { status: 200, body: shipmentView(book, book.change('shipments', ids[0]!, { insurance })) };
}

export function rerateShipment(book: Book, { ids }: Call): Reply {
  const shipment = book.get('shipments', ids[0]!);
  const rates = makeRates(book, {
    id: ids[0]!,
    from: String(asJson(shipment['from_address'])['country']),
    to: String(asJson(shipment['to_address'])['country']),
    isReturn: shipment['is_return'] === true,
  });
  book.change('shipments', ids[0]!, { rates });
  return { status: 200, body: { rates } };
}
