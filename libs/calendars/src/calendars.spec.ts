import { describe, expect, it } from '@jest/globals';
import DateHolidays, { type HolidaysTypes } from 'date-holidays';
import { calendars } from './calendars.js';
import { corrections } from './corrections/table.js';

const source = calendars();

/** Every calendar that a rule of law names. */
const named = (
  'US-FED US-CA US-RI AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS LI CH ' +
  'AR BR CO CR EC GT MX PA UY KR TW ID MY NZ SG ZA AU-NSW AU-VIC AU-QLD AU-SA AU-WA AU-TAS AU-ACT AU-NT'
).split(' ');

describe('a list of holidays', () => {
  it.each(named)('of %s is in order, one entry a day, frozen, of that year and named in English', (id) => {
    for (const year of [1990, 2026, 2100]) {
      const list = source.holidays(id, year);
      const days = list.map(({ on }) => on);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.every((on) => on.startsWith(`${year}-`))).toBe(true);
      expect(list.every(({ names }) => names.en.length > 0)).toBe(true);
      expect(list.length).toBeGreaterThan(5);
      expect(
        Object.isFrozen(list) && list.every((one) => Object.isFrozen(one) && Object.isFrozen(one.names)),
      ).toBe(true);
    }
  });

  it('is made once', () => {
    expect(source.holidays('DE', 2026)).toBe(source.holidays('DE', 2026));
  });

  it('names the library and the table it comes from', () => {
    expect(source.version).toMatch(/^date-holidays \d+\.\d+\.\d+, table [\da-f]{8}$/);
  });
});

describe('an id', () => {
  it.each(['', 'XX', 'de', 'EU', 'AU-<state>', '<member-state>', 'DE-', 'constructor'])(
    '"%s" is refused',
    (id) => {
      expect(() => source.holidays(id, 2026)).toThrow(RangeError);
    },
  );

  it('of a region without a list of its own has its country’s', () => {
    expect(source.holidays('JP-13', 2026)).toEqual(source.holidays('JP', 2026));
  });

  it.each([
    ['DE-BY', '2026-01-06'],
    ['ES-CT', '2026-09-11'],
    ['CA-AB', '2026-02-16'],
    ['US-MA', '2026-04-20'],
    ['GB-NIR', '2026-07-13'],
    ['CH-GE', '2026-09-10'],
    ['AU-QLD', '2026-10-05'],
    ['FR-57', '2026-04-03'],
  ])('of %s knows the day of its own, %s', (id, on) => {
    const country = id.slice(0, 2);
    expect(source.holidays(id, 2026).map((one) => one.on)).toContain(on);
    expect(source.holidays(country, 2026).map((one) => one.on)).not.toContain(on);
  });
});

describe('names', () => {
  const namesOf = (id: string, on: string) =>
    source.holidays(id, Number(on.slice(0, 4))).find((holiday) => holiday.on === on)?.names;

  it('come in our five languages and that of the place', () => {
    expect(namesOf('DK', '2026-12-25')).toEqual({
      en: 'Christmas Day',
      es: 'Navidad',
      fr: 'Noël',
      de: 'Weihnachten',
      pt: 'Natal',
      da: 'Juledag',
    });
  });

  it('are in English even where the library has none, and right where it errs', () => {
    expect(namesOf('CH', '2026-08-01')).toMatchObject({ en: 'Swiss National Day', de: 'Bundesfeiertag' });
    expect(namesOf('DE', '2026-05-14')).toMatchObject({
      es: 'Ascensión del Señor',
      de: 'Christi Himmelfahrt',
    });
  });

  it('prefer the country’s own word', () => {
    expect(namesOf('AT', '2026-12-25')?.['de']).toBe('Christtag');
  });

  it('use the code of ISO 639 for the language', () => {
    expect(namesOf('JP', '2026-01-01')).toMatchObject({ ja: '元日' });
  });

  it('tell a day off from the holiday that it stands for', () => {
    expect(namesOf('US-FED', '2026-07-03')).toMatchObject({
      en: 'Independence Day (observed)',
      es: 'Día de la Independencia (trasladado)',
    });
  });

  it('are those of the holiday itself where a day off falls on it', () => {
    expect(namesOf('KR', '2025-05-05')?.en).toBe("Children's Day");
  });
});

describe('a correction', () => {
  it.each(corrections.map((correction) => [correction.of.join(' '), correction.source, correction] as const))(
    'of %s has a source and what it corrects: %s',
    (_, lawOrDecree, correction) => {
      expect(lawOrDecree.length).toBeGreaterThan(15);
      for (const id of correction.of) expect(unknownRules(id, correction)).toEqual([]);
    },
  );

  /** Fails when the library has learnt better: then the correction can go. */
  function unknownRules(id: string, correction: (typeof corrections)[number]): string[] {
    const { lesser, all } = rulesOf(id);
    if ('count' in correction) return correction.count.filter((rule) => !lesser.includes(rule));
    if ('add' in correction)
      return correction.add.filter((rule) => all.includes(rule) && !lesser.includes(rule));
    return correction.drop.filter((rule) => !all.includes(rule) && !/^\d{4}-/.test(rule));
  }

  /** The rules of the library itself. */
  function rulesOf(id: string): { lesser: string[]; all: string[] } {
    const [country = '', region = ''] = id.split('-');
    const library = new DateHolidays(country, region, {
      types: ['observance', 'optional', 'school', 'bank', 'public'],
    });
    const rules = library.getRules() as unknown as HolidaysTypes.HolidayRule[];
    const lesser = rules.filter(({ type }) => type !== 'public');
    return { lesser: lesser.map(({ rule }) => rule), all: rules.map(({ rule }) => rule) };
  }
});
