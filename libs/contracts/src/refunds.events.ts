import { notDueReasons, refundMeans } from './codes.js';
import type { NotDueReason, RefundMeans } from './codes.js';
import { EventType } from './event-type.js';
import {
  Count,
  Currency,
  Day,
  ExternalId,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  Minor,
  OneOf,
  Text,
} from './fields.js';

export class RefundedLine {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  /** What the customer gets for this line, tax included. */
  @Minor() refundMinor!: number;
}

@EventType({
  type: 'refunds.refund-reserved.v1',
  aggregate: 'refund',
  when: 'The refund was computed from what was really received and its money was set aside.',
})
export class RefundReservedV1 {
  @Id('rfd') refundId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
  @Instant() reservedAt!: string;
}

@EventType({
  type: 'refunds.refund-succeeded.v1',
  aggregate: 'refund',
  when: 'The money was paid out to the customer.',
})
export class RefundSucceededV1 {
  @Id('rfd') refundId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
  @Instant() succeededAt!: string;
  @ListOf(() => RefundedLine, 0) lines!: RefundedLine[];
  /** How it reached the customer; absent: by the payments themselves. */
  @Maybe() @OneOf(refundMeans) means?: RefundMeans;
  /** False when the return is not settled by it: goodwill, or more is still to be paid. Absent means true. */
  @Maybe() @Flag() settles?: boolean;
}

@EventType({
  type: 'refunds.refund-failed.v1',
  aggregate: 'refund',
  when: 'The money could not be paid out, or was sent back by the bank; somebody has to act.',
})
export class RefundFailedV1 {
  @Id('rfd') refundId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
  @Text(200) reason!: string;
  /** True when `refund-succeeded` was told of it before. */
  @Maybe() @Flag() wasPaid?: boolean;
}

@EventType({
  type: 'refunds.tender-failed.v1',
  aggregate: 'refund',
  when: 'One of the payments that a refund goes back to could not be paid; the others stand, somebody has to act.',
})
export class TenderFailedV1 {
  @Id('rfd') refundId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @ExternalId() paymentId!: string;
  /** What goes back to this payment. */
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
  @Text(200) reason!: string;
}

@EventType({
  type: 'refunds.refund-not-due.v1',
  aggregate: 'settlement',
  when: 'A return was inspected and no money is to be paid; `reason` says why.',
})
export class RefundNotDueV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @OneOf(notDueReasons) reason!: NotDueReason;
}

@EventType({
  type: 'refunds.refund-due-soon.v1',
  aggregate: 'settlement',
  when: 'The last day to refund a return is near and the money is not paid yet.',
})
export class RefundDueSoonV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Day() refundDueOn!: string;
}

@EventType({
  type: 'refunds.refund-overdue.v1',
  aggregate: 'settlement',
  when: 'The last day to refund a return has passed and the money is not paid; somebody has to act.',
})
export class RefundOverdueV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Day() refundDueOn!: string;
}

export class ReplacementLine {
  @Id('rli') returnLineId!: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  /** Of one piece, tax included. */
  @Minor() unitPriceMinor!: number;
}

@EventType({
  type: 'refunds.replacement-ordered.v1',
  aggregate: 'exchange',
  when: 'A replacement is to be sent: the storefront makes an order of it.',
})
export class ReplacementOrderedV1 {
  @Id('exc') exchangeId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Currency() currency!: string;
  @ListOf(() => ReplacementLine) lines!: ReplacementLine[];
  /** What the goods that came back pay of it. */
  @Minor() creditMinor!: number;
  /** What the customer pays on top. */
  @Minor() toPayMinor!: number;
}

@EventType({
  type: 'refunds.replacement-canceled.v1',
  aggregate: 'exchange',
  when: 'A replacement will not be sent; what came back is refunded instead.',
})
export class ReplacementCanceledV1 {
  @Id('exc') exchangeId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(200) reason!: string;
}

@EventType({
  type: 'refunds.unreturned-charge-due.v1',
  aggregate: 'exchange',
  when: 'A replacement was sent ahead and the goods never came: the customer may be charged, by law and policy.',
})
export class UnreturnedChargeDueV1 {
  @Id('exc') exchangeId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Minor() amountMinor!: number;
  @Currency() currency!: string;
}
