import { randomBytes } from 'node:crypto';
import { chargeFields, paymentIntentFields } from './fields.js';
import type { Json } from './wire.js';

export type RefundStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';

export interface StripeRefund {
  id: string;
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  created: number;
  metadata: Record<string, string>;
  reason: string | null;
  status: RefundStatus;
  failure_reason?: string;
  failure_balance_transaction?: string;
  pending_reason?: string;
}

export interface StripePayment {
  id: string;
  charge: string;
  amount: number;
  captured: number;
  currency: string;
  created: number;
  manual: boolean;
  metadata: Record<string, string>;
  /** Why the customer's bank took the money back; null while it has not. */
  dispute: { id: string; reason: string; status: string } | null;
}

/** What the provider knows: the truth that our own books are compared with. */
export class StripeBook {
  readonly payments = new Map<string, StripePayment>();
  readonly refunds = new Map<string, StripeRefund>();

  constructor(private readonly now: () => Date) {}

  newId(prefix: string): string {
    return `${prefix}_3Q${randomBytes(11).toString('hex')}`;
  }

  seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  /** Takes a payment. */
  pay(payment: { amount: number; currency: string } & Partial<StripePayment>): StripePayment {
    const made: StripePayment = {
      id: this.newId('pi'),
      charge: this.newId('ch'),
      captured: payment.amount,
      created: this.seconds(),
      manual: false,
      metadata: {},
      dispute: null,
      ...payment,
    };
    this.payments.set(made.id, made);
    return made;
  }

  paymentOf(id: string): StripePayment | undefined {
    return this.payments.get(id) ?? [...this.payments.values()].find(({ charge }) => charge === id);
  }

  refundsOf({ id }: StripePayment): StripeRefund[] {
    return [...this.refunds.values()].filter((refund) => refund.payment_intent === id).toReversed();
  }

  /** Minor units that refunds hold, those included that are on their way. */
  refunded(payment: StripePayment): number {
    const live = this.refundsOf(payment).filter(({ status }) => status !== 'failed' && status !== 'canceled');
    return live.reduce((sum, refund) => sum + refund.amount, 0);
  }
}

export const refundJson = (refund: StripeRefund): Json => ({
  object: 'refund',
  balance_transaction: refund.status === 'succeeded' ? `txn_${refund.id.slice(3)}` : null,
  destination_details: {
    card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
    type: 'card',
  },
  receipt_number: null,
  source_transfer_reversal: null,
  transfer_reversal: null,
  ...refund,
});

export const paymentIntentJson = (payment: StripePayment): Json => ({
  ...paymentIntentFields,
  id: payment.id,
  amount: payment.amount,
  amount_capturable: payment.manual ? payment.amount - payment.captured : 0,
  amount_received: payment.captured,
  capture_method: payment.manual ? 'manual' : 'automatic',
  client_secret: `${payment.id}_secret_fake`,
  created: payment.created,
  currency: payment.currency,
  latest_charge: payment.charge,
  metadata: payment.metadata,
  status: payment.captured < payment.amount ? 'requires_capture' : 'succeeded',
});

export const chargeJson = (book: StripeBook, payment: StripePayment): Json => ({
  ...chargeFields,
  id: payment.charge,
  amount: payment.amount,
  amount_captured: payment.captured,
  amount_refunded: book.refunded(payment),
  balance_transaction: `txn_${payment.charge.slice(3)}`,
  created: payment.created,
  currency: payment.currency,
  dispute: payment.dispute?.id ?? null,
  disputed: payment.dispute !== null,
  metadata: payment.metadata,
  payment_intent: payment.id,
  refunded: book.refunded(payment) === payment.captured,
});

export const disputeJson = (payment: StripePayment): Json => ({
  id: payment.dispute?.id,
  object: 'dispute',
  amount: payment.captured,
  charge: payment.charge,
  currency: payment.currency,
  payment_intent: payment.id,
  reason: payment.dispute?.reason,
  status: payment.dispute?.status,
});
