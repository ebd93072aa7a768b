import type { LanguageCode } from './language.js';

const marks: readonly (readonly [RegExp, string])[] = [
  [/\bss\. /g, '§§ '],
  [/\bs\. /g, '§ '],
  [/\barts?\. /g, 'art. '],
  [/\bregs\. /g, 'reg. '],
  [/\brecital /g, ''],
  [/(?<=\d) to (?=\S*\d)/g, '–'],
];

/** A citation as it may stand in a sentence: the packs' English marks give way to those every reader knows. */
export function citationIn(language: LanguageCode, citation: string): string {
  if (language === 'en') return citation;
  return marks.reduce((text, [english, neutral]) => text.replace(english, neutral), citation);
}

/** The instrument and section out of a note such as 'BGB s. 193: Sunday or holiday'; null where it cites none. */
export function citedIn(note: string | null): string | null {
  const cited = note?.split(/: | \((?=[a-z]{2})|;| via |, pointed/i)[0]?.trim() ?? '';
  return /\d/.test(cited) && !/^[a-z]/.test(cited) ? cited : null;
}
