import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExportRecord } from './customs.rules.js';
import type { ShippingPolicy } from './shipping-policy.js';

@Entity('shipping_policy')
export class ShippingPolicyRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ type: 'jsonb' }) policy!: ShippingPolicy;
}

/** How the goods of an order left the country. */
@Entity('export_record')
export class ExportRecordRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ type: 'jsonb' }) record!: ExportRecord;
}
