import type { ReasonFigures } from '../api/types.js';
import { named, useText } from '../text.js';
import { Amounts } from './amounts.js';
import { Bar } from './bar.js';
import { FigureTable } from './figure-table.js';
import { Percent } from './percent.js';
import { TableCard } from './table-card.js';

interface ReasonsTableProps {
  reasons: ReasonFigures[];
  loadCsv: () => Promise<Blob>;
}

/** The reasons given, most pieces first. */
export function ReasonsTable({ reasons, loadCsv }: ReasonsTableProps) {
  const { text, number } = useText();
  const { analytics } = text;
  const most = Math.max(1, ...reasons.map(({ units }) => units));
  const rows = reasons.map(({ reasonCode, units, share, refundedMinor }) => ({
    id: reasonCode,
    name: (
      <>
        {named(text.reasons, reasonCode)}
        <Bar part={units / most} />
      </>
    ),
    cells: [
      number(units),
      <Percent key="share" value={share.value} />,
      <Amounts key="refunded" amounts={refundedMinor} none="–" />,
    ],
  }));
  return (
    <TableCard
      name={analytics.byReason}
      file="returns-by-reason.csv"
      isEmpty={rows.length === 0}
      loadCsv={loadCsv}
    >
      <FigureTable
        columns={[analytics.reason, analytics.units, analytics.share, analytics.refunded]}
        rows={rows}
      />
    </TableCard>
  );
}
