import type { Parcel } from './carriers/carrier.js';

/** One kind of goods of an order, as far as a parcel needs it. */
export interface SoldLine {
  orderLineId: string;
  quantity: number;
  weightGrams?: number;
}

/** One kind of goods in a parcel. */
export interface PackedLine {
  returnLineId: string;
  orderLineId: string;
  sku: string;
  description: string;
  quantity: number;
  reasonCode: string;
}

/** What a merchant says of parcels in general. */
export interface PackingRules {
  /** Of a piece whose weight the order does not say. */
  defaultPieceGrams: number;
  /** Of an empty box. */
  packagingGrams: number;
  boxMm?: { length: number; width: number; height: number };
}

/** Grams of `quantity` pieces of a line. An order tells the weight of the whole line. */
export function weightOf(packed: PackedLine, sold: readonly SoldLine[], pieceGrams: number): number {
  const line = sold.find(({ orderLineId }) => orderLineId === packed.orderLineId);
  const each = line?.weightGrams === undefined ? pieceGrams : line.weightGrams / line.quantity;
  return Math.ceil(each * packed.quantity);
}

/** The parcel that a customer packs: the goods, and a box. */
export function parcelOf(
  contents: readonly PackedLine[],
  sold: readonly SoldLine[],
  policy: PackingRules,
): Parcel {
  const goods = contents.map((line) => weightOf(line, sold, policy.defaultPieceGrams));
  const weightGrams = goods.reduce((sum, grams) => sum + grams, policy.packagingGrams);
  if (!policy.boxMm) return { weightGrams };
  const { length, width, height } = policy.boxMm;
  return { weightGrams, lengthMm: length, widthMm: width, heightMm: height };
}

/** So many pieces of a line of the return. */
export interface Picked {
  returnLineId: string;
  quantity: number;
}

/** What is in a parcel that holds only a part of the return; pieces that the return does not have are left out. */
export function packedFrom(lines: readonly PackedLine[], picked: readonly Picked[]): PackedLine[] {
  return lines.flatMap((line) => {
    const wanted = picked
      .filter(({ returnLineId }) => returnLineId === line.returnLineId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = Math.min(wanted, line.quantity);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}
