import type { ReactNode } from 'react';
import type { Summary } from '../api/types.js';
import { useText } from '../text.js';
import { Amounts } from './amounts.js';
import { Percent } from './percent.js';

/** The period in six figures. */
export function SummaryTiles({ summary }: { summary: Summary }) {
  const { text, number } = useText();
  const { analytics } = text;
  const { returnsAuthorized, returnsDeclined } = summary;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary" className="sr-only">
        {analytics.summary}
      </h2>
      <dl className="tiles">
        <Tile name={analytics.orders} hint={analytics.unitsSold(number(summary.unitsSold))}>
          {number(summary.orders)}
        </Tile>
        <Tile
          name={analytics.returnsRequested}
          hint={analytics.verdicts(number(returnsAuthorized), number(returnsDeclined))}
        >
          {number(summary.returnsRequested)}
        </Tile>
        <Tile name={analytics.unitsReturned}>{number(summary.unitsReturned)}</Tile>
        <Tile name={analytics.returnRate} hint={analytics.returnRateHint}>
          <Percent value={summary.returnRate.value} />
        </Tile>
        <Tile name={analytics.refunded}>
          <Amounts amounts={summary.refundedMinor} none={analytics.none} />
        </Tile>
        <Tile name={analytics.duration} hint={analytics.durationHint}>
          <Duration hours={summary.medianHours.requestedToRefunded} />
        </Tile>
      </dl>
    </section>
  );
}

interface TileProps {
  name: string;
  hint?: string;
  children: ReactNode;
}

function Tile({ name, hint, children }: TileProps) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>{children}</dd>
      {hint && <dd className="hint">{hint}</dd>}
    </div>
  );
}

const dayHours = 24;

/** Hours below two days, days from there on. */
function Duration({ hours }: { hours: number | null | undefined }) {
  const { text, number } = useText();
  if (typeof hours !== 'number') return text.analytics.none;
  const isLong = hours >= 2 * dayHours;
  return number(isLong ? hours / dayHours : hours, {
    style: 'unit',
    unit: isLong ? 'day' : 'hour',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  });
}
