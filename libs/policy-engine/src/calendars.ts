/** A day that is off, by its date (YYYY-MM-DD) and its name by language; `en` is always there. */
export interface Holiday {
  readonly on: string;
  readonly names: Readonly<Record<string, string>> & { readonly en: string };
}

/**
 * The holidays that a law counts by, handed to the engine. Ids are those of the packs: ISO 3166-1 (`DE`), 3166-2
 * (`AU-VIC`), or the list of one law (`US-FED`). The same id and year give the same list for ever within one `version`.
 */
export interface Calendars {
  readonly version: string;
  /** In order of date. Throws RangeError for an unknown id. */
  holidays(calendarId: string, year: number): readonly Holiday[];
}
