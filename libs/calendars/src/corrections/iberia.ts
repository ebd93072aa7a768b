import type { Correction, Names } from './correction.js';

/** The communities choose some of their days each year. */
const boe = 'Resolution of the Dirección General de Trabajo in the BOE, and the community’s own law';

const feast = (es: string, en: string): Names => ({ en, es });
const monday = feast('Lunes siguiente al festivo', 'Monday after the holiday');
const stJames = feast('Santiago Apóstol', 'Saint James’ Day');
const easterMonday: Names = {
  en: 'Easter Monday',
  es: 'Lunes de Pascua',
  fr: 'Lundi de Pâques',
  de: 'Ostermontag',
  pt: 'Segunda-feira de Páscoa',
};

export const iberia: readonly Correction[] = [
  {
    of: ['ES-AN', 'ES-AR', 'ES-AS', 'ES-CL', 'ES-EX'],
    add: ['2024-12-09', '2025-10-13'],
    names: monday,
    source: boe,
  },
  { of: ['ES-MC', 'ES-ML'], add: ['2024-12-09'], names: monday, source: boe },
  { of: ['ES-CB', 'ES-MD', 'ES-NC'], add: ['2024-07-25'], names: stJames, source: boe },
  { of: ['ES-MD', 'ES-NC'], add: ['2025-07-25'], names: stJames, source: boe },
  { of: ['ES-MD'], add: ['2027-03-19'], names: feast('San José', 'Saint Joseph’s Day'), source: boe },
  { of: ['ES-CB'], add: ['2024-04-01'], names: easterMonday, source: boe },
  {
    of: ['ES-CB'],
    drop: ['06-28'],
    source: 'The Day of the Institutions of Cantabria is 28 July',
  },
  {
    of: ['ES-CB'],
    add: ['07-28'],
    names: feast('Día de las Instituciones de Cantabria', 'Day of the Institutions of Cantabria'),
    source: `${boe}; the library has 28 June`,
  },
  { of: ['ES-CE'], add: ['06-13'], names: feast('San Antonio', 'Saint Anthony’s Day'), source: boe },
  { of: ['ES-CM'], add: ['2026-04-06'], names: easterMonday, source: boe },
  { of: ['ES-EX'], add: ['2024-02-13'], names: feast('Martes de Carnaval', 'Shrove Tuesday'), source: boe },
  { of: ['ES-GA'], add: ['2026-06-24'], names: feast('San Juan', 'Saint John’s Day'), source: boe },
  { of: ['ES-IB'], count: ['12-26'], source: boe },
  {
    of: ['ES-MC'],
    add: ['06-09'],
    names: feast('Día de la Región de Murcia', 'Day of the Region of Murcia'),
    source: boe,
  },
  {
    of: ['ES-ML'],
    add: ['09-08'],
    names: feast('Virgen de la Victoria', 'Our Lady of Victory'),
    source: boe,
  },
  { of: ['ES-ML'], add: ['09-17'], names: feast('Día de Melilla', 'Melilla Day'), source: boe },
  {
    of: ['ES-NC'],
    add: ['12-03'],
    names: feast('San Francisco Javier', 'Saint Francis Xavier’s Day'),
    source: `${boe}; the library lacks it`,
  },
  { of: ['ES-RI'], add: ['2024-06-10'], names: monday, source: boe },
  {
    of: ['ES-VC'],
    add: ['10-09'],
    names: feast('Día de la Comunitat Valenciana', 'Day of the Valencian Community'),
    source: `${boe}; the library lacks it`,
  },
  {
    of: ['PT-20'],
    add: ['easter 50'],
    names: { en: 'Day of the Azores', pt: 'Dia da Região Autónoma dos Açores' },
    source: 'Decreto Regional 13/80/A; the library has no regions for Portugal',
  },
  {
    of: ['PT-30'],
    add: ['07-01'],
    names: { en: 'Day of Madeira', pt: 'Dia da Região Autónoma da Madeira' },
    source: 'Regional law of Madeira; the library has no regions for Portugal',
  },
  {
    of: ['PT-30'],
    add: ['12-26'],
    names: { en: 'First Octave of Christmas', pt: 'Primeira Oitava' },
    source: 'Decreto Legislativo Regional 18/2002/M',
  },
];
