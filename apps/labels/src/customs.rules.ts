import type { Address, CustomsDeclaration, CustomsItem } from './carriers/carrier.js';
import { weightOf } from './parcel.rules.js';
import type { PackedLine, SoldLine } from './parcel.rules.js';

/** What a merchant knows of one kind of goods that left the country. */
export interface ExportedLine {
  orderLineId: string;
  hsCode: string;
  originCountryCode: string;
  /** Of one piece, as declared at the export. */
  unitValueMinor: number;
}

/** How the goods of an order left the country: what customs need to let them back without duty. */
export interface ExportRecord {
  signer: string;
  exportReference: string;
  invoiceNumber: string;
  exportedOn: string;
  outboundTrackingNumber?: string;
  currency: string;
  lines: ExportedLine[];
}

/** Member states of the European Union, one customs territory; Monaco belongs to it. */
const union = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);
/** Regions that belong to a member state and not to its customs territory, by the beginning of their postal code. */
const outside: Record<string, RegExp> = {
  ES: /^(51|52|35|38)/,
  DE: /^(27498|78266)/,
  IT: /^23041/,
  FI: /^22/,
};

const isInUnion = ({ countryCode = '', postalCode = '' }: Address): boolean =>
  union.has(countryCode) && !(outside[countryCode]?.test(postalCode) ?? false);

/**
 * Whether a parcel needs papers. Undefined when a country is not known: then nobody may guess. The Canary Islands,
 * Ceuta and the like are another customs territory than the state they belong to; FI 22 is Åland, where papers are
 * for tax.
 */
export function needsCustoms(from: Address, to: Address): boolean | undefined {
  if (!from.countryCode || !to.countryCode) return undefined;
  if (isInUnion(from) && isInUnion(to)) return false;
  const islands = isInUnion(from) !== isInUnion(to);
  return from.countryCode !== to.countryCode || (islands && union.has(from.countryCode));
}

/** The declaration for what is in the parcel. Undefined when the record lacks one of its lines. */
export function declarationOf(
  record: ExportRecord,
  parcel: { contents: readonly PackedLine[]; sold: readonly SoldLine[]; pieceGrams: number },
): CustomsDeclaration | undefined {
  const items = parcel.contents.map((line): CustomsItem | undefined => {
    const exported = record.lines.find(({ orderLineId }) => orderLineId === line.orderLineId);
    return (
      exported && {
        description: line.description,
        quantity: line.quantity,
        hsCode: exported.hsCode,
        originCountryCode: exported.originCountryCode,
        valueMinor: exported.unitValueMinor * line.quantity,
        currency: record.currency,
        weightGrams: weightOf(line, parcel.sold, parcel.pieceGrams),
      }
    );
  });
  if (items.length === 0 || items.includes(undefined)) return undefined;
  const { signer, exportReference, invoiceNumber, exportedOn } = record;
  return {
    signer,
    exportReference,
    invoiceNumber,
    exportedOn,
    items: items.filter((item) => item !== undefined),
  };
}
