import { missingNames } from './common-names.js';
import type { Names } from './corrections/correction.js';

const languages = ['en', 'es', 'fr', 'de', 'pt'];

/** What follows the name of a day off that stands for a holiday on another day. */
const observed: Readonly<Record<string, string>> = {
  en: ' (observed)',
  es: ' (trasladado)',
  fr: ' (reporté)',
  de: ' (Ersatztag)',
  pt: ' (compensado)',
};

/** Where the library's code for a language is not that of ISO 639-1. */
const isoCodes: Readonly<Record<string, string>> = { jp: 'ja', cz: 'cs', ge: 'ka' };

interface NamesWanted {
  readonly country: string;
  /** The library's codes of the languages spoken there. */
  readonly local: readonly string[];
  readonly substitute: boolean;
}

/** The names in our five languages and those of the place; a country's own word (`de-at`) goes before the common. */
export function namesIn(known: Readonly<Record<string, string>>, wanted: NamesWanted): Names {
  const inCountry = wanted.country.toLowerCase();
  const names: Record<string, string> = {};
  for (const code of [...languages, ...wanted.local.map((local) => local.slice(0, 2))]) {
    const name = known[`${code}-${inCountry}`] ?? known[code];
    if (name) names[isoCodes[code] ?? code] = name;
  }
  const all = { ...names, ...namesMissing(names) };
  const en = all['en'] ?? Object.values(names)[0] ?? Object.values(known)[0] ?? wanted.country;
  return Object.freeze(wanted.substitute ? asSubstitute({ ...all, en }) : { ...all, en });
}

/** Looked for by the English name, else by that of the place. */
function namesMissing(names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const keys = names['en'] ? [names['en']] : Object.values(names);
  return keys.map((key) => missingNames.get(key)).find((found) => found !== undefined) ?? {};
}

function asSubstitute(names: Names): Names {
  const marked = Object.entries(names).map(([code, name]) => [code, name + (observed[code] ?? '')] as const);
  return { ...Object.fromEntries(marked), en: names.en + observed['en'] };
}
