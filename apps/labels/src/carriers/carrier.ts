/** Who sends a parcel, or where it goes. Only the merchant's default address lacks all but the name. */
export interface Address {
  name: string;
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  countryCode?: string;
}

/** What we ask a carrier for. */
export interface LabelOrder {
  labelId: string;
  requestedAt: Date;
  /** Currency of the customer's order. */
  currency: string;
  consignor: Address;
  consignee: Address;
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
}

/** Sells prepaid labels. One implementation per file in this folder. */
export abstract class Carrier {
  /**
   * Buys the label, or finds the one that was bought for the same `labelId` before: never two. Resolves with
   * `refused` when it is certain that none was sold; rejects when that is not known.
   */
  abstract buy(order: LabelOrder): Promise<{ sold: SoldLabel } | { refused: string }>;
}
