import Table from 'cli-table3';

type Align = 'left' | 'right';

/** Rows under a head, numbers in groups of three; the first column to the left, the others where `aligns` says, else right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  aligns?: readonly Align[],
): string {
  const drawn = new Table({
    head: [...head],
    colAligns: head.map((_, index) => aligns?.[index] ?? (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
  drawn.push(...rows.map((row) => row.map(shown)));
  return drawn.toString();
}

const shown = (cell: string | number): string =>
  typeof cell === 'number' ? cell.toLocaleString('en') : folded(cell);

/** Long sentences go on in the next line of their cell. */
const folded = (text: string): string =>
  text.length > widest ? text.replace(/(.{1,90})(?:\s+|$)/g, '$1\n').trimEnd() : text;

const widest = 90;
