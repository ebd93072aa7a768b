import type { Disposition, Grade } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Finding, PieceStatus } from './line.lifecycle.js';
import type { ReceiptStatus } from './receipt.lifecycle.js';

/** What the dock expects and has of one return. */
@Entity('receipt')
export class ReceiptRow {
  @PrimaryColumn({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ name: 'rma_number', type: 'text' }) rmaNumber!: string;
  @Column({ name: 'tracking_number', type: 'text', nullable: true }) trackingNumber!: string | null;
  @Column({ type: 'text' }) status!: ReceiptStatus;
  @Column({ name: 'authorized_at', type: 'timestamptz', nullable: true }) authorizedAt!: Date | null;
  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true }) deliveredAt!: Date | null;
  @Column({ name: 'done_at', type: 'timestamptz', nullable: true }) doneAt!: Date | null;
  @Column({ name: 'inspected_at', type: 'timestamptz', nullable: true }) inspectedAt!: Date | null;
  @Column({ name: 'announced_at', type: 'timestamptz', nullable: true }) announcedAt!: Date | null;
}

@Entity('receipt_line')
export class ReceiptLineRow {
  @PrimaryColumn({ name: 'return_line_id', type: 'text' }) returnLineId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'order_line_id', type: 'text' }) orderLineId!: string;
  @Column({ type: 'text' }) sku!: string;
  @Column({ type: 'text' }) description!: string;
  @Column({ name: 'expected_quantity', type: 'int' }) expectedQuantity!: number;
  @Column({ name: 'received_quantity', type: 'int' }) receivedQuantity!: number;
  @Column({ name: 'wrong_item_quantity', type: 'int' }) wrongItemQuantity!: number;
  @Column({ name: 'missing_quantity', type: 'int' }) missingQuantity!: number;
  @Column({ name: 'damaged_quantity', type: 'int' }) damagedQuantity!: number;
  @Column({ name: 'kept_surplus_quantity', type: 'int' }) keptSurplusQuantity!: number;
}

/** Pieces of one line that share one fate. */
@Entity('return_item')
export class ReturnItemRow {
  @PrimaryColumn({ name: 'return_item_id', type: 'text' }) returnItemId!: string;
  @Column({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'return_line_id', type: 'text' }) returnLineId!: string;
  @Column({ type: 'int' }) quantity!: number;
  @Column({ type: 'text' }) status!: PieceStatus;
  @Column({ type: 'text', nullable: true }) grade!: Grade | null;
  @Column({ type: 'text', nullable: true }) disposition!: Disposition | null;
  @Column({ name: 'client_scan_id', type: 'text', nullable: true }) clientScanId!: string | null;
  @Column({ type: 'text' }) finding!: Finding;
  @Column({ type: 'text', nullable: true }) serial!: string | null;
  @Column({ type: 'text', nullable: true }) lot!: string | null;
  @Column({ type: 'jsonb', nullable: true }) answers!: Record<string, string> | null;
  @Column({ name: 'proposed_disposition', type: 'text', nullable: true })
  proposedDisposition!: Disposition | null;
  @Column({ name: 'rule_code', type: 'text', nullable: true }) ruleCode!: string | null;
  @Column({ name: 'override_reason', type: 'text', nullable: true }) overrideReason!: string | null;
  @Column({ type: 'text', nullable: true }) station!: string | null;
  @Column({ type: 'text' }) location!: string;
}
