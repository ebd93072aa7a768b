import type { Disposition } from '#contracts';
import type { PieceStatus } from '../line.lifecycle.js';

/** Pieces of a line that share one fate, and where they lie. */
interface PlacedPieces {
  quantity: number;
  status: PieceStatus;
  disposition: Disposition | null;
  location: string;
}

interface StockPolicy {
  /** Pieces of the line that are ours to sell: what was announced, and what surplus was kept. */
  ours: number;
  isTracked: boolean;
  /** Locations that do not take goods into stock. */
  closedLocations: readonly string[];
}

/**
 * How many pieces of a line should be in stock, by location. It depends on what lies where and on nothing that happened
 * before, so any order of scans, undo and repetitions ends with the same stock.
 */
export function stockOf(items: readonly PlacedPieces[], policy: StockPolicy): Map<string, number> {
  const stock = new Map<string, number>();
  if (!policy.isTracked) return stock;
  const restocked = items
    .filter(({ status, disposition }) => status === 'dispositioned' && disposition === 'restock')
    .filter(({ location }) => !policy.closedLocations.includes(location))
    .toSorted((a, b) => (a.location < b.location ? -1 : 1));
  let left = policy.ours;
  for (const { location, quantity } of restocked) {
    const pieces = Math.min(quantity, left);
    left -= pieces;
    if (pieces > 0) stock.set(location, (stock.get(location) ?? 0) + pieces);
  }
  return stock;
}

/** What to move so that stock is as it should be. */
export function movementsBetween(
  posted: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
): { location: string; quantity: number }[] {
  const locations = [...new Set([...posted.keys(), ...wanted.keys()])].sort();
  return locations
    .map((location) => ({
      location,
      quantity: (wanted.get(location) ?? 0) - (posted.get(location) ?? 0),
    }))
    .filter(({ quantity }) => quantity !== 0);
}
