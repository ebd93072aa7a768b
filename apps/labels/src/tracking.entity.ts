import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TrackingStatus } from './carriers/carrier.js';

/** One scan of a parcel, as the carrier told it. */
@Entity('tracking_scan')
export class TrackingScanRow {
  @PrimaryColumn({ name: 'label_id', type: 'text' }) labelId!: string;
  @PrimaryColumn({ name: 'scanned_at', type: 'timestamptz' }) scannedAt!: Date;
  @PrimaryColumn({ type: 'text' }) status!: TrackingStatus;
  @PrimaryColumn({ type: 'text' }) message!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ type: 'text', nullable: true }) place!: string | null;
}

/** An event that a carrier sent. */
@Entity('carrier_event')
export class CarrierEventRow {
  @PrimaryColumn({ name: 'event_id', type: 'text' }) eventId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt!: Date;
}
