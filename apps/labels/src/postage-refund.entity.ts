import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostageRefundStatus } from './postage-refund.lifecycle.js';

/** The postage of a label that was given back. */
@Entity('postage_refund')
export class PostageRefundRow {
  @PrimaryColumn({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ type: 'text' }) status!: PostageRefundStatus;
  /** How often the carrier was asked for the money, not how often we looked. */
  @Column({ type: 'int' }) attempts!: number;
  /** Null once it is decided. */
  @Column({ name: 'try_at', type: 'timestamptz', nullable: true }) tryAt!: Date | null;
  @Column({ name: 'requested_at', type: 'timestamptz' }) requestedAt!: Date;
  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true }) settledAt!: Date | null;
}
