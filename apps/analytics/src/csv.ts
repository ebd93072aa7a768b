type Cell = string | number | null;

/** Rows as RFC 4180 text, nested fields as `outer.inner`, amounts as `name.GBP`: exactly what the JSON shows. */
export function toCsv(columns: readonly string[], rows: readonly object[]): string {
  const flat = rows.map((row) => new Map(cellsOf(row)));
  const all = [...new Set([...columns, ...flat.flatMap((row) => [...row.keys()])])];
  const lines = [all, ...flat.map((row) => all.map((column) => row.get(column) ?? null))];
  return lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellsOf(row: object, prefix = ''): [string, Cell][] {
  return Object.entries(row).flatMap(([name, value]: [string, Cell | object]): [string, Cell][] => {
    const column = prefix + name;
    if (Array.isArray(value)) return value.map(amountCell(column));
    if (value !== null && typeof value === 'object') return cellsOf(value, `${column}.`);
    return [[column, value]];
  });
}

const amountCell =
  (column: string) =>
  ({ currency, amountMinor }: { currency: string; amountMinor: number }): [string, Cell] => [
    `${column}.${currency}`,
    amountMinor,
  ];

/** Text that a spreadsheet would run as a formula gets an apostrophe before it, which spreadsheets hide. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
