import type { ReactNode } from 'react';

interface FigureTableProps {
  /** The first names the rows. */
  columns: string[];
  rows: { id: string; name: ReactNode; cells: ReactNode[] }[];
}

/** A table whose rows put their name above their figures on a narrow screen. Roles, because that layout loses them. */
export function FigureTable({ columns, rows }: FigureTableProps) {
  return (
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ id, name, cells }) => (
          <tr key={id} role="row">
            <th role="rowheader" scope="row">
              {name}
            </th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} role="cell">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
