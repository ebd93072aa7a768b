import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WithdrawalStatus } from './withdrawal.lifecycle.js';
import type { Regime } from './withdrawal.terms.js';

/** Why a person must look at a declaration. */
export type Doubt =
  | 'order_unknown'
  | 'email_differs'
  | 'too_many_tries'
  | 'goods_unclear'
  | 'nothing_left'
  | 'lines_declined'
  | 'return_ended';

/** What a consumer declared, as sealed. The only place where the person is named. */
export interface Declaration {
  shop: { slug: string; name: string };
  /** Opens the receipt: only the consumer has it, we keep its digest. */
  receiptCode: string;
  name: string;
  /** Whatever identifies the contract: an order number, an RMA number, words. */
  contract: string;
  email: string;
  /** Which pieces, where the page knew the order; null with `goods` null: all. */
  lines: { orderLineId: string; quantity: number }[] | null;
  /** Which goods, in the consumer's words. */
  goods: string | null;
  reason: string | null;
}

@Entity({ name: 'withdrawal' })
export class Withdrawal {
  @PrimaryColumn('text', { name: 'withdrawal_id' }) withdrawalId!: string;
  @Column('text', { name: 'merchant_id' }) merchantId!: string;
  /** Made once by the form: the same statement again is this one. */
  @Column('text', { name: 'client_statement_id' }) clientStatementId!: string;
  @Column('text') status!: WithdrawalStatus;
  /** Step one, and step two: the declaration's instant. */
  @Column('timestamptz', { name: 'stated_at' }) statedAt!: Date;
  @Column('timestamptz', { name: 'declared_at', nullable: true }) declaredAt!: Date | null;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
  @Column('text', { name: 'country_code', nullable: true }) countryCode!: string | null;
  @Column('text') regime!: Regime;
  @Column('text') language!: string;
  /** The order of the guest's session that stated it: proof of whose it is. */
  @Column('text', { name: 'proven_order_id', nullable: true }) provenOrderId!: string | null;
  /** The order it was matched to. */
  @Column('text', { name: 'order_id', nullable: true }) orderId!: string | null;
  @Column('text', { array: true }) doubts!: Doubt[];
  @Column('text', { name: 'content_hash', nullable: true }) contentHash!: string | null;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('text') sealed!: string;
  @Column('bytea', { name: 'receipt_digest' }) receiptDigest!: Buffer;
  /** Finds the declaration when its order is registered later; null once erased. */
  @Column('bytea', { name: 'contract_digest', nullable: true }) contractDigest!: Buffer | null;
  /** Paces mails to one address; kept for an hour. */
  @Column('bytea', { name: 'address_digest', nullable: true }) addressDigest!: Buffer | null;
  @Column('timestamptz', { name: 'proof_at', nullable: true }) proofAt!: Date | null;
  @Column('date', { name: 'refund_due_on', nullable: true }) refundDueOn!: string | null;
  @Column('timestamptz', { name: 'refund_due_at', nullable: true }) refundDueAt!: Date | null;
  @Column('boolean', { name: 'refund_may_wait' }) refundMayWait!: boolean;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt!: Date | null;
}

export const lineOutcomes = ['in_return', 'awaiting_delivery', 'excepted', 'return_ended'] as const;
export type LineOutcome = (typeof lineOutcomes)[number];

/** What became of one withdrawn line of the order. */
@Entity({ name: 'withdrawal_line' })
export class WithdrawalLine {
  @PrimaryColumn('text', { name: 'withdrawal_id' }) withdrawalId!: string;
  @PrimaryColumn('int') position!: number;
  @Column('text', { name: 'merchant_id' }) merchantId!: string;
  @Column('text', { name: 'order_line_id' }) orderLineId!: string;
  @Column('text') description!: string;
  @Column('int') quantity!: number;
  @Column('text') outcome!: LineOutcome;
  @Column('text', { name: 'response_codes', array: true }) responseCodes!: string[];
  @Column('text', { array: true }) explanation!: string[];
  @Column('text', { name: 'return_id', nullable: true }) returnId!: string | null;
  @Column('timestamptz', { name: 'proof_at', nullable: true }) proofAt!: Date | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt!: Date | null;
}

/** The acknowledgement as it was made; never made anew. */
@Entity({ name: 'withdrawal_receipt' })
export class WithdrawalReceipt {
  @PrimaryColumn('text', { name: 'withdrawal_id' }) withdrawalId!: string;
  @Column('text', { name: 'merchant_id' }) merchantId!: string;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('bytea') sealed!: Buffer;
}
