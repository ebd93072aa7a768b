import { Currency, ExternalId, Id, Instant, ListOf, Minor, OneOf, Text } from '#contracts';
import { IsInt } from 'class-validator';

export const creditKinds = ['grant', 'bonus', 'redeem', 'reverse'] as const;
export type CreditKind = (typeof creditKinds)[number];

export class StoreCreditEntryView {
  @OneOf(creditKinds) kind!: CreditKind;
  /** Adds to the balance, or takes from it. */
  @IsInt() amountMinor!: number;
  /** The refund that granted it, or the order it paid for. */
  @Text(100) reference!: string;
  @Instant() at!: string;
}

export class StoreCreditView {
  @Id('crd') creditId!: string;
  @Id('ret') returnId!: string;
  @ExternalId() orderId!: string;
  @Currency() currency!: string;
  @Minor() balanceMinor!: number;
  @ListOf(() => StoreCreditEntryView, 0) entries!: StoreCreditEntryView[];
}

export class StoreCreditList {
  @ListOf(() => StoreCreditView, 0) data!: StoreCreditView[];
}

export class OfOrder {
  @ExternalId() orderId!: string;
}

export class RedeemCredit {
  @Minor() amountMinor!: number;
  /** The order that is paid with it; each pays once. */
  @ExternalId() reference!: string;
}

export class ReverseRedemption {
  /** The order that was not made after all. */
  @ExternalId() reference!: string;
}
