import { Count, Currency, Day, ListOf, Maybe, Minor, Nested, OneOf, reasonCodes, Text } from '#contracts';
import type { ReasonCode } from '#contracts';
import { Type } from 'class-transformer';
import { IsInt, IsNumber, Max, Min } from 'class-validator';

/** Days in UTC, both included. Without them: everything. */
export class PeriodQuery {
  @Maybe() @Day() from?: string;
  @Maybe() @Day() to?: string;
}

export class SkuQuery extends PeriodQuery {
  /** How many SKUs, those with the most returned units first. */
  @Maybe() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export class CurrencyAmountView {
  @Currency() currency!: string;
  @Minor() amountMinor!: number;
}

/** A fraction and what it is a fraction of. */
export class RateView {
  /** Six decimals; null when the denominator is 0. */
  @Maybe() @IsNumber() value!: number | null;
  @Count(0) numerator!: number;
  @Count(0) denominator!: number;
}

/** Median hours from one stage to the next; null while no return has reached both. */
export class StageHoursView {
  @Maybe() @IsNumber() requestedToAuthorized!: number | null;
  @Maybe() @IsNumber() authorizedToScanned!: number | null;
  @Maybe() @IsNumber() scannedToReceived!: number | null;
  @Maybe() @IsNumber() receivedToInspected!: number | null;
  @Maybe() @IsNumber() inspectedToRefunded!: number | null;
  @Maybe() @IsNumber() requestedToRefunded!: number | null;
}

/** What happened in the period: sales by the day placed, returns by the day requested, refunds by the day paid. */
export class SummaryView {
  @Count(0) orders!: number;
  @Count(0) unitsSold!: number;
  @Count(0) returnsRequested!: number;
  @Count(0) returnsAuthorized!: number;
  @Count(0) returnsDeclined!: number;
  /** Pieces that came back and are what they should be. */
  @Count(0) unitsReturned!: number;
  /** Units of the orders placed in the period that have come back by now, of all their units. */
  @Nested(() => RateView) returnRate!: RateView;
  /** Of the returns requested in the period. */
  @Nested(() => StageHoursView) medianHours!: StageHoursView;
  @ListOf(() => CurrencyAmountView, 0) refundedMinor!: CurrencyAmountView[];
}

export class ReasonView {
  @OneOf(reasonCodes) reasonCode!: ReasonCode;
  @Count(0) lines!: number;
  /** Pieces asked to be sent back, whatever the verdict. */
  @Count(0) units!: number;
  /** Of all units in the period. */
  @Nested(() => RateView) share!: RateView;
  @ListOf(() => CurrencyAmountView, 0) refundedMinor!: CurrencyAmountView[];
}

/** Return lines by reason, of returns requested in the period. */
export class ReasonsView {
  @ListOf(() => ReasonView, 0) data!: ReasonView[];
}

export class SkuView {
  @Text(64) sku!: string;
  /** As last sold. */
  @Text(200) description!: string;
  @Count(0) unitsSold!: number;
  /** Pieces that came back and are what they should be. */
  @Count(0) unitsReturned!: number;
  /** Of the units sold. */
  @Nested(() => RateView) returnRate!: RateView;
  /** The reason given most often for the lines that came back. */
  @OneOf(reasonCodes) topReason!: ReasonCode;
  @ListOf(() => CurrencyAmountView, 0) refundedMinor!: CurrencyAmountView[];
}

/** SKUs that came back, of orders placed in the period, whenever they came back. */
export class SkusView {
  @ListOf(() => SkuView, 0) data!: SkuView[];
}
