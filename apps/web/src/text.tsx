import { createContext, use, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { formatDay, formatInstant, formatInstantDay, formatMoney, formatTime } from './format.js';
import { en } from './messages/en.js';
import type { Messages } from './messages/en.js';
import { es } from './messages/es.js';
import { fr } from './messages/fr.js';

/** The languages of the pages, each under its own name. */
export const languages = { en: 'English', es: 'Español', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const messages: Record<Language, Messages> = { en, es, fr };
const remembered = 'vuelta.language';

const isLanguage = (tag: string | null | undefined): tag is Language => !!tag && tag in languages;

/** Whether the reader chose the language here, now or before. */
export const isChosenLanguage = (): boolean => isLanguage(localStorage.getItem(remembered));

/** What was chosen here before, else the first language of the browser that we have. */
function firstLanguage(): Language {
  const wanted = [localStorage.getItem(remembered), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? 'en';
}

/** The reader's own variant of the language, such as en-GB: it decides how days and amounts are written. */
const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => tag.startsWith(language)) ?? language;

/** Everything that depends on the reader's language. */
export interface Text {
  language: Language;
  text: Messages;
  setLanguage: (language: Language) => void;
  money: (amountMinor: number, currency: string) => string;
  day: (day: string) => string;
  instant: (instant: string) => string;
  /** The day of an instant, where the reader is. */
  instantDay: (instant: string) => string;
  time: (instant: string) => string;
  number: (value: number, options?: Intl.NumberFormatOptions) => string;
}

const TextContext = createContext<Text | undefined>(undefined);

export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new Error('useText needs a TextProvider above it');
  return text;
}

export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<Text>(() => {
    const locale = localeOf(language);
    return {
      language,
      text: messages[language],
      setLanguage: (chosen) => {
        localStorage.setItem(remembered, chosen);
        setLanguage(chosen);
      },
      money: (amountMinor, currency) => formatMoney(locale, amountMinor, currency),
      day: (day) => formatDay(locale, day),
      instant: (instant) => formatInstant(locale, instant),
      instantDay: (instant) => formatInstantDay(locale, instant),
      time: (instant) => formatTime(locale, instant),
      number: (amount, options) => new Intl.NumberFormat(locale, options).format(amount),
    };
  }, [language]);
  return <TextContext value={value}>{children}</TextContext>;
}

/** The words for a code; an unknown code, say of a newer server, is shown readable. */
export const named = (words: Record<string, string>, code: string): string =>
  words[code] ?? code.replaceAll('_', ' ');
