import { ExternalId, Maybe } from '#contracts';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Query of every list: newest first, `limit` at a time, from behind `startingAfter`. */
export class PageQuery {
  @Maybe() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
  /** The id of the last entry of the page before. */
  @Maybe() @ExternalId() startingAfter?: string;
}

/** One page of a list. */
export interface Page<T> {
  data: T[];
  hasMore: boolean;
  /** Hand it in as `startingAfter` for the next page. */
  nextCursor: string | null;
}

/** Makes a page from one row more than was asked for. */
export function pageOf<T>(rows: T[], limit: number, idOf: (row: T) => string): Page<T> {
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore ? idOf(data[data.length - 1]!) : null };
}
