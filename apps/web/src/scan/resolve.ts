import type { Receipt, ReceiptLine } from '../api/types.js';

/** What a code means by what this device knows. */
export type Meaning =
  { kind: 'parcel'; receipt: Receipt } | { kind: 'item'; line: ReceiptLine } | { kind: 'unknown' };

const plain = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** The digits of a GTIN in a code of any length or in an element string, 14 of them. */
function gtinOf(code: string): string | undefined {
  const digits =
    /^(?:\][A-Za-z]\w)?\(?01\)?(\d{14})/.exec(code)?.[1] ?? /^(?:\]E\d)?(\d{8}|\d{12,14})$/.exec(code)?.[1];
  return digits?.padStart(14, '0');
}

/** Carriers put more into the bars than the number they sold: the number is at the end. */
const isTracking = (scanned: string, trackingNumber: string | null | undefined): boolean => {
  const number = trackingNumber && plain(trackingNumber);
  return !!number && number.length >= 8 && scanned.endsWith(number);
};

const isParcel = (scanned: string, { rmaNumber, trackingNumber }: Receipt): boolean =>
  scanned.endsWith(plain(rmaNumber)) || isTracking(scanned, trackingNumber);

/** Pieces of the line that have not come. */
export const outstandingOf = (line: ReceiptLine): number =>
  Math.max(0, line.expectedQuantity - line.receivedQuantity - line.wrongItemQuantity);

/** The first guess, at once: an article of the open parcel, or a parcel. The server has the last word. */
export function meaningOf(code: string, receipts: readonly Receipt[], open: Receipt | undefined): Meaning {
  const scanned = plain(code.replace(/^\][A-Za-z]\w/, ''));
  const receipt = receipts.find((one) => isParcel(scanned, one));
  if (receipt) return { kind: 'parcel', receipt };
  const gtin = gtinOf(code);
  const lines = (open?.lines ?? []).filter(
    ({ sku, gtins }) => plain(sku) === scanned || (gtin !== undefined && gtins.includes(gtin)),
  );
  const line = lines.toSorted((a, b) => outstandingOf(b) - outstandingOf(a))[0];
  return line ? { kind: 'item', line } : { kind: 'unknown' };
}
