import type { Resolution } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface AuthorizedReturnLine {
  returnLineId: string;
  orderLineId: string;
  sku: string;
  quantity: number;
  resolution: Resolution;
  restockingFeeMinor: number;
}

/** What was promised to the customer when the return was authorized. */
@Entity('authorized_return')
export class AuthorizedReturnRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @PrimaryColumn({ name: 'return_id', type: 'text' }) returnId!: string;
  @Column({ name: 'order_id', type: 'text' }) orderId!: string;
  @Column({ name: 'refund_shipping', type: 'boolean' }) refundShipping!: boolean;
  @Column({ name: 'return_shipping_fee_minor', type: 'bigint' }) returnShippingFeeMinor!: number;
  /** low, raised or high: what is not low waits for the inspection. */
  @Column({ type: 'text' }) risk!: string;
  /** Whether the law lets the customer be charged for goods that never came. */
  @Column({ name: 'charge_allowed', type: 'boolean' }) chargeAllowed!: boolean;
  @Column({ type: 'jsonb' }) lines!: AuthorizedReturnLine[];
}
