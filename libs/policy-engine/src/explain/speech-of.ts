import { formatDecimal } from '#money';
import { citationIn } from './citation.js';
import type { Language } from './language.js';
import type { PluralForms, Speech } from './speech.js';

type Style = Intl.DateTimeFormatOptions;
const fullDay: Style = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const shortDay: Style = { weekday: 'long', day: 'numeric', month: 'long' };
const clock: Style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Locale and zone are always named: the host's own never show in what is written. */
export function speechOf(language: Language): Speech {
  const { dateLocale, moneyLocale, words } = language;
  const pluralRules = new Intl.PluralRules(dateLocale);
  const countries = new Intl.DisplayNames(dateLocale, { type: 'region' });
  const lists = new Map<string, Intl.ListFormat>();

  const dayAs = (style: Style) => (on: string) =>
    dateFormat(dateLocale, 'UTC', style).format(new Date(`${on}T00:00:00Z`));
  const shortDayOf = (on: string) => plainDay(language, dayAs(shortDay)(on)).replace(',', '');
  const list = (items: readonly string[], type: Intl.ListFormatType) => {
    const format = lists.get(type) ?? new Intl.ListFormat(dateLocale, { type });
    lists.set(type, format);
    return format.format(items);
  };
  const plural = (count: number, forms: PluralForms) => {
    // French and Portuguese say 'one' of zero too, and our `one` forms hold the word for 1.
    const form = count !== 0 && pluralRules.select(count) === 'one' ? forms.one : forms.other;
    return form.replace('{n}', words.numbers[count - 2] ?? String(count));
  };
  const amount = (amountMinor: number, currency: string, strip: boolean) => {
    const decimal = formatDecimal({ amountMinor, currency });
    return plainSpaces(moneyFormat(moneyLocale, currency, decimal, strip).format(decimal as `${number}`));
  };

  return {
    day: (on) => plainDay(language, dayAs(fullDay)(on)),
    instant: (at, timeZone) => {
      const instant = new Date(at);
      const day = plainDay(language, dateFormat(dateLocale, timeZone, fullDay).format(instant));
      return `${day}, ${dateFormat(dateLocale, timeZone, clock).format(instant)}`;
    },
    days: (days) => {
      const named = days.map(({ on, names }) => {
        const name = names && (names[language.code] ?? names.en);
        return name ? `${shortDayOf(on)} (${name})` : shortDayOf(on);
      });
      return list(named, 'conjunction');
    },
    money: (amountMinor, currency) => amount(amountMinor, currency, false),
    roundMoney: (amountMinor, currency) => amount(amountMinor, currency, true),
    duration: (length, unit) => plural(length, words.units[unit]),
    plural,
    list,
    cite: (citation) => citationIn(language.code, citation),
    country: (code) => countries.of(code) ?? code,
  };
}

/** Making a formatter costs a thousand times more than using it. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const moneyFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(locale: string, timeZone: string, style: Style): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(style).join()}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone });
  dateFormats.set(key, format);
  return format;
}

/** With the decimals that our own money has, which for some currencies are not those of Intl. */
function moneyFormat(locale: string, currency: string, decimal: string, strip: boolean): Intl.NumberFormat {
  const digits = decimal.split('.')[1]?.length ?? 0;
  const whole = strip && /\.0+$/.test(decimal);
  const key = `${locale} ${currency} ${digits} ${whole}`;
  const decimals = whole ? 0 : digits;
  const format =
    moneyFormats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  moneyFormats.set(key, format);
  return format;
}

/** Releases of Intl differ on the comma after an English weekday; none of them knows the French 'premier'. */
function plainDay({ code }: Language, day: string): string {
  if (code === 'en') return plainSpaces(day.replace(',', ''));
  return plainSpaces(code === 'fr' ? day.replace(/ 1 (?=\p{L})/u, ' 1er ') : day);
}

/** Intl writes non-breaking and narrow spaces, which differ from one release to the next. */
function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, ' ');
}
