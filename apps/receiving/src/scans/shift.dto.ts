import { Count, ExternalId, Instant, Maybe, Text } from '#contracts';
import { IsNumber } from 'class-validator';

export class ShiftQuery {
  @Instant() from!: string;
  @Maybe() @ExternalId() station?: string;
  @Maybe() @Text(200) by?: string;
}

/** What was done since `from`. */
export class ShiftView {
  @Count(0) scans!: number;
  @Count(0) parcels!: number;
  /** Pieces taken in and not undone. */
  @Count(0) items!: number;
  @Count(0) undone!: number;
  /** Of the time between the first scan and the last. */
  @IsNumber() scansPerHour!: number;
  /** Median of the seconds from one finding or parcel to the next finding; null before the second. */
  @Maybe() @IsNumber() secondsPerItem!: number | null;
}
