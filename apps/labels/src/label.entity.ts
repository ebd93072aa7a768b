import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { LabelFormat } from './carriers/carrier.js';
import type { LabelAction, LabelStatus } from './label.lifecycle.js';
import type { PackedLine } from './parcel.rules.js';
import type { RankedOffers } from './shipping.rules.js';

@Entity('label')
export class LabelRow {
  @PrimaryColumn({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'rma_number', type: 'text' }) rmaNumber!: string;
  @Column({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ name: 'ship_by_on', type: 'date' }) shipByOn!: string;
  @Column({ type: 'text' }) status!: LabelStatus;
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt!: Date;
  /** Null once the purchase is settled. */
  @Column({ name: 'try_at', type: 'timestamptz', nullable: true }) tryAt!: Date | null;
  @Column({ type: 'int' }) attempts!: number;
  /** Asked for and no longer needed: to be voided as soon as the carrier has answered. */
  @Column({ type: 'boolean' }) unwanted!: boolean;
  @Column({ type: 'text', nullable: true }) carrier!: string | null;
  @Column({ name: 'service_level', type: 'text', nullable: true }) serviceLevel!: string | null;
  @Column({ name: 'tracking_number', type: 'text', nullable: true }) trackingNumber!: string | null;
  @Column({ name: 'cost_minor', type: 'bigint', nullable: true }) costMinor!: number | null;
  @Column({ type: 'text', nullable: true }) currency!: string | null;
  @Column({ name: 'expires_on', type: 'date', nullable: true }) expiresOn!: string | null;
  /** A return may be sent in several parcels, each with a label of its own. */
  @Column({ name: 'parcel_number', type: 'int' }) parcelNumber!: number;
  /** Null: all that comes back. */
  @Column({ type: 'jsonb', nullable: true }) contents!: PackedLine[] | null;
  /** Who sells it; null until the first answer. */
  @Column({ type: 'text', nullable: true }) provider!: string | null;
  /** The parcel at the carrier: stored before anything is bought for it. */
  @Column({ name: 'carrier_shipment_id', type: 'text', nullable: true }) carrierShipmentId!: string | null;
  /** What was last asked to be bought. */
  @Column({ name: 'offer_id', type: 'text', nullable: true }) offerId!: string | null;
  @Column({ name: 'quoted_at', type: 'timestamptz', nullable: true }) quotedAt!: Date | null;
  @Column({ type: 'jsonb', nullable: true }) offers!: JudgedOffers | null;
  @Column({ name: 'purchased_at', type: 'timestamptz', nullable: true }) purchasedAt!: Date | null;
  /** When the carrier is asked where the parcel is; null when it is not asked any more. */
  @Column({ name: 'track_at', type: 'timestamptz', nullable: true }) trackAt!: Date | null;
  /** Days before the end for which the customer was reminded last. */
  @Column({ name: 'reminded_for', type: 'int', nullable: true }) remindedFor!: number | null;
}

/** Offers as they were judged, for whoever asks why this carrier. */
export interface JudgedOffers extends RankedOffers {
  messages: string[];
}

/** The carrier's own label, sealed under the customer's key: it shows a name and an address, and is erased with them. */
@Entity('label_document')
export class LabelDocumentRow {
  @PrimaryColumn({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId!: string;
  @Column({ type: 'bytea' }) sealed!: Buffer;
  @Column({ type: 'text' }) format!: LabelFormat;
  /** Of the file itself, in hex. */
  @Column({ type: 'text' }) sha256!: string;
}

/** What we print of a label, sealed likewise. */
@Entity('label_content')
export class LabelContentRow {
  @PrimaryColumn({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId!: string;
  /** Whether the parcel crosses a customs border, with papers. */
  @Column({ name: 'has_customs', type: 'boolean' }) hasCustoms!: boolean;
  @Column({ type: 'bytea' }) sealed!: Buffer;
}

@Entity('label_transition')
export class LabelTransitionRow {
  @PrimaryGeneratedColumn({ name: 'transition_id', type: 'bigint' }) transitionId!: number;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ name: 'from_status', type: 'text', nullable: true }) from!: LabelStatus | null;
  @Column({ type: 'text' }) action!: LabelAction | 'request';
  @Column({ name: 'to_status', type: 'text' }) to!: LabelStatus;
  @Column({ name: 'acted_by', type: 'text' }) by!: string;
  @Column({ name: 'acted_at', type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}
