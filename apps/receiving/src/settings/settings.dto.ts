import { CodeList, ExternalId, Flag, grades, ListOf, Maybe, Minor, Text } from '#contracts';
import type { Grade } from '#contracts';
import { ArrayMaxSize, IsIn, IsString, Matches } from 'class-validator';

/** What receiving needs to know of an article beyond its orders. */
export class ArticleData {
  /** GTIN-8, 12, 13 or 14, each in any length. */
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Matches(/^(\d{8}|\d{12,14})$/, { each: true, message: 'must be GTINs of 8, 12, 13 or 14 digits' })
  gtins!: string[];
  /** False: its stock is not counted, and nothing is restocked. */
  @Flag() stockTracked!: boolean;
  @Maybe() @Text(100) category?: string | null;
  @Maybe() @Minor() refurbishCostMinor?: number | null;
  @Maybe() @Text(100) vendor?: string | null;
}

export class ArticleView extends ArticleData {
  @Text(64) sku!: string;
}

/** The serial numbers of an order line, as dispatched. */
export class SerialsData {
  @CodeList() serials!: string[];
}

export class StationData {
  /** Where goods put down there lie. */
  @Text(64) location!: string;
}

export class StationView extends StationData {
  @ExternalId() station!: string;
}

export class LocationData {
  /** False: what is put there does not go back into stock. */
  @Flag() restocks!: boolean;
}

export class LocationView extends LocationData {
  @Text(64) location!: string;
}

export class VendorData {
  /** Grades that the vendor takes back. */
  @IsIn([...grades], { each: true }) @ArrayMaxSize(4) grades!: Grade[];
  /** Printed on what is sent there. */
  @Maybe() @Text(500) address?: string | null;
}

export class VendorView extends VendorData {
  @Text(100) vendor!: string;
}

export class StockEntry {
  @Text(64) location!: string;
  @Text(64) sku!: string;
  /** Pieces that came back and are in stock. */
  @Minor() quantity!: number;
}

export class StockList {
  @ListOf(() => StockEntry, 0, 1000) data!: StockEntry[];
}
