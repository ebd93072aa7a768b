import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PickupStatus } from './pickup.lifecycle.js';

/** A wish that a carrier fetches the parcel at the customer's home. */
@Entity('pickup')
export class PickupRow {
  @PrimaryColumn({ name: 'pickup_id', type: 'text' }) pickupId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ type: 'text' }) status!: PickupStatus;
  @Column({ name: 'from_at', type: 'timestamptz' }) fromAt!: Date;
  @Column({ name: 'to_at', type: 'timestamptz' }) toAt!: Date;
  @Column({ type: 'text' }) instructions!: string;
  /** Stored before it is booked. */
  @Column({ name: 'carrier_pickup_id', type: 'text', nullable: true }) carrierPickupId!: string | null;
  @Column({ type: 'text', nullable: true }) confirmation!: string | null;
  @Column({ name: 'cost_minor', type: 'bigint', nullable: true }) costMinor!: number | null;
  @Column({ type: 'text', nullable: true }) currency!: string | null;
  /** Why it failed. */
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'int' }) attempts!: number;
  /** Null once nothing is to be asked of the carrier. */
  @Column({ name: 'try_at', type: 'timestamptz', nullable: true }) tryAt!: Date | null;
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt!: Date;
}
