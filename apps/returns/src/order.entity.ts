import type { Channel } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Payment } from './order.rules.js';
import type { Sale } from './sale.rules.js';

/** An order as a storefront registered it. Its lines are `order_line`, written and read in bulk. */
@Entity({ name: 'registered_order' })
export class RegisteredOrder {
  @PrimaryColumn('text', { name: 'merchant_id' }) merchantId!: string;
  @PrimaryColumn('text', { name: 'order_id' }) orderId!: string;
  @Column('int') version!: number;
  /** Of all but the person: tells whether a registration again changes anything. */
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('text') currency!: string;
  @Column('text', { name: 'country_code' }) countryCode!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text') channel!: Channel;
  @Column('timestamptz', { name: 'placed_at' }) placedAt!: Date;
  @Column('bigint', { name: 'shipping_minor' }) shippingMinor!: number;
  @Column('bigint', { name: 'shipping_tax_minor' }) shippingTaxMinor!: number;
  @Column('boolean', { name: 'shipping_tax_included' }) shippingTaxIncluded!: boolean;
  @Column('jsonb') payments!: Payment[];
  @Column('jsonb') sale!: Sale;
  @Column('text', { name: 'purchaser_reference', nullable: true }) purchaserReference!: string | null;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  /** The only place of personal data; readable while the subject's key exists. */
  @Column('text', { name: 'sealed_contact' }) sealedContact!: string;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt!: Date | null;
}
