import type { SkuFigures } from '../api/types.js';
import { named, useText } from '../text.js';
import { Amounts } from './amounts.js';
import { Bar } from './bar.js';
import { FigureTable } from './figure-table.js';
import { Percent } from './percent.js';
import { TableCard } from './table-card.js';

interface SkusTableProps {
  skus: SkuFigures[];
  loadCsv: () => Promise<Blob>;
}

/** The articles that came back most, with their rate and their commonest reason. */
export function SkusTable({ skus, loadCsv }: SkusTableProps) {
  const { text, number } = useText();
  const { analytics } = text;
  const highest = Math.max(...skus.map(rateOf), Number.EPSILON);
  const unitsOf = ({ unitsReturned, unitsSold }: SkuFigures): string =>
    unitsSold > 0 ? analytics.ofSold(number(unitsReturned), number(unitsSold)) : number(unitsReturned);
  const rows = skus.map((figures) => ({
    id: figures.sku,
    name: (
      <>
        {figures.description}
        <span className="quiet">
          {figures.sku} · {named(text.reasons, figures.topReason)}
        </span>
        <Bar part={rateOf(figures) / highest} />
      </>
    ),
    cells: [
      unitsOf(figures),
      <Percent key="rate" value={figures.returnRate.value} />,
      <Amounts key="refunded" amounts={figures.refundedMinor} none="–" />,
    ],
  }));
  return (
    <TableCard name={analytics.bySku} file="returns-by-sku.csv" isEmpty={rows.length === 0} loadCsv={loadCsv}>
      <FigureTable
        columns={[analytics.article, analytics.returned, analytics.rate, analytics.refunded]}
        rows={rows}
      />
    </TableCard>
  );
}

const rateOf = ({ returnRate }: SkuFigures): number => returnRate.value ?? 0;
