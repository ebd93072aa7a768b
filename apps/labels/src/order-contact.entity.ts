import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SoldLine } from './parcel.rules.js';

/** Who sends the parcels of an order, sealed, and the order's currency. */
@Entity('order_contact')
export class OrderContactRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ type: 'text' }) currency!: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId!: string;
  @Column({ type: 'text' }) sealed!: string;
  /** Null when the order was heard before labels kept its lines. */
  @Column({ type: 'jsonb', nullable: true }) lines!: SoldLine[] | null;
}
