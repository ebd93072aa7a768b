import type { CurrencyAmount } from '../api/types.js';
import { useText } from '../text.js';

/** Money per currency, each on its own line: currencies are never added up. */
export function Amounts({ amounts, none }: { amounts: CurrencyAmount[]; none: string }) {
  const { money } = useText();
  if (amounts.length === 0) return none;
  return amounts.map(({ currency, amountMinor }) => (
    <span key={currency} className="amount">
      {money(amountMinor, currency)}
    </span>
  ));
}
