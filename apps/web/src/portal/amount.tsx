import { useText } from '../text.js';

interface AmountProps {
  name: string;
  /** In minor units; below zero for a fee. */
  value: number;
  currency: string;
  rank?: 'part' | 'sum' | 'total';
}

/** One row of a reckoning. A part of nothing is left out: no refund of shipping, no fee. */
export function Amount({ name, value, currency, rank = 'part' }: AmountProps) {
  const { money } = useText();
  if (rank === 'part' && value === 0) return null;
  return (
    <div className={rank}>
      <dt>{name}</dt>
      <dd>{money(value, currency)}</dd>
    </div>
  );
}
