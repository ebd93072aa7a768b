import type { ReasonCode, Resolution, Verdict } from '#contracts';
import type { Decision, HolidaysConsulted, ReturnFacts } from '#policy-engine';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReturnStatus } from './return.lifecycle.js';

/** What a return came from: somebody asked for it, or a withdrawal from the contract became it. */
export const returnSources = ['request', 'withdrawal'] as const;
export type ReturnSource = (typeof returnSources)[number];

/** The prepaid label of a return, as the label service told. */
export interface ReturnLabel {
  labelId: string;
  carrier: string;
  trackingNumber: string;
  expiresOn: string;
}

@Entity({ name: 'return' })
export class Return {
  @PrimaryColumn('text', { name: 'return_id' }) returnId!: string;
  @Column('text', { name: 'merchant_id' }) merchantId!: string;
  @Column('text', { name: 'rma_number' }) rmaNumber!: string;
  @Column('text', { name: 'order_id', nullable: true }) orderId!: string | null;
  @Column('text') source!: ReturnSource;
  @Column('text') status!: ReturnStatus;
  @Column('text') verdict!: Verdict;
  @Column('text', { name: 'response_codes', array: true }) responseCodes!: string[];
  @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date;
  @Column('text', { nullable: true }) currency!: string | null;
  /** Days to hand the parcel over, once authorized. */
  @Column('int', { name: 'ship_by_days' }) shipByDays!: number;
  /** Last day to hand the parcel over, and the first instant too late; null until authorized. */
  @Column('date', { name: 'ship_by_on', nullable: true }) shipByOn!: string | null;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
  @Column('boolean', { name: 'refund_shipping' }) refundShipping!: boolean;
  @Column('bigint', { name: 'shipping_refund_minor' }) shippingRefundMinor!: number;
  @Column('bigint', { name: 'return_shipping_fee_minor' }) returnShippingFeeMinor!: number;
  @Column('bigint', { name: 'estimated_refund_minor' }) estimatedRefundMinor!: number;
  @Column('bigint', { name: 'refunded_minor', nullable: true }) refundedMinor!: number | null;
  /** When it became certain that no more money is owed; may be heard before the parcel is. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
  @Column('jsonb', { nullable: true }) label!: ReturnLabel | null;
  @Column('int') version!: number;
}

@Entity({ name: 'return_line' })
export class ReturnLine {
  @PrimaryColumn('text', { name: 'return_line_id' }) returnLineId!: string;
  @Column('text', { name: 'merchant_id' }) merchantId!: string;
  @Column('text', { name: 'return_id' }) returnId!: string;
  @Column('int') position!: number;
  @Column('text', { name: 'order_line_id', nullable: true }) orderLineId!: string | null;
  @Column('text') sku!: string;
  @Column('text') description!: string;
  @Column('int') quantity!: number;
  /** What came back and is what it should be; null until inspected. */
  @Column('int', { name: 'returned_quantity', nullable: true }) returnedQuantity!: number | null;
  @Column('text', { name: 'reason_code' }) reasonCode!: ReasonCode;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('text') resolution!: Resolution;
  @Column('text') verdict!: Verdict;
  @Column('text', { name: 'response_codes', array: true }) responseCodes!: string[];
  @Column('date', { name: 'last_day_on', nullable: true }) lastDayOn!: string | null;
  @Column('bigint', { name: 'goods_minor' }) goodsMinor!: number;
  @Column('bigint', { name: 'tax_minor' }) taxMinor!: number;
  /** Before the restocking fee. */
  @Column('bigint', { name: 'refund_minor' }) refundMinor!: number;
  @Column('bigint', { name: 'restocking_fee_minor' }) restockingFeeMinor!: number;
  @Column('text', { array: true }) explanation!: string[];
}

/** A decision with what it was made of; policy and law stand in `decision_source` under their hash. */
@Entity({ name: 'decision_record' })
export class DecisionRow {
  @PrimaryColumn('text', { name: 'return_id' }) returnId!: string;
  @Column('text', { name: 'merchant_id' }) merchantId!: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('jsonb') facts!: ReturnFacts;
  @Column('jsonb') holidays!: HolidaysConsulted;
  @Column('text', { name: 'policy_version' }) policyVersion!: string;
  @Column('text', { name: 'policy_hash' }) policyHash!: string;
  @Column('text', { name: 'law_version' }) lawVersion!: string;
  @Column('text', { name: 'law_hash' }) lawHash!: string;
  @Column('jsonb') decision!: Decision;
  /** Of the record's canonical JSON. */
  @Column('text') hash!: string;
}
