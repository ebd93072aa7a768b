import { useText } from '../text.js';

/** A rate, or a dash where there is nothing to take it of. */
export function Percent({ value }: { value: number | null | undefined }) {
  const { number } = useText();
  return typeof value === 'number' ? number(value, { style: 'percent', maximumFractionDigits: 1 }) : '–';
}
