import {
  channels,
  paymentMethods,
  reasonCodes,
  refundClocks,
  resolutions,
  riskLevels,
  verdicts,
} from './codes.js';
import type {
  Channel,
  PaymentMethod,
  ReasonCode,
  RefundClock,
  Resolution,
  RiskLevel,
  Verdict,
} from './codes.js';
import { EventType } from './event-type.js';
import {
  CodeList,
  Count,
  Country,
  Currency,
  Day,
  ExternalId,
  Flag,
  Grams,
  Id,
  Instant,
  ListOf,
  Maybe,
  Minor,
  Nested,
  OneOf,
  Text,
} from './fields.js';
import { Sealed } from './sealed.js';
import { Matches } from 'class-validator';

export class OrderedLine {
  @ExternalId() lineId!: string;
  @Text(64) sku!: string;
  @Text(200) description!: string;
  @Count() quantity!: number;
  /** False for postage, fees and other charges: they cannot be sent back. */
  @Flag() isGoods!: boolean;
  /** Price × quantity before discount. */
  @Minor() grossMinor!: number;
  /** This line's share of every discount. */
  @Minor() discountMinor!: number;
  @Minor() taxMinor!: number;
  /** True when grossMinor holds the tax already. */
  @Flag() taxIncluded!: boolean;
  @Maybe() @Text(100) category?: string;
  @Maybe() @Text(100) supplier?: string;
  @Maybe() @Text(100) lot?: string;
  @Maybe() @Grams() weightGrams?: number;
}

export class PaymentTaken {
  @ExternalId() paymentId!: string;
  @OneOf(paymentMethods) method!: PaymentMethod;
  @Minor() capturedMinor!: number;
}

@EventType({
  type: 'returns.order-registered.v1',
  aggregate: 'order',
  when: 'A storefront registered an order, or registered it again with changes.',
})
export class OrderRegisteredV1 {
  @ExternalId() orderId!: string;
  @Currency() currency!: string;
  @Country() countryCode!: string;
  @OneOf(channels) channel!: Channel;
  @Instant() placedAt!: string;
  @ListOf(() => OrderedLine) lines!: OrderedLine[];
  @Minor() shippingMinor!: number;
  @Minor() shippingTaxMinor!: number;
  @Flag() shippingTaxIncluded!: boolean;
  @ListOf(() => PaymentTaken, 0) payments!: PaymentTaken[];
  /** Sealed: name, e-mail, phone, language and addresses of the purchaser. */
  @Nested(() => Sealed) contact!: Sealed;
}

export class RequestedLine {
  @Id('rli') returnLineId!: string;
  /** Absent when the customer names goods that no order of theirs holds. */
  @Maybe() @ExternalId() orderLineId?: string;
  @Text(64) sku!: string;
  @Count() quantity!: number;
  @OneOf(reasonCodes) reasonCode!: ReasonCode;
  @OneOf(verdicts) verdict!: Verdict;
  @CodeList() responseCodes!: string[];
}

@EventType({
  type: 'returns.return-requested.v1',
  aggregate: 'return',
  when: 'A return was asked for and the policy gave its verdict, whatever the verdict.',
})
export class ReturnRequestedV1 {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @Maybe() @ExternalId() orderId?: string;
  @Instant() requestedAt!: string;
  @OneOf(verdicts) verdict!: Verdict;
  @ListOf(() => RequestedLine) lines!: RequestedLine[];
}

export class AuthorizedLine {
  @Id('rli') returnLineId!: string;
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Text(200) description!: string;
  @Count() quantity!: number;
  @OneOf(reasonCodes) reasonCode!: ReasonCode;
  @OneOf(resolutions) resolution!: Resolution;
  /** Kept back from this line's refund, never more than the refund. */
  @Minor() restockingFeeMinor!: number;
}

@EventType({
  type: 'returns.return-authorized.v1',
  aggregate: 'return',
  when: 'A return was authorized, by the policy at once or by a person after review.',
})
export class ReturnAuthorizedV1 {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @ExternalId() orderId!: string;
  @Instant() authorizedAt!: string;
  /** Last day to hand the parcel over. */
  @Day() shipByOn!: string;
  /** Outbound shipping is refunded with the goods. */
  @Flag() refundShipping!: boolean;
  /** Kept back once from the whole refund, never more than it; absent means none. */
  @Maybe() @Minor() returnShippingFeeMinor?: number;
  /** The last day to refund, counted from the notice; absent: the refund policy counts. */
  @Maybe() @Day() refundDueOn?: string;
  /** What the refund may wait for by law; absent means nothing but the notice. */
  @Maybe() @OneOf(refundClocks) refundClock?: RefundClock;
  /** Absent means low. */
  @Maybe() @OneOf(riskLevels) risk?: RiskLevel;
  /** Whether the law lets the customer be charged for goods that never come after an instant exchange. */
  @Maybe() @Flag() chargeUnreturnedAllowed?: boolean;
  @ListOf(() => AuthorizedLine) lines!: AuthorizedLine[];
}

@EventType({
  type: 'returns.return-declined.v1',
  aggregate: 'return',
  when: 'A return was declined, by the policy or by a person after review.',
})
export class ReturnDeclinedV1 {
  @Id('ret') returnId!: string;
  @Text(20) rmaNumber!: string;
  @Maybe() @ExternalId() orderId?: string;
  @Instant() declinedAt!: string;
  @CodeList() responseCodes!: string[];
}

@EventType({
  type: 'returns.return-cancelled.v1',
  aggregate: 'return',
  when: 'A return was cancelled before the goods were handed over.',
})
export class ReturnCancelledV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() cancelledAt!: string;
}

@EventType({
  type: 'returns.return-expired.v1',
  aggregate: 'return',
  when: 'The ship-by day of an authorized return passed with no parcel handed over.',
})
export class ReturnExpiredV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() expiredAt!: string;
}

@EventType({
  type: 'returns.return-closed.v1',
  aggregate: 'return',
  when: 'Everything a return owed to the customer is settled.',
})
export class ReturnClosedV1 {
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Instant() closedAt!: string;
}

export const withdrawalAnswers = ['asked', 'closed'] as const;
export type WithdrawalAnswer = (typeof withdrawalAnswers)[number];

@EventType({
  type: 'returns.withdrawal-declared.v1',
  aggregate: 'withdrawal',
  when: 'A consumer withdrew from a contract and the receipt was made; nothing of it is verified yet.',
})
export class WithdrawalDeclaredV1 {
  @Id('wdr') withdrawalId!: string;
  @Instant() declaredAt!: string;
  /** SHA-256 of the declaration, as printed on the receipt. */
  @Matches(/^[0-9a-f]{64}$/) contentHash!: string;
  /** The mail goes out at this instant at the earliest: many declarations for one address. */
  @Maybe() @Instant() mailNotBefore?: string;
  /** Sealed: the receipt as a mail to the consumer, with the PDF. */
  @Nested(() => Sealed) letter!: Sealed;
}

@EventType({
  type: 'returns.withdrawal-answered.v1',
  aggregate: 'withdrawal',
  when: 'A person asked the consumer something about a withdrawal, or closed it with a reason.',
})
export class WithdrawalAnsweredV1 {
  @Id('wdr') withdrawalId!: string;
  @OneOf(withdrawalAnswers) answer!: WithdrawalAnswer;
  @Instant() answeredAt!: string;
  /** Sealed: the mail to the consumer. */
  @Nested(() => Sealed) letter!: Sealed;
}
