import type { Regime } from './words/words.js';

/** Zones of the countries whose laws have names of their own for the right. */
const zones: [Regime, RegExp][] = [
  ['gb', /^Europe\/(London|Belfast)$/],
  ['ar', /^America\/(Argentina\/.*|Buenos_Aires|Catamarca|Cordoba|Jujuy|Mendoza|Rosario)$/],
  [
    'br',
    /^America\/(Araguaina|Bahia|Belem|Boa_Vista|Campo_Grande|Cuiaba|Eirunepe|Fortaleza|Maceio|Manaus|Noronha|Porto_Velho|Recife|Rio_Branco|Santarem|Sao_Paulo)$/,
  ],
  ['cl', /^(America\/(Santiago|Punta_Arenas|Coyhaique)|Pacific\/Easter)$/],
  ['co', /^America\/Bogota$/],
  [
    'mx',
    /^America\/(Mexico_City|Bahia_Banderas|Cancun|Chihuahua|Ciudad_Juarez|Hermosillo|Matamoros|Mazatlan|Merida|Monterrey|Ojinaga|Tijuana)$/,
  ],
];

export const readersZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The law that the names are taken from, by the reader's clock; where it names none, the directive's names are used. */
export const regimeOfZone = (zone: string): Regime =>
  zones.find(([, pattern]) => pattern.test(zone))?.[0] ?? 'eu';

/** ISO 3166-1, where the clock tells it. */
export function countryOfZone(zone: string): string | undefined {
  const regime = regimeOfZone(zone);
  return regime === 'eu' ? undefined : regime.toUpperCase();
}
