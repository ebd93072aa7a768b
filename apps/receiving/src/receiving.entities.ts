import type { Disposition, Grade } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PieceStatus } from './line.lifecycle.js';
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
}
