import { type Correction, dates, dayOffByDecree } from './correction.js';

const labourDay = {
  en: 'Labour Day',
  es: 'Día del Trabajador',
  fr: 'Fête du travail',
  de: 'Tag der Arbeit',
  pt: 'Dia do Trabalhador',
};
const goodFriday = {
  en: 'Good Friday',
  es: 'Viernes Santo',
  fr: 'Vendredi saint',
  de: 'Karfreitag',
  pt: 'Sexta-feira Santa',
};
const holySaturday = {
  en: 'Holy Saturday',
  es: 'Sábado Santo',
  fr: 'Samedi saint',
  de: 'Karsamstag',
  pt: 'Sábado de Aleluia',
};
const whitMonday = {
  en: 'Whit Monday',
  es: 'Lunes de Pentecostés',
  fr: 'Lundi de Pentecôte',
  de: 'Pfingstmontag',
  pt: 'Segunda-feira de Pentecostes',
};

export const europe: readonly Correction[] = [
  {
    of: ['AT'],
    add: ['easter -2'],
    names: goodFriday,
    source: 'BGBl 37/1961 s. 1: a period that would end on Good Friday ends on the next working day',
  },
  {
    of: ['BG'],
    count: ['12-26'],
    source: 'Labour Code art. 154(1): 24, 25 and 26 December; the library calls the 26th an observance',
  },
  {
    of: ['BG', 'RS'],
    add: ['orthodox -1'],
    names: { ...holySaturday, bg: 'Велика събота', sr: 'Велика субота' },
    source: 'BG Labour Code art. 154(1), RS Act on state holidays: Easter from Good Friday to Monday',
  },
  {
    of: ['BG'],
    add: [
      '01-01 if saturday,sunday then next monday since 2017',
      '03-03 if saturday,sunday then next monday since 2017',
      '05-01 if saturday,sunday then next monday since 2017',
      '05-06 if saturday,sunday then next monday since 2017',
      '05-24 if saturday,sunday then next monday since 2017',
      '09-06 if saturday,sunday then next monday since 2017',
      '09-22 if saturday,sunday then next monday since 2017',
      '12-24 if saturday then next tuesday if sunday then next wednesday since 2017',
      '12-25 if saturday then next monday if sunday then next wednesday since 2017',
      '12-26 if saturday then next monday if sunday then next tuesday since 2017',
    ].map((rule) => `substitutes ${rule}`),
    names: {
      en: 'Public holiday',
      es: 'Día festivo',
      fr: 'Jour férié',
      de: 'Feiertag',
      pt: 'Feriado',
      bg: 'Официален празник',
    },
    source: 'Labour Code art. 154(2): a holiday on a weekend, Easter apart, moves to the next working day',
  },
  {
    of: ['BG', 'RS'],
    add: ['2027-05-04'],
    names: labourDay,
    source: 'BG Labour Code art. 154(2), RS Act on state holidays: Labour Day meets the Easter weekend',
  },
  {
    of: ['BG'],
    add: ['2025-12-31', '2026-01-02'],
    names: dayOffByDecree,
    source: 'Decision of the Council of Ministers under Labour Code art. 154(3)',
  },
  {
    of: ['CY'],
    drop: ['orthodox -47'],
    source: 'Green Monday is 48 days before Orthodox Easter; the library has the Tuesday as public',
  },
  { of: ['CY'], count: ['orthodox -48'], source: 'Green Monday is a public holiday; see the Tuesday above' },
  {
    of: ['CY'],
    add: ['orthodox 50'],
    names: { ...whitMonday, el: 'Δευτέρα του Αγίου Πνεύματος' },
    source: 'Kataklysmos is a public holiday in Cyprus; the library lacks it',
  },
  {
    of: ['DE-BY'],
    add: ['08-15'],
    names: {
      en: 'Assumption of Mary',
      es: 'Asunción de María',
      fr: 'Assomption',
      de: 'Mariä Himmelfahrt',
      pt: 'Assunção de Maria',
    },
    source: 'FTG Bayern art. 1(1) no. 2: in most of its municipalities; where unknown, the later end',
  },
  {
    of: ['DK'],
    count: ['06-05', '12-24'],
    source: 'Forbrugeraftaleloven s. 19(6) puts Constitution Day and 24 December on a par with holidays',
  },
  {
    of: ['DK'],
    add: ['12-31'],
    names: {
      en: 'New Year’s Eve',
      es: 'Nochevieja',
      fr: 'Saint-Sylvestre',
      de: 'Silvester',
      pt: 'Véspera de Ano Novo',
      da: 'Nytårsaftensdag',
    },
    source: 'Forbrugeraftaleloven s. 19(6): 31 December too',
  },
  {
    of: ['FI'],
    count: ['friday after 06-19', '12-24'],
    source: 'Act 150/1930 s. 5 puts Midsummer Eve and Christmas Eve on a par with holidays',
  },
  {
    of: ['GR'],
    drop: ['2024-05-01'],
    source: 'Ministerial decision: Labour Day of 2024, in Holy Week, moved',
  },
  {
    of: ['GR'],
    add: ['2021-05-04', '2024-05-07', '2027-05-04'],
    names: { ...labourDay, el: 'Εργατική Πρωτομαγιά' },
    source:
      'Ministerial decisions move a Labour Day near Easter to the Tuesday after; 2027 by the same practice',
  },
  {
    of: ['HU'],
    add: dates(
      '2024-08-19 2024-12-24 2024-12-27 2025-05-02 2025-10-24 2025-12-24',
      '2026-01-02 2026-08-21 2026-12-24',
    ),
    names: { ...dayOffByDecree, hu: 'Pihenőnap' },
    source: 'Yearly ministerial decree on the order of working days (Labour Code s. 102)',
  },
  {
    of: ['IS'],
    drop: ['thursday after 04-18'],
    source:
      'The First Day of Summer is the first Thursday after 18 April; the library allows the 18th itself',
  },
  {
    of: ['IS'],
    add: ['thursday after 04-19'],
    names: {
      en: 'First Day of Summer',
      es: 'Primer día de verano',
      fr: 'Premier jour de l’été',
      de: 'Erster Sommertag',
      pt: 'Primeiro dia do verão',
      is: 'Sumardagurinn fyrsti',
    },
    source: 'Act 88/1971 art. 6; from 19 to 25 April',
  },
  {
    of: ['LI'],
    count: ['02-02', '03-19', '08-15', '11-01'],
    source: 'Statutory rest days of Liechtenstein; the library calls these observances',
  },
  { of: ['LI'], drop: ['easter 40', 'easter 61'], source: 'Bridging days of offices are no public holidays' },
  {
    of: ['LV'],
    add: ['2024-12-23', '2024-12-30', '2025-05-02', '2025-11-17', '2026-01-02', '2026-06-22'],
    names: { ...dayOffByDecree, lv: 'Pārceltā brīvdiena' },
    source: 'Yearly order of the Cabinet of Ministers moving working days (Labour Law s. 133)',
  },
  {
    of: ['NL'],
    count: ['easter -2', '05-05'],
    source: 'Algemene termijnenwet art. 3: 5 May every year, Good Friday on a par; not days off for everyone',
  },
  {
    of: ['SE'],
    count: ['friday after 06-19', '12-24', '12-31'],
    source: 'Lag (1930:173) s. 2: Midsummer Eve, Christmas Eve and New Year’s Eve end no period',
  },
  {
    of: ['SK'],
    add: ['05-08 since 2027'],
    names: {
      en: 'Victory over Fascism Day',
      es: 'Día de la Victoria sobre el Fascismo',
      fr: 'Jour de la victoire sur le fascisme',
      de: 'Tag des Sieges über den Faschismus',
      pt: 'Dia da Vitória sobre o Fascismo',
      sk: 'Deň víťazstva nad fašizmom',
    },
    source: 'Act 241/1993 as amended in 2025: a working day in 2026 only; the library has it so for ever',
  },
  {
    of: ['SK'],
    add: ['09-15 since 2027'],
    names: {
      en: 'Day of Our Lady of the Seven Sorrows',
      es: 'Nuestra Señora de los Dolores',
      fr: 'Notre-Dame des Sept Douleurs',
      de: 'Mariä Schmerzen',
      pt: 'Nossa Senhora das Dores',
      sk: 'Sviatok Panny Márie Sedembolestnej',
    },
    source: 'Act 241/1993 as amended in 2025: a working day in 2026 only; the library has it so for ever',
  },
  {
    of: ['GB-SCT'],
    add: ['2026-06-15'],
    names: { ...dayOffByDecree, en: 'World Cup bank holiday' },
    source: 'Royal Proclamation under the Banking and Financial Dealings Act 1971',
  },
];
