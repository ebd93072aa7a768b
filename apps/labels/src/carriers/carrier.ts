import type { Offer, OfferSet } from '../shipping.rules.js';

/** Who sends a parcel, or where it goes. Only the merchant's default address lacks all but the name. */
export interface Address {
  name: string;
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  countryCode?: string;
  phone?: string;
  email?: string;
}

/** Size and weight; sizes only where the merchant knows them. */
export interface Parcel {
  weightGrams: number;
  lengthMm?: number;
  widthMm?: number;
  heightMm?: number;
}

/** One kind of goods as customs want it. */
export interface CustomsItem {
  description: string;
  quantity: number;
  hsCode: string;
  originCountryCode: string;
  /** Of all pieces together. */
  valueMinor: number;
  currency: string;
  /** Of all pieces together. */
  weightGrams: number;
}

/** What the goods are and how they left: without it duty is charged a second time. */
export interface CustomsDeclaration {
  signer: string;
  exportReference: string;
  invoiceNumber: string;
  exportedOn: string;
  items: CustomsItem[];
}

export const labelFormats = ['pdf', 'png', 'zpl'] as const;
export type LabelFormat = (typeof labelFormats)[number];

/** What we ask a carrier for. */
export interface LabelOrder {
  labelId: string;
  requestedAt: Date;
  /** Currency of the customer's order. */
  currency: string;
  consignor: Address;
  consignee: Address;
  parcel: Parcel;
  /** Only for a parcel that leaves a customs territory. */
  customs?: CustomsDeclaration;
  labelFormat: LabelFormat;
}

/** The file a carrier prints. */
export interface CarrierFile {
  format: LabelFormat;
  bytes: Buffer;
}

/** A prepaid label as sold by a carrier. */
export interface SoldLabel {
  trackingNumber: string;
  carrier: string;
  serviceLevel: string;
  /** The service as printed on the label for people. */
  serviceName: string;
  costMinor: number;
  currency: string;
  /** Last day on which the carrier takes the parcel. */
  expiresOn: string;
  /** Null where we draw the label ourselves. */
  file: CarrierFile | null;
}

/** Certain: nothing was sold, and why. */
export interface Refused {
  refused: string;
}

export const postageRefundStatuses = ['submitted', 'refunded', 'rejected', 'not_applicable'] as const;
/** What a carrier says of postage that is given back. */
export type PostageRefundAnswer = (typeof postageRefundStatuses)[number];

export const trackingStatuses = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'delivered',
  'return_to_sender',
  'failure',
  'unknown',
] as const;
export type TrackingStatus = (typeof trackingStatuses)[number];

/** One scan of a parcel, as the carrier tells it. */
export interface Scan {
  status: TrackingStatus;
  /** The carrier's own time of the scan. */
  scannedAt: Date;
  message: string;
  place: string | null;
}

export interface PickupOrder {
  pickupId: string;
  shipmentId: string;
  address: Address;
  from: Date;
  to: Date;
  instructions: string;
}

export interface BookedPickup {
  confirmation: string;
  costMinor: number;
  currency: string;
}

/**
 * Sells prepaid labels. One implementation per file in this folder. Every method either tells what is certain or
 * rejects; who hears a rejection knows nothing and must ask again.
 */
export abstract class Carrier {
  /** Also names the rows that were bought here: a voided label goes back to who sold it. */
  abstract readonly provider: 'offline' | 'easypost';

  /** Puts the parcel on record and asks what it would cost. Costs nothing, also when it is repeated. */
  abstract quote(order: LabelOrder): Promise<OfferSet | Refused>;

  /** New offers for a parcel on record, when the first ones are too old. */
  abstract requote(shipmentId: string): Promise<Offer[]>;

  /** What was bought for the parcel before, by whatever attempt; null when certainly nothing was. */
  abstract find(shipmentId: string, order: LabelOrder): Promise<SoldLabel | null>;

  /** Buys an offer, or finds what was bought for the parcel before: never two. */
  abstract buy(shipmentId: string, offerId: string, order: LabelOrder): Promise<SoldLabel | Refused>;

  /** Asks for the postage back, or how it stands. */
  abstract refund(shipmentId: string): Promise<PostageRefundAnswer>;
  abstract refundStatus(shipmentId: string): Promise<PostageRefundAnswer>;

  /** All scans so far, oldest first. */
  abstract track(shipmentId: string): Promise<Scan[]>;

  /** Puts the wish on record; resolves with the carrier's id of it. Costs nothing. */
  abstract preparePickup(order: PickupOrder): Promise<{ carrierPickupId: string } | Refused>;
  /** Books it, or finds that it is booked. */
  abstract bookPickup(carrierPickupId: string): Promise<BookedPickup | Refused>;
  abstract cancelPickup(carrierPickupId: string): Promise<void>;
}

export const isRefused = (answer: object | null): answer is Refused => answer !== null && 'refused' in answer;
