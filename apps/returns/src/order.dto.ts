import { ArrayUnique, IsEmail, IsTimeZone, MaxLength, ValidateBy } from 'class-validator';
import type { ValidationArguments } from 'class-validator';
import {
  channels,
  Count,
  Country,
  Currency,
  ExternalId,
  Flag,
  Grams,
  Instant,
  ListOf,
  Maybe,
  Minor,
  Nested,
  OneOf,
  paymentMethods,
  Text,
} from '#contracts';
import type { Channel, PaymentMethod } from '#contracts';
import { exponentOf } from '#money';
import { goodsTypes } from '#policy-engine';
import type { GoodsType } from '#policy-engine';
import { Labels, SaleInput } from './sale.dto.js';

export const hygieneSeals = ['none', 'sealed', 'unsealed'] as const;
export type HygieneSealSold = (typeof hygieneSeals)[number];

export const isKnownCurrency = (value: unknown): boolean => {
  try {
    return exponentOf(String(value)) >= 0;
  } catch {
    return false;
  }
};

/** A currency whose minor unit we know. */
const KnownCurrency = () =>
  ValidateBy({
    name: 'isKnownCurrency',
    validator: { validate: isKnownCurrency, defaultMessage: () => 'is no ISO 4217 currency' },
  });

/** A discount that leaves nothing to pay is real; one beyond the price is a mistake. */
const NotAboveGross = () =>
  ValidateBy({
    name: 'notAboveGross',
    validator: {
      validate: (value: unknown, about?: ValidationArguments) =>
        Number(value) <= (about!.object as OrderLineInput).grossMinor,
      defaultMessage: () => 'must not be above grossMinor',
    },
  });

export class OrderPath {
  @ExternalId() orderId!: string;
}

/** A line as sold; the facts of the goods are kept as they were on that day. */
export class OrderLineInput {
  @ExternalId() lineId!: string;
  @Text(64) sku!: string;
  /** Of the product that the SKU is a variant of. */
  @Maybe() @Text(64) productId?: string;
  @Text(200) description!: string;
  @Count() quantity!: number;
  /** Default true. False for postage, fees and other charges. */
  @Maybe() @Flag() isGoods?: boolean;
  /** Price × quantity before discount. */
  @Minor() grossMinor!: number;
  /** Default 0. This line's share of every discount. */
  @Maybe() @Minor() @NotAboveGross() discountMinor?: number;
  /** Default 0. */
  @Maybe() @Minor() taxMinor?: number;
  /** Default true: grossMinor holds the tax already. */
  @Maybe() @Flag() taxIncluded?: boolean;
  @Maybe() @Text(100) category?: string;
  @Maybe() @Text(100) supplier?: string;
  @Maybe() @Text(100) lot?: string;
  @Maybe() @Flag() finalSale?: boolean;
  /** Default `none`: these goods carry no such seal. */
  @Maybe() @OneOf(hygieneSeals) hygieneSeal?: HygieneSealSold;
  @Maybe() @Flag() perishable?: boolean;
  /** Default `goods`. */
  @Maybe() @OneOf(goodsTypes) goodsType?: GoodsType;
  /** What else the goods are, or what was done to them, that a law or a policy may exclude: docs/LAW.md. */
  @Maybe() @Labels() flags?: string[];
  @Maybe() @Labels() tags?: string[];
  @Maybe() @Grams() weightGrams?: number;
  /** When the last piece arrived. */
  @Maybe() @Instant() deliveredAt?: string;
}

export class PaymentInput {
  @ExternalId() paymentId!: string;
  @OneOf(paymentMethods) method!: PaymentMethod;
  @Minor() capturedMinor!: number;
}

export class PurchaserInput {
  @Text(200) name!: string;
  @IsEmail() @MaxLength(254) email!: string;
  @Maybe() @Text(40) phone?: string;
  /** Default `en`. BCP 47. */
  @Maybe() @Text(35) locale?: string;
}

export class AddressInput {
  @Text(200) line1!: string;
  @Maybe() @Text(200) line2?: string;
  @Text(100) city!: string;
  @Maybe() @Text(100) region?: string;
  @Text(20) postalCode!: string;
  @Country() countryCode!: string;
}

export class OrderInput {
  @Currency() @KnownCurrency() currency!: string;
  @Country() countryCode!: string;
  /** IANA zone of the purchaser: deadlines are counted in its days. */
  @Text(64) @IsTimeZone() timeZone!: string;
  @OneOf(channels) channel!: Channel;
  @Instant() placedAt!: string;
  @ListOf(() => OrderLineInput)
  @ArrayUnique((line: OrderLineInput) => line.lineId, { message: 'a lineId stands twice' })
  lines!: OrderLineInput[];
  @Maybe() @Minor() shippingMinor?: number;
  @Maybe() @Minor() shippingTaxMinor?: number;
  @Maybe() @Flag() shippingTaxIncluded?: boolean;
  @ListOf(() => PaymentInput, 0, 50)
  @ArrayUnique((payment: PaymentInput) => payment.paymentId, { message: 'a paymentId stands twice' })
  payments!: PaymentInput[];
  @Maybe() @Nested(() => SaleInput) sale?: SaleInput;
  @Nested(() => PurchaserInput) purchaser!: PurchaserInput;
  @Nested(() => AddressInput) shippingAddress!: AddressInput;
  /** The storefront's own id of the customer, to find a purchase when the order is not named. */
  @Maybe() @ExternalId() purchaserReference?: string;
}
