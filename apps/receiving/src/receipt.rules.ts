import type { PieceStatus } from './line.lifecycle.js';
import { MoreThanExpected, NotInThisReturn } from './receiving.errors.js';

/** One line of a receipt, in pieces. */
export interface LineCounts {
  returnLineId: string;
  sku: string;
  expectedQuantity: number;
  receivedQuantity: number;
  wrongItemQuantity: number;
  missingQuantity: number;
}

/** Pieces of the line that nobody has accounted for yet. */
export const outstanding = (line: LineCounts): number =>
  line.expectedQuantity - line.receivedQuantity - line.wrongItemQuantity - line.missingQuantity;

/** How a caller names a line: by its id, or by the article. */
export interface LineName {
  returnLineId?: string | undefined;
  sku?: string | undefined;
}

const sameSku = (a: string, b: string): boolean => a.trim().toUpperCase() === b.trim().toUpperCase();

/**
 * The line that `quantity` pieces belong to. Of several lines of one article, the first with room for all of them, else
 * the one with most room. Throws NotInThisReturn, MoreThanExpected.
 */
export function lineFor<L extends LineCounts>(lines: readonly L[], name: LineName, quantity: number): L {
  const named = lines.filter((line) =>
    name.returnLineId ? line.returnLineId === name.returnLineId : sameSku(line.sku, name.sku ?? ''),
  );
  const roomiest = [...named].sort((a, b) => outstanding(b) - outstanding(a))[0];
  if (!roomiest) throw new NotInThisReturn('this article is not part of the return', { ...name });
  const line = named.find((candidate) => outstanding(candidate) >= quantity) ?? roomiest;
  if (outstanding(line) >= quantity) return line;
  throw new MoreThanExpected(`${quantity} piece(s) are more than the ${outstanding(line)} still expected`, {
    returnLineId: line.returnLineId,
    expected: line.expectedQuantity,
    received: line.receivedQuantity,
    outstanding: outstanding(line),
  });
}

/** The line whose article a scanned code names, one with pieces outstanding first. Undefined when there is none. */
export const lineOfSku = <L extends LineCounts>(lines: readonly L[], code: string): L | undefined =>
  [...lines].sort((a, b) => outstanding(b) - outstanding(a)).find((line) => sameSku(line.sku, code));

/** Whether the bench is done: nothing is outstanding and every piece that came has its place. */
export const isAccountedFor = (lines: readonly LineCounts[], pieces: readonly PieceStatus[]): boolean =>
  lines.length > 0 &&
  lines.every((line) => outstanding(line) === 0) &&
  pieces.every((status) => status === 'dispositioned' || status === 'wrong_item');

/** What a line as a whole is, for the page. */
export function lineStatus(line: LineCounts): PieceStatus {
  if (outstanding(line) > 0) return 'expected';
  if (line.receivedQuantity > 0) return 'received';
  return line.wrongItemQuantity > 0 ? 'wrong_item' : 'missing';
}
