import { Count, Flag, Id, Instant, ListOf, Maybe, Text } from '#contracts';
import { PageQuery } from '#chassis';

export class VendorReturnInput {
  @Text(100) vendor!: string;
  /** The vendor's own number for it, when they gave one. */
  @Maybe() @Text(64) reference?: string;
}

export class VendorReturnQuery extends PageQuery {
  @Maybe() @Text(100) vendor?: string;
}

export class VendorReturnLineView {
  @Id('itm') returnItemId!: string;
  @Text(64) sku!: string;
  @Text(200) description!: string;
  @Count() quantity!: number;
  @Text(1) grade!: string;
  @Text(40) finding!: string;
  @Maybe() @Text(500) note!: string | null;
}

export class VendorReturnView {
  @Id('vrt') vendorReturnId!: string;
  @Text(20) vendorRmaNumber!: string;
  @Text(100) vendor!: string;
  @Maybe() @Text(500) address!: string | null;
  @Maybe() @Text(64) reference!: string | null;
  @Text() issuedBy!: string;
  @Instant() issuedAt!: string;
  @ListOf(() => VendorReturnLineView, 1) lines!: VendorReturnLineView[];
}

export class VendorReturnPage {
  @ListOf(() => VendorReturnView, 0, 100) data!: VendorReturnView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('vrt') nextCursor!: string | null;
}
