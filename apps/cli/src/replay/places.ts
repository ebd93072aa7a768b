import { shopZone } from './wall-clock.js';

/** Zones of the dataset's countries, where most of their people live: the law counts days where the customer is. */
const zones: Readonly<Record<string, string>> = {
  AE: 'Asia/Dubai',
  AT: 'Europe/Vienna',
  AU: 'Australia/Sydney',
  BE: 'Europe/Brussels',
  BH: 'Asia/Bahrain',
  CA: 'America/Toronto',
  CH: 'Europe/Zurich',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HK: 'Asia/Hong_Kong',
  IE: 'Europe/Dublin',
  IL: 'Asia/Jerusalem',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  LT: 'Europe/Vilnius',
  MT: 'Europe/Malta',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  SA: 'Asia/Riyadh',
  SE: 'Europe/Stockholm',
  SG: 'Asia/Singapore',
  US: 'America/New_York',
  ZA: 'Africa/Johannesburg',
};

/** Used where the dataset has no code: 'Channel Islands', 'Unspecified', 'European Community'. */
export const assumedCountryCode = 'GB';

/** Where a customer of that country is; the shop's own zone for a country that the dataset does not have. */
export function placeOf(countryCode: string | null): { countryCode: string; timeZone: string } {
  const known = countryCode ?? assumedCountryCode;
  return { countryCode: known, timeZone: zones[known] ?? shopZone };
}
