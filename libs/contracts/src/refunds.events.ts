import { EventType } from './event-type.js';
import { Count, Currency, ExternalId, Id, Instant, ListOf, Minor, Text } from './fields.js';

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
}

@EventType({
  type: 'refunds.refund-not-due.v1',
  aggregate: 'settlement',
  when: 'A return was inspected and nothing is to be paid: nothing came back, or nothing had been paid.',
})
export class RefundNotDueV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Text(40) reason!: string;
}
