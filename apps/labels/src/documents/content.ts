import type { Address, CustomsDeclaration } from '../carriers/carrier.js';
import type { PackedLine } from '../parcel.rules.js';
import type { SlipTexts } from '../shipping-policy.js';

/** All that is printed of one label and its slip. Kept as it was at the purchase, so that printing again is the same. */
export interface LabelContent {
  consignor: Address;
  consignee: Address;
  /** The carrier's service as customers know it. */
  serviceName: string;
  trackingNumber: string;
  rmaNumber: string;
  shipByOn: string;
  /** When the label was asked for: the documents' date, so that the same input gives the same bytes. */
  requestedAt: Date;
  /** BCP 47, such as `es`. */
  language: string;
  lines: PackedLine[];
  slip: SlipTexts;
  parcelNumber: number;
  customs?: CustomsDeclaration;
}
