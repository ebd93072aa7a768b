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
  paymentMethods,
  refundMeans,
} from '#contracts';
import type { PaymentMethod, RefundMeans } from '#contracts';
import { IsInt } from 'class-validator';
import { accounts } from './ledger.rules.js';
import type { Account } from './ledger.rules.js';
import { manualGateway } from './gateways/gateway.js';
import { peopleMay, refundStates, refundStatuses } from './refund.lifecycle.js';
import type { RefundAction, RefundState, RefundStatus } from './refund.lifecycle.js';
import type { RefundRecord, RefundTender } from './refund.record.js';

export class RefundsQuery extends PageQuery {
  @Maybe() @Id('ret') returnId?: string;
  @Maybe() @OneOf(refundStates) status?: RefundState;
}

export class ConfirmRefund {
  /** The bank's or the till's own reference of the payment. */
  @Text(100) reference!: string;
  /** When the money was sent; now, if left out. */
  @Maybe() @Instant() paidAt?: string;
  /** The payment it goes back to; all that are paid by hand, if left out. */
  @Maybe() @ExternalId() paymentId?: string;
}

export class FailRefund {
  @Text(200) reason!: string;
  @Maybe() @ExternalId() paymentId?: string;
}

export class RetryRefund extends FailRefund {
  /** A person pays instead of the gateway, for example because the card no longer exists. */
  @Maybe() @Flag() byHand?: boolean;
}

export class RefundLineView {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  /** What the goods are worth, tax included, before fees. */
  @Minor() refundMinor!: number;
  @Minor() taxMinor!: number;
  @OneOf(['goods', 'goodwill', 'tax']) kind!: 'goods' | 'goodwill' | 'tax';
}

export class RefundTenderView {
  @ExternalId() paymentId!: string;
  @OneOf(paymentMethods) method!: PaymentMethod;
  @Minor() amountMinor!: number;
  /** Who pays it back. */
  @Text(40) gateway!: string;
  @OneOf(refundStatuses) status!: RefundStatus;
  @Count() attempt!: number;
  /** The payment is disputed: nothing is given back on it until that is over. */
  @Flag() frozen!: boolean;
  @Maybe() @Text() gatewayReference!: string | null;
  @Maybe() @Text() paymentReference!: string | null;
  @Maybe() @Text() paidReference!: string | null;
  @Maybe() @Instant() paidAt!: string | null;
  @Maybe() @Text() failureReason!: string | null;
}

export class RefundTransitionView {
  /** Which of the tenders, counted from 1; null for all of them. */
  @Maybe() @Count() tender!: number | null;
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
  /** What the tenders come to. */
  @OneOf(refundStates) status!: RefundState;
  /** How it reaches the customer. */
  @OneOf(refundMeans) means!: RefundMeans;
  /** Store credit on top of the amount. */
  @Minor() bonusMinor!: number;
  /** Persons who must still approve it before it is paid. */
  @Count(0) approvalsNeeded!: number;
  /** One person has confirmed that it was paid by hand, another must. */
  @Flag() waitsForSecondPerson!: boolean;
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
  /** Who pays by hand writes it on the transfer; the first tender's, as are the next two. */
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
  const { merchantId: _, attempt: __, toldPaid: ___, shippingMinor, tenders, timeline, ...rest } = refund;
  const { approvedBy, twoToConfirm, approvalsNeeded, lines, ...facts } = rest;
  const first = <K extends keyof RefundTender>(field: K): RefundTender[K] | null =>
    tenders.find((tender) => tender[field] !== null)?.[field] ?? null;
  return {
    ...facts,
    lines: lines.map((line) => ({ ...line, kind: line.kind ?? 'goods' })),
    approvalsNeeded: Math.max(0, approvalsNeeded - approvedBy.length),
    waitsForSecondPerson: twoToConfirm && tenders.some((tender) => tender.confirmedBy !== null),
    shippingRefundMinor: shippingMinor,
    feesMinor: refund.restockingFeeMinor + refund.returnShippingFeeMinor,
    tenders: tenders.map(tenderView),
    paymentReference: first('paymentReference'),
    paidReference: first('paidReference'),
    paidAt: instant(first('paidAt')),
    allowedActions: actionsOf(tenders),
    timeline: timeline.map((entry) => ({ ...entry, at: instant(entry.at)! })),
  };
}

function tenderView(tender: RefundTender): RefundTenderView {
  const {
    position: _,
    submittedAt: __,
    absentAt: ___,
    confirmedBy: ____,
    lookUpAfter: _____,
    ...view
  } = tender;
  return { ...view, method: tender.method as PaymentMethod, paidAt: instant(tender.paidAt) };
}

const actionsOf = (tenders: readonly RefundTender[]): RefundAction[] => [
  ...new Set(tenders.flatMap(({ status, gateway }) => peopleMay(status, gateway === manualGateway))),
];

const instant = (at: string | null): string | null => at && new Date(at).toISOString();
