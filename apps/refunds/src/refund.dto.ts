import { PageQuery } from '#chassis';
import {
  CodeList,
  Count,
  Currency,
  ExternalId,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  Minor,
  OneOf,
  Text,
  allowedActions,
  paymentMethods,
} from '#contracts';
import type { PaymentMethod } from '#contracts';
import { IsInt } from 'class-validator';
import { accounts } from './ledger.rules.js';
import type { Account } from './ledger.rules.js';
import { refundLifecycle, refundStatuses } from './refund.lifecycle.js';
import type { RefundStatus } from './refund.lifecycle.js';
import type { RefundRecord } from './refund.queries.js';

export class RefundsQuery extends PageQuery {
  @Maybe() @Id('ret') returnId?: string;
  @Maybe() @OneOf(refundStatuses) status?: RefundStatus;
}

export class ConfirmRefund {
  /** The bank's or the till's own reference of the payment. */
  @Text(100) reference!: string;
  /** When the money was sent; now, if left out. */
  @Maybe() @Instant() paidAt?: string;
}

export class FailRefund {
  @Text(200) reason!: string;
}

export class RefundLineView {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  /** What the goods are worth, tax included, before fees. */
  @Minor() refundMinor!: number;
  @Minor() taxMinor!: number;
}

export class RefundTenderView {
  @ExternalId() paymentId!: string;
  @OneOf(paymentMethods) method!: PaymentMethod;
  @Minor() amountMinor!: number;
}

export class RefundTransitionView {
  @Maybe() @OneOf(refundStatuses) from!: string | null;
  @Text(40) action!: string;
  @OneOf(refundStatuses) to!: string;
  @Text() by!: string;
  @Instant() at!: string;
  @Maybe() @Text() note!: string | null;
}

export class RefundView {
  @Id('rfd') refundId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @OneOf(refundStatuses) status!: RefundStatus;
  /** Lines plus shipping, less fees and shortfall; the sum of the tenders. */
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
  @ListOf(() => RefundLineView) lines!: RefundLineView[];
  @Minor() shippingRefundMinor!: number;
  /** Both fees together. */
  @Minor() feesMinor!: number;
  @Minor() restockingFeeMinor!: number;
  @Minor() returnShippingFeeMinor!: number;
  /** What the payments on file did not cover; above zero only where an order's data is at odds with itself. */
  @Minor() shortfallMinor!: number;
  @ListOf(() => RefundTenderView) tenders!: RefundTenderView[];
  /** Who pays by hand writes it on the transfer. */
  @Maybe() @Text() paymentReference!: string | null;
  @Maybe() @Text() paidReference!: string | null;
  @Maybe() @Instant() paidAt!: string | null;
  @CodeList() allowedActions!: string[];
  @ListOf(() => RefundTransitionView) timeline!: RefundTransitionView[];
}

export class RefundPage {
  @ListOf(() => RefundView, 0, 100) data!: RefundView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('rfd') nextCursor!: string | null;
}

export class AccountBalance {
  @OneOf(accounts) account!: Account;
  @Currency() currency!: string;
  /** Debits less credits. */
  @IsInt() balanceMinor!: number;
}

export class CurrencySum {
  @Currency() currency!: string;
  /** Zero, or the ledger is broken. */
  @IsInt() sumMinor!: number;
}

export class LedgerBalances {
  @ListOf(() => AccountBalance, 0) balances!: AccountBalance[];
  @ListOf(() => CurrencySum, 0) sums!: CurrencySum[];
}

export class InvariantView {
  @Text(10) id!: string;
  @Text() promise!: string;
  @Count(0) violations!: number;
}

export class InvariantList {
  @ListOf(() => InvariantView) invariants!: InvariantView[];
}

export function refundView(refund: RefundRecord): RefundView {
  const { merchantId: _, shippingMinor, paidAt, timeline, ...rest } = refund;
  return {
    ...rest,
    tenders: refund.tenders as RefundTenderView[],
    shippingRefundMinor: shippingMinor,
    feesMinor: refund.restockingFeeMinor + refund.returnShippingFeeMinor,
    paidAt: paidAt?.toISOString() ?? null,
    allowedActions: allowedActions(refundLifecycle, refund.status),
    timeline: timeline.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  };
}
