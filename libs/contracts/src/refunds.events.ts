import { notDueReasons } from './codes.js';
import type { NotDueReason } from './codes.js';
import { EventType } from './event-type.js';
import {
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
