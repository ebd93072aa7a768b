import { type Correction, dates, dayOffByDecree, electionDay } from './correction.js';

const labourDay = {
  en: 'Labour Day',
  es: 'Día del Trabajador',
  fr: 'Fête du travail',
  de: 'Tag der Arbeit',
  pt: 'Dia do Trabalhador',
};
const lunarNewYear = {
  en: 'Lunar New Year',
  es: 'Año Nuevo Lunar',
  fr: 'Nouvel An lunaire',
  de: 'Mondneujahr',
  pt: 'Ano Novo Lunar',
};
const eidAlFitr = { en: 'Eid al-Fitr', es: 'Eid al-Fitr', fr: 'Aïd el-Fitr', de: 'Fest des Fastenbrechens' };
const eidAlAdha = { en: 'Eid al-Adha', es: 'Eid al-Adha', fr: 'Aïd el-Kebir', de: 'Opferfest' };
const vesak = { en: 'Vesak Day', es: 'Día de Vesak', fr: 'Vesak', de: 'Vesakh', pt: 'Vesak' };

const mom =
  'Holidays Act 1998 and the yearly list of the Ministry of Manpower; the library computes another day';
const gazette = 'Yearly federal list under the Holidays Act 1951; the library computes another day or none';
const holidayAct = 'Memorial Day and Holiday Implementation Act of 28 May 2025; the library has observances';
const stateCouncil = 'Yearly notice of the General Office of the State Council';

export const asiaPacific: readonly Correction[] = [
  {
    of: ['KR'],
    drop: ['korean 01-0-01 P3D'],
    source: 'Seollal is the day before, the day and the day after; the library starts a day late',
  },
  {
    of: ['KR'],
    add: ['korean 01-0-00 P3D'],
    names: { ...lunarNewYear, ko: '설날' },
    source: 'Regulations on Holidays of Public Offices art. 2: three days about the Lunar New Year',
  },
  {
    of: ['KR'],
    add: ['05-01 since 2026', 'substitutes 05-01 if saturday,sunday then next monday since 2026'],
    names: { ...labourDay, ko: '노동절' },
    source: 'Public holiday from 2026 (Act on Public Holidays); the library lacks it',
  },
  {
    of: ['KR'],
    add: dates('2020-04-15 2022-03-09 2022-06-01 2024-04-10 2025-06-03 2026-06-03', '2028-04-12'),
    names: { ...electionDay, ko: '선거일' },
    source: 'Public Official Election Act: election days are public holidays',
  },
  {
    of: ['KR'],
    add: ['2020-08-17', '2023-10-02', '2024-10-01', '2025-01-27'],
    names: { ...dayOffByDecree, ko: '임시공휴일' },
    source: 'Temporary public holidays by decision of the State Council',
  },
  {
    of: ['CN'],
    drop: ['chinese 01-0-00', '06-01'],
    source: 'New Year’s Eve is a holiday from 2025 only; Children’s Day is for children',
  },
  {
    of: ['CN'],
    add: ['chinese 01-0-00 since 2025', 'chinese 01-0-03'],
    names: { ...lunarNewYear, zh: '春节' },
    source: 'State Council Order 795: four days from the eve, from 2025; the third day since 1999',
  },
  {
    of: ['CN'],
    add: ['05-02 since 2025'],
    names: { ...labourDay, zh: '劳动节' },
    source: 'State Council Order 795: 1 and 2 May',
  },
  {
    of: ['CN'],
    add: dates(
      '2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-04-05 2024-05-02 2024-05-03',
      '2024-09-16 2024-10-04 2024-10-07 2025-02-03 2025-02-04 2025-05-05 2025-06-02',
      '2025-10-07 2025-10-08 2026-01-02 2026-02-20 2026-02-23 2026-04-06 2026-05-04',
      '2026-05-05 2026-10-05 2026-10-06 2026-10-07',
    ),
    names: { ...dayOffByDecree, zh: '调休' },
    source: stateCouncil,
  },
  {
    of: ['TW'],
    add: ['09-28 since 2025'],
    names: { en: 'Confucius’ Birthday', es: 'Nacimiento de Confucio', zh: '孔子誕辰紀念日' },
    source: holidayAct,
  },
  {
    of: ['TW'],
    add: ['10-25 since 2025'],
    names: { en: 'Taiwan Restoration Day', es: 'Día de la Retrocesión de Taiwán', zh: '臺灣光復節' },
    source: holidayAct,
  },
  {
    of: ['TW'],
    add: ['12-25 since 2025'],
    names: { en: 'Constitution Day', es: 'Día de la Constitución', zh: '行憲紀念日' },
    source: holidayAct,
  },
  {
    of: ['TW'],
    add: ['05-01 since 2026'],
    names: { ...labourDay, zh: '勞動節' },
    source: holidayAct,
  },
  {
    of: ['TW'],
    add: dates(
      '2024-02-08 2024-04-05 2025-01-27 2025-04-03 2025-05-30 2025-09-29 2025-10-24',
      '2026-02-27 2026-04-03 2026-10-09 2026-10-26 2027-02-04 2027-04-06 2027-04-30',
      '2027-12-24 2028-01-24 2028-04-03',
    ),
    names: { ...dayOffByDecree, zh: '補假' },
    source: 'Yearly calendar of the Directorate-General of Personnel Administration',
  },
  { of: ['SG'], drop: ['2027-03-09', '2028-02-26'], source: mom },
  { of: ['SG'], add: ['2027-03-10', '2028-02-28'], names: eidAlFitr, source: mom },
  { of: ['SG'], add: ['2024-06-17', '2027-05-17'], names: eidAlAdha, source: mom },
  { of: ['SG'], add: ['2027-05-20', '2028-05-09'], names: vesak, source: mom },
  {
    of: ['SG'],
    add: ['2025-05-03'],
    names: electionDay,
    source: 'Parliamentary Elections Act 1954: polling day is a public holiday',
  },
  {
    of: ['MY'],
    add: ['2025-04-01', '2026-03-20', '2026-03-23', '2027-03-11', '2028-02-28'],
    names: eidAlFitr,
    source: gazette,
  },
  { of: ['MY'], add: ['2024-06-17', '2025-06-07', '2027-05-17'], names: eidAlAdha, source: gazette },
  { of: ['MY'], add: ['2026-06-02', '2027-05-20', '2028-05-09'], names: vesak, source: gazette },
  {
    of: ['MY'],
    add: ['2025-06-27'],
    names: { en: 'Islamic New Year', es: 'Año Nuevo islámico', ms: 'Awal Muharram' },
    source: gazette,
  },
  {
    of: ['MY'],
    add: ['2025-09-05', '2027-08-16'],
    names: { en: 'Prophet Muhammad’s Birthday', es: 'Nacimiento del Profeta', ms: 'Maulidur Rasul' },
    source: gazette,
  },
  { of: ['MY'], add: ['2025-09-15'], names: dayOffByDecree, source: 'Holidays Act 1951 s. 8' },
  {
    of: ['ZA'],
    add: ['2026-11-04'],
    names: electionDay,
    source: 'Proclamation under the Public Holidays Act 36 of 1994 s. 2A',
  },
];
