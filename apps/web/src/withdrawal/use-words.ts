import { formatDay } from '../format.js';
import { isChosenLanguage, useText } from '../text.js';
import { readersZone, regimeOfZone } from './regime.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { pt } from './words/pt.js';
import type { RightNames, WithdrawalWords } from './words/words.js';

const words = { en, es, fr, de, pt };
type WithdrawalLanguage = keyof typeof words;

const isWritten = (tag: string): tag is WithdrawalLanguage => tag in words;

export interface Wording {
  /** Of the withdrawal pages: they know more languages than the others, because the law wants the consumer's. */
  language: WithdrawalLanguage;
  say: WithdrawalWords;
  names: RightNames;
  day: (day: string) => string;
  /** To the second, in the reader's zone. */
  second: (instant: string) => string;
}

/** The language chosen on these pages, else the first of the browser's that the withdrawal pages are written in. */
export function useWording(): Wording {
  const { language: shown } = useText();
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isWritten);
  const language = isChosenLanguage() ? shown : (wanted ?? shown);
  const locale = navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
  const say = words[language];
  const regime = regimeOfZone(readersZone());
  return {
    language,
    say,
    // The law of Argentina fixes the words of the button, whatever the page's language.
    names:
      say.names[regime] ?? (regime === 'ar' ? { ...say.names.eu, open: es.names.ar!.open } : say.names.eu),
    day: (day) => formatDay(locale, day),
    second: (instant) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }).format(new Date(instant)),
  };
}
