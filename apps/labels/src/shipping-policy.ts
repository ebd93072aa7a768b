import type { LabelFormat } from './carriers/carrier.js';
import type { PackingRules } from './parcel.rules.js';
import type { ShippingRules } from './shipping.rules.js';

/** How a merchant wants labels bought and printed. */
export interface ShippingPolicy extends ShippingRules, PackingRules {
  /** Minutes in which a carrier's offer may still be bought. */
  offerMaxAgeMinutes: number;
  labelFormat: LabelFormat;
  /** Days a customer may use a label; the carrier's own limit may end it earlier. */
  labelValidDays: number;
  /** Days before the end at which the customer is reminded, most first. */
  remindDaysBefore: number[];
  parcelsPerReturn: number;
  slip: SlipTexts;
}

/** The merchant's own words on the packing slip; ours where there are none. */
export interface SlipTexts {
  packing?: string;
  condition?: string;
  thanks?: string;
  contact?: string;
}

export const defaultPolicy: ShippingPolicy = {
  prefer: 'price',
  offerMaxAgeMinutes: 60,
  defaultPieceGrams: 500,
  packagingGrams: 200,
  labelFormat: 'pdf',
  labelValidDays: 30,
  remindDaysBefore: [7, 2],
  parcelsPerReturn: 1,
  slip: {},
};
