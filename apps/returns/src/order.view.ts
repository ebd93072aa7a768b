import {
  CodeList,
  Count,
  Country,
  Currency,
  Day,
  ExternalId,
  Flag,
  Grams,
  Instant,
  ListOf,
  Maybe,
  Minor,
  Nested,
  OneOf,
  Text,
  channels,
  paymentMethods,
  verdicts,
} from '#contracts';
import type { Channel, PaymentMethod, Verdict } from '#contracts';
import { goodsTypes } from '#policy-engine';
import type { GoodsType } from '#policy-engine';
import { IsArray, IsString } from 'class-validator';
import type { BoughtLine } from './facts.rules.js';
import { hygieneSeals } from './order.dto.js';
import type { HygieneSealSold } from './order.dto.js';
import type { RegisteredOrder } from './order.entity.js';
import { contentOfStored } from './order.queries.js';
import { paidOf, totalOf } from './order.rules.js';
import { Labels, SaleView } from './sale.dto.js';

export class OrderLineView {
  @ExternalId() lineId!: string;
  @Text(64) sku!: string;
  @Maybe() @Text(64) productId!: string | null;
  @Text(200) description!: string;
  @Count() quantity!: number;
  /** In returns that are not declined, cancelled or expired; once inspected, what really came back. */
  @Count(0) quantityInReturns!: number;
  @Flag() isGoods!: boolean;
  @Minor() grossMinor!: number;
  @Minor() discountMinor!: number;
  @Minor() taxMinor!: number;
  @Flag() taxIncluded!: boolean;
  @Maybe() @Text(100) category!: string | null;
  @Maybe() @Text(100) supplier!: string | null;
  @Maybe() @Text(100) lot!: string | null;
  @Flag() finalSale!: boolean;
  @OneOf(hygieneSeals) hygieneSeal!: HygieneSealSold;
  @Flag() perishable!: boolean;
  @OneOf(goodsTypes) goodsType!: GoodsType;
  @Labels() flags!: string[];
  @Labels() tags!: string[];
  @Maybe() @Grams() weightGrams!: number | null;
  @Maybe() @Instant() deliveredAt!: string | null;
}

export class PaymentView {
  @ExternalId() paymentId!: string;
  @OneOf(paymentMethods) method!: PaymentMethod;
  @Minor() capturedMinor!: number;
}

/** An order as bought, without the person: names and addresses are written, not read here. */
export class OrderView {
  @ExternalId() orderId!: string;
  @Count() version!: number;
  @Currency() currency!: string;
  @Country() countryCode!: string;
  @Text(64) timeZone!: string;
  @OneOf(channels) channel!: Channel;
  @Instant() placedAt!: string;
  @ListOf(() => OrderLineView) lines!: OrderLineView[];
  @Minor() shippingMinor!: number;
  @Minor() shippingTaxMinor!: number;
  @Flag() shippingTaxIncluded!: boolean;
  @ListOf(() => PaymentView, 0, 50) payments!: PaymentView[];
  @Nested(() => SaleView) sale!: SaleView;
  /** What was captured; need not be what the order cost. */
  @Minor() paidMinor!: number;
  /** What the order cost, tax included. */
  @Minor() totalMinor!: number;
  @Maybe() @ExternalId() purchaserReference!: string | null;
  /** Set once the personal data was erased: it is not kept again, whoever registers the order anew. */
  @Maybe() @Instant() personalDataErasedAt!: string | null;
}

/** May one piece of this come back today, with no fault named? */
export class ReturnableLineView {
  @ExternalId() orderLineId!: string;
  @Text(64) sku!: string;
  @Text(200) description!: string;
  @Count(0) remainingQuantity!: number;
  @OneOf(verdicts) verdict!: Verdict;
  @CodeList() responseCodes!: string[];
  /** Last day to ask for it; null where no window runs. */
  @Maybe() @Day() lastDayOn!: string | null;
  @IsArray() @IsString({ each: true }) explanation!: string[];
}

export class ReturnableView {
  @ExternalId() orderId!: string;
  @ListOf(() => ReturnableLineView) lines!: ReturnableLineView[];
}

export class ErasureView {
  @ExternalId() orderId!: string;
  @Instant() erasedAt!: string;
}

export function orderView(order: RegisteredOrder, lines: BoughtLine[]): OrderView {
  const content = contentOfStored(order, lines);
  return {
    orderId: order.orderId,
    version: order.version,
    ...content,
    paidMinor: paidOf(content.payments),
    totalMinor: totalOf(content),
    purchaserReference: order.purchaserReference,
    personalDataErasedAt: order.erasedAt?.toISOString() ?? null,
  };
}
