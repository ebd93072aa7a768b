import type { PaidLine } from '#money';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What refunds keeps of an order: what was charged, so that it can be given back. */
@Entity('paid_order')
export class PaidOrderRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ type: 'text' }) currency!: string;
  @Column({ name: 'shipping_minor', type: 'bigint' }) shippingMinor!: number;
  @Column({ name: 'shipping_tax_minor', type: 'bigint' }) shippingTaxMinor!: number;
  @Column({ name: 'shipping_tax_included', type: 'boolean' }) shippingTaxIncluded!: boolean;
  @Column({ type: 'jsonb' }) lines!: PaidLine[];
}
