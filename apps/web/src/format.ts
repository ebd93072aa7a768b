/** ISO 4217 currencies without two decimals. Not asked of Intl: it rounds HUF or COP to whole units. */
const decimals: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const decimalsOf = (currency: string): number =>
  Number(Object.keys(decimals).find((count) => decimals[Number(count)]?.includes(currency)) ?? 2);

/** An amount in minor units as text, such as `€19.99`. */
export function formatMoney(locale: string, amountMinor: number, currency: string): string {
  const digits = decimalsOf(currency);
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return new Intl.NumberFormat(locale, { ...options, style: 'currency' }).format(amountMinor / 10 ** digits);
}

/** A calendar day `YYYY-MM-DD`, the same in every time zone. */
export const formatDay = (locale: string, day: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** A UTC instant in the reader's own time zone. */
export const formatInstant = (locale: string, instant: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

export const formatInstantDay = (locale: string, instant: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(instant));

export const formatTime = (locale: string, instant: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(instant));
