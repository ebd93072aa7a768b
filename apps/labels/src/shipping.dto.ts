import {
  CodeList,
  Count,
  Country,
  Currency,
  Day,
  ExternalId,
  Grams,
  Instant,
  ListOf,
  Maybe,
  Minor,
  Nested,
  OneOf,
  Text,
} from '#contracts';
import { Id } from '#contracts';
import { IsArray, IsInt, Matches, Max, Min } from 'class-validator';
import { labelFormats } from './carriers/carrier.js';
import type { LabelFormat } from './carriers/carrier.js';
import { pickupStatuses } from './pickup.lifecycle.js';
import type { PickupAction, PickupStatus } from './pickup.lifecycle.js';
import { handOvers, preferences } from './shipping.rules.js';
import type { HandOver, Preference } from './shipping.rules.js';

export class BoxSize {
  @Count() length!: number;
  @Count() width!: number;
  @Count() height!: number;
}

export class SlipInput {
  /** How to pack. */
  @Maybe() @Text(600) packing?: string;
  /** The condition in which goods are taken back. */
  @Maybe() @Text(600) condition?: string;
  @Maybe() @Text(300) thanks?: string;
  /** Where customers ask. */
  @Maybe() @Text(300) contact?: string;
}

export class ShippingPolicyInput {
  @OneOf(preferences) prefer!: Preference;
  /** In the currency of the customer's order; offers in other currencies are refused then. */
  @Maybe() @Minor() maxCostMinor?: number;
  @Maybe() @Count(0) maxTransitDays?: number;
  /** `USPS` or `USPS/GroundAdvantage`; absent: all. */
  @Maybe() @CodeList() allowedServices?: string[];
  @Maybe() @OneOf(handOvers) handOver?: HandOver;
  /** Best first; those that are not named come last. */
  @Maybe() @CodeList() carrierOrder?: string[];
  @Maybe() @Count() offerMaxAgeMinutes?: number;
  /** Of a piece whose weight the order does not say. */
  @Maybe() @Grams() defaultPieceGrams?: number;
  /** Of an empty box. */
  @Maybe() @Grams() packagingGrams?: number;
  /** Millimetres. */
  @Maybe() @Nested(() => BoxSize) boxMm?: BoxSize;
  @Maybe() @OneOf(labelFormats) labelFormat?: LabelFormat;
  @Maybe() @IsInt() @Min(1) @Max(90) labelValidDays?: number;
  @Maybe()
  @IsArray()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(90, { each: true })
  remindDaysBefore?: number[];
  @Maybe() @IsInt() @Min(1) @Max(20) parcelsPerReturn?: number;
  @Maybe() @Nested(() => SlipInput) slip?: SlipInput;
}

export class ExportedLineInput {
  @ExternalId() orderLineId!: string;
  @Matches(/^\d{6,10}$/, { message: 'must be 6 to 10 digits of the Harmonized System' }) hsCode!: string;
  @Country() originCountryCode!: string;
  /** Of one piece, as declared at the export. */
  @Minor() unitValueMinor!: number;
}

export class ExportRecordInput {
  /** Who certifies the return's papers. */
  @Text(100) signer!: string;
  /** The export's own number, such as a MRN. */
  @Text(64) exportReference!: string;
  @Text(64) invoiceNumber!: string;
  @Day() exportedOn!: string;
  @Maybe() @Text(64) outboundTrackingNumber?: string;
  @Currency() currency!: string;
  @ListOf(() => ExportedLineInput, 1, 1000) lines!: ExportedLineInput[];
}

export class PickupInput {
  @Instant() fromAt!: string;
  @Instant() toAt!: string;
  /** Where the parcel lies. */
  @Maybe() @Text(200) instructions?: string;
}

export class PickupView {
  @Id('pck') pickupId!: string;
  @Id('lbl') labelId!: string;
  @OneOf(pickupStatuses) status!: PickupStatus;
  @Instant() fromAt!: string;
  @Instant() toAt!: string;
  /** This and what follows is null until the carrier has booked it. */
  @Maybe() @Text(64) confirmation!: string | null;
  @Maybe() @Minor() costMinor!: number | null;
  @Maybe() @Currency() currency!: string | null;
  /** Why it failed. */
  @Maybe() @Text(200) note!: string | null;
  @CodeList() allowedActions!: PickupAction[];
}

export class PickupList {
  @ListOf(() => PickupView, 0, 100) data!: PickupView[];
}

export class OrphanLabel {
  @Id('lbl') labelId!: string;
  @Id('ret') returnId!: string;
  @Text(40) reason!: string;
  @Maybe() @Text(40) carrier!: string | null;
  @Maybe() @Text(64) trackingNumber!: string | null;
  @Maybe() @Minor() costMinor!: number | null;
  @Maybe() @Currency() currency!: string | null;
  @Instant() since!: string;
}

export class OrphanTotal {
  @Text(40) reason!: string;
  @Maybe() @Currency() currency!: string | null;
  @Count(0) labels!: number;
  @Minor() costMinor!: number;
}

export class OrphanReport {
  @ListOf(() => OrphanLabel, 0, 1000) data!: OrphanLabel[];
  @ListOf(() => OrphanTotal, 0, 100) totals!: OrphanTotal[];
}
