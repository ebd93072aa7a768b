import { formatDecimal, money, parseMoney } from '#money';
import type { Offer } from '../shipping.rules.js';
import { handOverOf } from './easypost.services.js';
import { trackingStatuses } from './carrier.js';
import type { Address, CustomsDeclaration, LabelOrder, Parcel, Scan, TrackingStatus } from './carrier.js';

/** Our words in EasyPost's and back. What comes from there is checked: it is another's data. */

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

/** Rejects an answer that lacks what it must hold: then nothing is known. */
function must(value: unknown, what: string): string {
  const text = textOf(value);
  if (text === null) throw new Error(`EasyPost's answer lacks ${what}`);
  return text;
}

export const addressTo = (address: Address): Fields => ({
  name: address.name,
  street1: address.line1,
  street2: address.line2,
  city: address.city,
  state: address.region,
  zip: address.postalCode,
  country: address.countryCode,
  phone: address.phone,
  email: address.email,
});

const gramsPerOunce = 28.349523125;
const ounces = (grams: number): number => Math.max(0.1, Math.round((grams / gramsPerOunce) * 10) / 10);
const inches = (mm: number): number => Math.max(0.1, Math.round((mm / 25.4) * 10) / 10);

export function parcelTo({ weightGrams, lengthMm, widthMm, heightMm }: Parcel): Fields {
  const weight = { weight: ounces(weightGrams) };
  if (!lengthMm || !widthMm || !heightMm) return weight;
  return { ...weight, length: inches(lengthMm), width: inches(widthMm), height: inches(heightMm) };
}

/** `returned_goods` and the export's own papers, so that duty is not charged a second time. */
export const customsTo = (customs: CustomsDeclaration): Fields => ({
  contents_type: 'returned_goods',
  contents_explanation: `Returned goods. Export ${customs.exportReference}, invoice ${customs.invoiceNumber}`,
  customs_certify: true,
  customs_signer: customs.signer,
  restriction_type: 'none',
  non_delivery_option: 'return',
  customs_items: customs.items.map((item) => ({
    description: item.description,
    quantity: item.quantity,
    hs_tariff_number: item.hsCode,
    origin_country: item.originCountryCode,
    value: formatDecimal(money(item.valueMinor, item.currency)),
    currency: item.currency,
    weight: ounces(item.weightGrams),
  })),
});

/** Labels begin with this in the account's own book, and are found by it. */
export const optionsTo = ({ labelFormat, customs, currency }: LabelOrder): Fields => ({
  label_format: labelFormat.toUpperCase(),
  label_size: '4x6',
  currency,
  ...(customs && { invoice_number: customs.invoiceNumber }),
});

/** Throws for a rate without price or name. */
function offerFrom(rate: Fields): Offer {
  const carrier = must(rate['carrier'], 'a carrier');
  const serviceLevel = must(rate['service'], 'a service');
  const currency = must(rate['currency'], 'a currency');
  const days = rate['delivery_days'] ?? rate['est_delivery_days'];
  return {
    offerId: must(rate['id'], 'a rate id'),
    carrier,
    serviceLevel,
    costMinor: parseMoney(must(rate['rate'], 'a price'), currency).amountMinor,
    currency,
    transitDays: typeof days === 'number' ? days : null,
    handOver: handOverOf(carrier, serviceLevel),
  };
}

export const offersFrom = (shipment: unknown): Offer[] =>
  listOf(fieldsOf(shipment)['rates']).map((rate) => offerFrom(fieldsOf(rate)));

/** What carriers said that gave no price, one sentence each. */
export const messagesFrom = (shipment: unknown): string[] =>
  listOf(fieldsOf(shipment)['messages'])
    .map((entry) => fieldsOf(entry))
    .map(({ carrier, message }) => `${textOf(carrier) ?? '?'}: ${textOf(message) ?? '?'}`.slice(0, 200));

/** What `shipment` was bought with; null for one that is not bought. Throws for one that says half of it. */
export function purchaseFrom(
  shipment: unknown,
): { offer: Offer; trackingNumber: string; labelUrl: string } | null {
  const { postage_label: label, selected_rate: rate, tracking_code: code } = fieldsOf(shipment);
  if (label === null && rate === null) return null;
  return {
    offer: offerFrom(fieldsOf(rate)),
    trackingNumber: must(code, 'a tracking code'),
    labelUrl: must(fieldsOf(label)['label_url'], 'a label'),
  };
}

export const idFrom = (object: unknown): string => must(fieldsOf(object)['id'], 'an id');
export const trackerFrom = (shipment: unknown): unknown => fieldsOf(shipment)['tracker'];
export const refundStatusFrom = (shipment: unknown): string | null =>
  textOf(fieldsOf(shipment)['refund_status']);

const statusFrom = (status: unknown): TrackingStatus =>
  trackingStatuses.find((known) => known === status) ?? 'unknown';

/** The scans of a tracker, oldest first; those without a time of their own are no scans. */
export function scansFrom(tracker: unknown): Scan[] {
  const scans = listOf(fieldsOf(tracker)['tracking_details']).flatMap((entry) => {
    const { status, datetime, message, tracking_location: where } = fieldsOf(entry);
    const scannedAt = new Date(textOf(datetime) ?? Number.NaN);
    if (Number.isNaN(scannedAt.getTime())) return [];
    const { city, country } = fieldsOf(where);
    const place = [textOf(city), textOf(country)].filter(Boolean).join(', ').slice(0, 100) || null;
    return [{ status: statusFrom(status), scannedAt, message: (textOf(message) ?? '').slice(0, 200), place }];
  });
  return scans.sort((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime());
}

/** A booked pickup; null for one that is not booked. */
export function pickupFrom(
  pickup: unknown,
): { confirmation: string; costMinor: number; currency: string } | null {
  const { status, confirmation, pickup_rates: rates } = fieldsOf(pickup);
  if (status !== 'scheduled') return null;
  const [rate] = pickupRatesFrom({ pickup_rates: rates });
  return {
    confirmation: must(confirmation, 'a confirmation'),
    ...(rate ?? { costMinor: 0, currency: 'USD' }),
  };
}

/** Cheapest first. */
export function pickupRatesFrom(
  pickup: unknown,
): { carrier: string; service: string; costMinor: number; currency: string }[] {
  const rates = listOf(fieldsOf(pickup)['pickup_rates']).map((entry) => {
    const { carrier, service, rate, currency } = fieldsOf(entry);
    const code = must(currency, 'a currency');
    const { amountMinor } = parseMoney(must(rate, 'a price'), code);
    return {
      carrier: must(carrier, 'a carrier'),
      service: must(service, 'a service'),
      costMinor: amountMinor,
      currency: code,
    };
  });
  return rates.sort((a, b) => a.costMinor - b.costMinor);
}
