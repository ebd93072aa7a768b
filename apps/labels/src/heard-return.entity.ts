import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What labels has heard of a return. Its lock puts events in line that come from different services at once. */
@Entity('heard_return')
export class HeardReturnRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'authorized_at', type: 'timestamptz', nullable: true }) authorizedAt!: Date | null;
  @Column({ name: 'parcel_received_at', type: 'timestamptz', nullable: true }) parcelReceivedAt!: Date | null;
}
