import {
  channels,
  Count,
  Currency,
  Day,
  Flag,
  Instant,
  ListOf,
  Maybe,
  Minor,
  Nested,
  OneOf,
  reasonCodes,
  resolutions,
  Text,
  verdicts,
} from '#contracts';
import type { Channel, ReasonCode, Resolution, Verdict } from '#contracts';
import { goodsTypes } from '#policy-engine';
import type { GoodsType } from '#policy-engine';
import { IsArray, IsIn, IsString, IsTimeZone, Matches } from 'class-validator';
import { hygieneSeals } from './order.dto.js';
import type { HygieneSealSold } from './order.dto.js';
import { Labels, SaleInput } from './sale.dto.js';

/** What lies in a basket. */
export class BasketLineInput {
  @Text(64) sku!: string;
  @Maybe() @Text(64) productId?: string;
  /** Default 1. */
  @Maybe() @Count() quantity?: number;
  /** Price × quantity after discount, with tax. */
  @Minor() priceMinor!: number;
  @Maybe() @Text(100) category?: string;
  @Maybe() @Text(100) supplier?: string;
  @Maybe() @Flag() finalSale?: boolean;
  /** `sealed`: the seal may be broken later; the answer is for goods that come back sealed. */
  @Maybe() @OneOf(hygieneSeals) hygieneSeal?: HygieneSealSold;
  @Maybe() @Flag() perishable?: boolean;
  @Maybe() @OneOf(goodsTypes) goodsType?: GoodsType;
  @Maybe() @Labels() flags?: string[];
  @Maybe() @Labels() tags?: string[];
}

/** A basket before it is bought. */
export class ReturnabilityInput {
  /** ISO 3166-1 or 3166-2 code of the consumer's place. */
  @Matches(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { message: 'must be an ISO 3166 code such as DE or US-CA' })
  jurisdiction!: string;
  @Text(64) @IsTimeZone() timeZone!: string;
  @Maybe() @OneOf(channels) channel?: Channel;
  @Currency() currency!: string;
  /** Default: now. */
  @Maybe() @Instant() placedAt?: string;
  /** When the goods are to arrive. Default: with the order, so that days can be counted. */
  @Maybe() @Instant() deliveredAt?: string;
  @Maybe() @OneOf(reasonCodes) reasonCode?: ReasonCode;
  @Maybe() @Nested(() => SaleInput) sale?: SaleInput;
  @ListOf(() => BasketLineInput, 1, 200) lines!: BasketLineInput[];
}

export class ReturnableFee {
  @Text(40) code!: string;
  @Minor() amountMinor!: number;
}

export class ReturnabilityWindow {
  /** `law`, `house` for a cancellation rule of the store, `policy` for its own terms. */
  @Text(10) source!: string;
  @Text(300) citation!: string;
  /** Null: no end. */
  @Maybe() @Count(0) length!: number | null;
  @Maybe() @Text(20) unit!: string | null;
  /** If the goods arrive as assumed. */
  @Maybe() @Day() lastDayOn!: string | null;
}

export class ReturnabilityLine {
  @Text(64) sku!: string;
  @OneOf(verdicts) verdict!: Verdict;
  @IsArray() @IsString({ each: true }) responseCodes!: string[];
  @ListOf(() => ReturnabilityWindow, 0) windows!: ReturnabilityWindow[];
  /** The day that counts for the customer. */
  @Maybe() @Day() lastDayOn!: string | null;
  @IsArray() @IsIn(resolutions, { each: true }) resolutions!: readonly Resolution[];
  @ListOf(() => ReturnableFee, 0) fees!: ReturnableFee[];
  @IsArray() @IsString({ each: true }) explanation!: string[];
}

/** What could be returned of the basket, once it has arrived. */
export class ReturnabilityView {
  @OneOf(verdicts) verdict!: Verdict;
  @Text(10) returnShippingPaidBy!: string;
  @ListOf(() => ReturnableFee, 0) fees!: ReturnableFee[];
  @ListOf(() => ReturnabilityLine) lines!: ReturnabilityLine[];
  @IsArray() @IsString({ each: true }) explanation!: string[];
}
