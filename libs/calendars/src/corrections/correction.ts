/** A holiday's name by language; `en` is always there. */
export type Names = Readonly<Record<string, string>> & { readonly en: string };

/**
 * Where date-holidays and the law differ. Rules are written in the library's grammar; a date (2025-12-31) is one.
 * A country's correction holds for its regions too.
 */
export type Correction = {
  /** Ids of the calendars it changes. */
  readonly of: readonly string[];
  /** The law or decree that the library does not follow, and what it does instead. */
  readonly source: string;
} & (
  | { /** Rules listed there as a lesser day. */ readonly count: readonly string[] }
  | { /** Rules listed there as public holidays. */ readonly drop: readonly string[] }
  | { /** Rules that are missing there. */ readonly add: readonly string[]; readonly names: Names }
);

/** A day that a government made free for one year. */
export const dayOffByDecree: Names = {
  en: 'Day off by decree',
  es: 'Día no laborable por decreto',
  fr: 'Jour chômé par décret',
  de: 'Per Dekret arbeitsfreier Tag',
  pt: 'Folga por decreto',
};

export const electionDay: Names = {
  en: 'Election day',
  es: 'Día de elecciones',
  fr: 'Jour d’élections',
  de: 'Wahltag',
  pt: 'Dia de eleições',
};

/** Dates of one year or more, written with spaces between them. */
export const dates = (...rows: readonly string[]): string[] => rows.flatMap((row) => row.split(' '));
