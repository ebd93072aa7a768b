import { type Correction, dayOffByDecree } from './correction.js';

export const americas: readonly Correction[] = [
  {
    of: ['US'],
    count: ['substitutes 11-11 if sunday then next monday if saturday then previous friday'],
    source:
      '5 USC 6103(b) and Executive Order 11582 treat Veterans Day as any other; the library calls it a bank day',
  },
  {
    of: ['AR'],
    count: ['easter -3'],
    source: 'Ley 27.399: Maundy Thursday is a non-working day, and so no día hábil (CCyCN art. 1110)',
  },
  {
    of: ['AR'],
    count: ['2025-05-02', '2025-08-15', '2025-11-21', '2026-03-23', '2026-07-10', '2026-12-07'],
    source: 'Ley 27.399: non-working days for tourism, set each year; no día hábil',
  },
  {
    of: ['CA-BC', 'CA-MB'],
    count: ['09-30 since 2021'],
    source: 'BC Employment Standards Act (from 2023), Manitoba Employment Standards Code (from 2024)',
  },
  {
    of: ['CA-QC'],
    add: ['easter 1'],
    names: {
      en: 'Easter Monday',
      es: 'Lunes de Pascua',
      fr: 'Lundi de Pâques',
      de: 'Ostermontag',
      pt: 'Segunda-feira de Páscoa',
    },
    source: 'Interpretation Act (CQLR c. I-16) s. 61(23); the library leaves the choice of employers out',
  },
  {
    of: ['CL'],
    add: ['easter -1'],
    names: {
      en: 'Holy Saturday',
      es: 'Sábado Santo',
      fr: 'Samedi saint',
      de: 'Karsamstag',
      pt: 'Sábado de Aleluia',
    },
    source: 'Ley 2.977 as amended; the library lacks it',
  },
  {
    of: ['CR'],
    add: ['2024-04-15', '2024-07-29', '2024-08-19'],
    names: dayOffByDecree,
    source: 'Ley 9875 moved holidays of 2020-2024 to Mondays; the days themselves are kept too',
  },
  {
    of: ['CR'],
    drop: ['10-12 if monday then previous friday'],
    source: 'Ley 9803 of 2020 put 1 December in the place of 12 October',
  },
  {
    of: ['EC'],
    drop: ['09-10', 'easter -3'],
    source: 'Neither is a national holiday (Código del Trabajo art. 65)',
  },
  {
    of: ['EC'],
    add: ['10-09'],
    names: { en: 'Independence of Guayaquil', es: 'Independencia de Guayaquil' },
    source: 'Código del Trabajo art. 65: 9 October; the library has 10 September',
  },
  {
    of: ['EC'],
    add: ['05-01', '05-24', '08-10', '10-09'].map(
      (date) =>
        `substitutes ${date} if tuesday then previous monday if wednesday,thursday then next friday ` +
        'if saturday then previous friday if sunday then next monday since 2017',
    ),
    names: { ...dayOffByDecree, en: 'Public holiday', es: 'Feriado' },
    source: 'Ley Orgánica Reformatoria of 20 December 2016 moves the day off; the date itself is kept too',
  },
  {
    of: ['MX'],
    add: ['10-01 every 6 years since 2024'],
    names: { en: 'Change of Federal Government', es: 'Transmisión del Poder Ejecutivo Federal' },
    source: 'Ley Federal del Trabajo art. 74 VII as amended; the library still has 1 December',
  },
];
