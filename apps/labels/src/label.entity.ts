import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { LabelAction, LabelStatus } from './label.lifecycle.js';

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
}

/** The PDF, sealed under the customer's key: it shows a name and an address, and is erased with them. */
@Entity('label_document')
export class LabelDocumentRow {
  @PrimaryColumn({ name: 'label_id', type: 'text' }) labelId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'subject_id', type: 'text' }) subjectId!: string;
  @Column({ type: 'bytea' }) sealed!: Buffer;
  /** Of the PDF itself, in hex. */
  @Column({ type: 'text' }) sha256!: string;
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
