import { CodeList, Count, Maybe, OneOf, reasonCodes, resolutions, Text } from '#contracts';
import type { ReasonCode } from '#contracts';
import type { MerchantPolicy } from '#policy-engine';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateBy,
} from 'class-validator';
import { isKnownCurrency } from './order.dto.js';

const windowStarts = ['delivered', 'placed'] as const;
const shippingRefunds = ['never', 'whole_order', 'whole_order_or_faulty'] as const;
/** `none` is what a declined line gets; no merchant offers it. */
const offered = resolutions.filter((resolution) => resolution !== 'none');

/** Ten years. */
const maxDays = 3650;
const maxMinor = 1_000_000_000_000;

/** An object whose keys pass `isKey` and whose values are whole numbers from 0 to `max`. */
const WholeNumbersBy = (isKey: (key: string) => boolean, max: number) =>
  ValidateBy({
    name: 'wholeNumbersBy',
    validator: {
      validate: (value: unknown) =>
        Object.entries(Object(value) as object).every(([key, number]) => isKey(key) && isWhole(number, max)),
      defaultMessage: () => `must have known codes as names and whole numbers from 0 to ${max} as values`,
    },
  });

const isWhole = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;

const isReason = (key: string): boolean => reasonCodes.includes(key as ReasonCode);

const Days =
  (min = 0) =>
  (target: object, key: string | symbol) =>
    [IsInt(), Min(min), Max(maxDays)].forEach((decorate) => decorate(target, key));

/** The whole policy: what is left out is as in the default policy, whatever was set before. */
export class PolicyInput {
  @Maybe() @OneOf(windowStarts) windowStartsWhen?: (typeof windowStarts)[number];
  @Maybe() @Days() returnWindowDays?: number;
  /** Instead of returnWindowDays, by reason code. */
  @Maybe() @IsObject() @WholeNumbersBy(isReason, maxDays) windowDaysByReason?: Record<string, number>;
  /** Reasons where the goods are the cause; those of the default policy must be among them. */
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
  resolutions?: MerchantPolicy['resolutions'];
}

export class PolicyView {
  /** Decisions name it. */
  @Text(40) version!: string;
  @OneOf(windowStarts) windowStartsWhen!: (typeof windowStarts)[number];
  @Count(0) returnWindowDays!: number;
  @IsObject() windowDaysByReason!: Readonly<Record<string, number>>;
  @CodeList() faultyReasons!: readonly string[];
  @Count(0) faultyWindowDays!: number;
  @IsObject() reviewAboveMinor!: Readonly<Record<string, number>>;
  @IsObject() restockingFeePercentByReason!: Readonly<Record<string, number>>;
  @IsObject() returnShippingFeeMinor!: Readonly<Record<string, number>>;
  @OneOf(shippingRefunds) refundShippingWhen!: (typeof shippingRefunds)[number];
  @Count() shipByDays!: number;
  @CodeList() resolutions!: readonly string[];
}
