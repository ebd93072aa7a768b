import type { PieceStatus } from './line.lifecycle.js';
import { NotInThisReturn } from './receiving.errors.js';

/** One line of a receipt, in pieces. */
export interface LineCounts {
  returnLineId: string;
  sku: string;
  expectedQuantity: number;
  receivedQuantity: number;
  wrongItemQuantity: number;
  missingQuantity: number;
}

type Came = Pick<LineCounts, 'expectedQuantity' | 'receivedQuantity' | 'wrongItemQuantity'>;

/** Pieces of the line that have not come: short. */
export const shortOf = (line: Came): number =>
  Math.max(0, line.expectedQuantity - line.receivedQuantity - line.wrongItemQuantity);

/** Pieces of the line that nobody has accounted for yet. */
const outstanding = (line: LineCounts): number => Math.max(0, shortOf(line) - line.missingQuantity);

/** Pieces beyond what was announced: over. */
export const surplusOf = (line: Came): number =>
  Math.max(0, line.receivedQuantity + line.wrongItemQuantity - line.expectedQuantity);

/** Pieces that came back as announced. */
export const acceptedOf = (line: Came): number => Math.min(line.receivedQuantity, line.expectedQuantity);

/** How a caller names a line: by its id, or by the article. */
export interface LineName {
  returnLineId?: string | undefined;
  sku?: string | undefined;
}

const sameSku = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase();

/**
 * The line that `quantity` pieces belong to. Of several lines of one article, the first with room for all of them, else
 * the one with most room; what has no name came instead of whatever is outstanding. Throws NotInThisReturn.
 */
export function lineFor<L extends LineCounts>(lines: readonly L[], name: LineName, quantity: number): L {
  const named = lines.filter((line) => isNamed(line, name));
  const room = named.find((line) => outstanding(line) >= quantity);
  const line = room ?? [...named].sort((a, b) => outstanding(b) - outstanding(a))[0];
  if (!line) throw new NotInThisReturn('this article is not part of the return', { ...name });
  return line;
}

function isNamed(line: LineCounts, { returnLineId, sku }: LineName): boolean {
  if (returnLineId) return line.returnLineId === returnLineId;
  return sku === undefined || sameSku(line.sku, sku);
}

/** Whether the bench is done: nothing is outstanding and every piece that came has its place. */
export const isAccountedFor = (lines: readonly LineCounts[], pieces: readonly PieceStatus[]): boolean =>
  lines.length > 0 &&
  lines.every((line) => outstanding(line) === 0) &&
  pieces.every((status) => status !== 'received' && status !== 'graded');

/** What a line as a whole is, for the page. */
export function lineStatus(line: LineCounts): PieceStatus {
  if (outstanding(line) > 0) return 'expected';
  if (line.receivedQuantity > 0) return 'received';
  return line.wrongItemQuantity > 0 ? 'wrong_item' : 'missing';
}
