import { Count, Instant, Maybe, OneOf, reasonCodes, resolutions, Text } from '#contracts';
import type { ReasonCode } from '#contracts';
import type { PolicySettings } from '#policy-engine';
import { Nested } from '#contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { isKnownCurrency } from './order.dto.js';
import { MapOf } from './sale.dto.js';

const windowStarts = ['delivered', 'placed'] as const;
const shippingRefunds = ['never', 'whole_order', 'whole_order_or_faulty'] as const;
/** `none` is what a declined line gets; no merchant offers it. */
const offered = resolutions.filter((resolution) => resolution !== 'none');

/** Ten years. */
const maxDays = 3650;
const maxMinor = 1_000_000_000_000;

/** An object whose keys pass `isKey` and whose values are whole numbers from 0 to `max`. */
const WholeNumbersBy = (isKey: (key: string) => boolean, max: number) =>
  MapOf(
    isKey,
    (value) => isWhole(value, max),
    `must have known codes as names and whole numbers from 0 to ${max}`,
  );

const isWhole = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;

const isReason = (key: string): boolean => reasonCodes.includes(key as ReasonCode);

const Days =
  (min = 0) =>
  (target: object, key: string | symbol) =>
    [IsInt(), Min(min), Max(maxDays)].forEach((decorate) => decorate(target, key));

/** A policy as a form of a few fields; what is left out is as in the default policy. */
export class PolicySettingsInput {
  @Maybe() @OneOf(windowStarts) windowStartsWhen?: (typeof windowStarts)[number];
  @Maybe() @Days() returnWindowDays?: number;
  /** Instead of returnWindowDays, by reason code. */
  @Maybe() @IsObject() @WholeNumbersBy(isReason, maxDays) windowDaysByReason?: Record<string, number>;
  /** Reasons where the goods or the seller are the cause. */
  @Maybe()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsIn(reasonCodes, { each: true })
  faultyReasons?: ReasonCode[];
  @Maybe() @Days() faultyWindowDays?: number;
  /** By currency: a return worth more goes to a person. */
  @Maybe() @IsObject() @WholeNumbersBy(isKnownCurrency, maxMinor) reviewAboveMinor?: Record<string, number>;
  /** By reason code, whole percent of what was paid. */
  @Maybe() @IsObject() @WholeNumbersBy(isReason, 100) restockingFeePercentByReason?: Record<string, number>;
  /** By currency: kept back once per return, unless a line is faulty. */
  @Maybe() @IsObject() @WholeNumbersBy(isKnownCurrency, maxMinor) returnShippingFeeMinor?: Record<
    string,
    number
  >;
  @Maybe() @OneOf(shippingRefunds) refundShippingWhen?: (typeof shippingRefunds)[number];
  @Maybe() @Days(1) shipByDays?: number;
  @Maybe()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(offered, { each: true })
  resolutions?: PolicySettings['resolutions'];
}

/** A policy, written in one of three ways: a document (docs/POLICY.md), the same as YAML, or a few settings. */
export class PolicyInput {
  @Maybe() @IsObject() document?: object;
  @Maybe() @IsString() @MaxLength(200_000) yaml?: string;
  @ValidateIf(
    ({ document, yaml, settings, version }: PolicyInput & { version?: number }) =>
      settings !== undefined || !(document ?? yaml ?? version),
  )
  @Nested(() => PolicySettingsInput)
  settings?: PolicySettingsInput;
}

export class PolicyPath {
  @Type(() => Number) @Count() version!: number;
}

export class PublishInput {
  /** Orders placed from then on are judged by it. Default: now. */
  @Maybe() @Instant() effectiveFrom?: string;
}

export class PolicyInForceQuery {
  /** Default: now. */
  @Maybe() @Instant() at?: string;
}

export const policyStatuses = ['draft', 'published'] as const;

export class PolicyRemarkView {
  @Text(60) code!: string;
  @Maybe() @Text(100) ruleId!: string | null;
  @Text(1000) sentence!: string;
  /** JSON Pointer into the document. */
  @IsString() pointer!: string;
}
