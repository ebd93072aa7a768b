import { parseMoney } from '#money';

/** Quantity × unit price in minor units: exact, then rounded half away from zero once per line. */
export function lineMinor(unitPrice: string, quantity: number, currency: string): number {
  const [whole = '', fraction = ''] = unitPrice.split('.');
  const digits = (BigInt(whole + fraction) * BigInt(quantity)).toString();
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.slice(sign.length).padStart(fraction.length + 1, '0');
  const point = padded.length - fraction.length;
  const text = fraction ? `${padded.slice(0, point)}.${padded.slice(point)}` : padded;
  return parseMoney(sign + text, currency).amountMinor;
}
