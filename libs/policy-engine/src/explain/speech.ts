import type { SkippedDay } from '../decision.js';
import type { PeriodUnit } from '../law/law-rule.js';

/** `one` holds its own number word; `{n}` in `other` stands for the number. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** What templates use to put days, money, numbers and lists in the words of one language. */
export interface Speech {
  /** 'Tuesday 22 April 2025' */
  day(on: string): string;
  /** 'Tuesday 22 April 2025, 22:00', on the clock of the zone. */
  instant(at: string, timeZone: string): string;
  /** 'Friday 18 April (Good Friday) and Saturday 19 April': a day with no name is off for its weekday. */
  days(days: readonly SkippedDay[]): string;
  money(amountMinor: number, currency: string): string;
  /** As money, but '$25' for '$25.00'. */
  roundMoney(amountMinor: number, currency: string): string;
  /** 'three business days', '14 days'. */
  duration(length: number, unit: PeriodUnit): string;
  plural(count: number, forms: PluralForms): string;
  /** 'a, b and c' or 'a, b or c'. */
  list(items: readonly string[], type: Intl.ListFormatType): string;
  cite(citation: string): string;
  /** 'Germany' for `DE`. */
  country(code: string): string;
}
