import { CodeList, ExternalId, Flag, Grams, Id, Instant, ListOf, Maybe, OneOf, Text } from '#contracts';
import { PageQuery } from '#chassis';

const orphanStatuses = ['held', 'matched', 'undone'] as const;
type OrphanStatus = (typeof orphanStatuses)[number];

export class OrphanInput {
  /** Made once on the device; its photos carry the same. */
  @ExternalId() clientScanId!: string;
  @Maybe() @ExternalId() station?: string;
  @Maybe() @Instant() deviceAt?: string;
  /** What its label says, when there is one. */
  @Maybe() @Text(200) code?: string;
  @Maybe() @Grams() weightGrams?: number;
  @Maybe() @Text(500) note?: string;
}

export class MatchInput {
  @Id('ret') returnId!: string;
}

export class OrphanQuery extends PageQuery {
  @Maybe() @OneOf(orphanStatuses) status?: OrphanStatus;
}

/** A parcel nobody announced. */
export class OrphanView {
  @Id('orp') orphanId!: string;
  @Maybe() @Text(200) code!: string | null;
  @Maybe() @Grams() weightGrams!: number | null;
  @Maybe() @Text(500) note!: string | null;
  @Maybe() @ExternalId() station!: string | null;
  @OneOf(orphanStatuses) status!: OrphanStatus;
  @Maybe() @Id('ret') returnId!: string | null;
  @Text() heldBy!: string;
  @Instant() heldAt!: string;
  @Maybe() @Text() matchedBy!: string | null;
  @CodeList() photoIds!: string[];
}

export class OrphanPage {
  @ListOf(() => OrphanView, 0, 100) data!: OrphanView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('orp') nextCursor!: string | null;
}
