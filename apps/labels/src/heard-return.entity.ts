import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PackedLine } from './parcel.rules.js';

/** What labels has heard of a return. Its lock puts events in line that come from different services at once. */
@Entity('heard_return')
export class HeardReturnRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'authorized_at', type: 'timestamptz', nullable: true }) authorizedAt!: Date | null;
  @Column({ name: 'parcel_received_at', type: 'timestamptz', nullable: true }) parcelReceivedAt!: Date | null;
  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
  /** This and what follows is null until the return is authorized. */
  @Column({ name: 'order_id', type: 'text', nullable: true }) orderId!: string | null;
  @Column({ name: 'rma_number', type: 'text', nullable: true }) rmaNumber!: string | null;
  @Column({ name: 'ship_by_on', type: 'date', nullable: true }) shipByOn!: string | null;
  @Column({ type: 'jsonb', nullable: true }) lines!: PackedLine[] | null;
}
