import { Count, Flag, Id, Instant, ListOf, Minor, Text } from '#contracts';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class AuditQuery {
  /** The sequence number of the last entry of the page before. */
  @Type(() => Number) @IsInt() @Min(0) after: number = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit: number = 100;
}

export class AuditEntryView {
  @Count() sequence!: number;
  @Instant() at!: string;
  @Text() by!: string;
  @Text() action!: string;
  @Text() subject!: string;
  /** JSON, to the byte as it was hashed. */
  @Text(10_000) facts!: string;
  @Text() previousHash!: string;
  @Text() hash!: string;
}

export class AuditPage {
  @Text() merchantId!: string;
  @ListOf(() => AuditEntryView, 0) entries!: AuditEntryView[];
  @Flag() hasMore!: boolean;
}

export class GiveGoodwill {
  @Id('ret') returnId!: string;
  @Id('rli') returnLineId!: string;
  /** Tax included. */
  @Minor() amountMinor!: number;
  @Text(200) reason!: string;
}
