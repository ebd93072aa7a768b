import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import {
  decideSale,
  easterInBerlin,
  laborDayInDallas,
  notInformedInParis,
  policyOf,
  saleFacts,
  dayOneInTokyo,
  type Sale,
} from '../../test/sales.builder.js';
import type { Window } from '../decision.js';
import { compileLaw } from '../law/compile-law.js';
import type { SaleChannel } from '../law/vocabulary.js';
import { reasonCodes, type PolicyRule } from '../policy/policy-document.js';
import { countedDays } from './counted-days.js';
import { languages } from './language.js';
import { sealRecord, type DecisionRecord } from './record.js';
import { auditorView, customerView, staffView } from './views.js';

const packs = readPacks();
const law = compileLaw(packs);
const rules: readonly PolicyRule[] = [
  { id: 'r-abuse', title: 'Serial returners', then: { review: 'abuse_suspected' } },
  {
    id: 'r-final',
    title: 'Outlet is final',
    when: { fact: 'line.tags', has: 'outlet' },
    then: { decline: 'outlet' },
  },
  { id: 'r-base', title: 'All else', then: { windowDays: 20 } },
];

function recordOf(sale: Sale): DecisionRecord {
  const decision = decideSale(sale, law, rules);
  const policy = { version: '7', document: policyOf(rules) };
  const holidays = { version: 'spec-2025', lists: [] };
  const inputs = { facts: saleFacts(sale), now: sale.requestedAt, policy, holidays, decision };
  return sealRecord({ ...inputs, law: { version: law.version, rules: [] } }, (text) => `#${text.length}`);
}

describe('the customer', () => {
  const secrets = [
    ...rules.map(({ id }) => id),
    ...packs.flatMap((pack) => pack.rules.map(({ ruleId }) => ruleId)),
  ];
  const channels: readonly SaleChannel[] = ['online', 'in_store', 'doorstep_residence'];
  const unspeakable = /abuse|fraud|suspect|Serial|[a-z]_[a-z]|excluded:/;

  it.each(packs.map(({ jurisdiction }) => jurisdiction))(
    'in %s never meets a rule id or a review reason',
    (place) => {
      for (const channel of channels) {
        const reasonCode = reasonCodes[place.charCodeAt(0) % reasonCodes.length] ?? 'other';
        const differences = {
          order: { channel },
          line: { reasonCode },
          purchase: { tags: channel === 'online' ? ['outlet'] : [] },
        };
        const record = recordOf({ ...easterInBerlin, jurisdiction: place, differences });
        for (const language of languages) {
          const { sentences, lines } = customerView(record, language);
          const told = [...sentences, ...lines.flatMap((line) => line.sentences)].join(' ');
          expect(told).not.toMatch(unspeakable);
          expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
        }
      }
    },
  );

  it('hears of the verdict line by line', () => {
    const { verdict, lines, language } = customerView(recordOf(easterInBerlin), 'de');
    expect({ verdict, language, line: lines[0]?.verdict }).toEqual({
      verdict: 'accept',
      language: 'de',
      line: 'accept',
    });
    expect(lines[0]?.sentences[0]).toBe('Diesen Artikel können Sie zurückgeben.');
  });
});

describe('the staff', () => {
  const outlet: Sale = {
    ...laborDayInDallas,
    deliveredAt: '2025-09-04T10:00:00-05:00',
    requestedAt: '2025-09-20T10:00:00-05:00',
    differences: { purchase: { tags: ['outlet'] } },
  };

  it('sees every finding, which rule of the policy gave it, and why other rules do not count', () => {
    const [line] = staffView(recordOf(outlet), 'en').lines;
    expect(line?.findings.map(({ code, text }) => [code, text])).toEqual([
      ['within_window', 'The request came inside the time our return policy gives.'],
      ['outlet', 'Outlet is final'],
      ['abuse_suspected', 'Serial returners'],
    ]);
    expect(line?.reviewReasons).toEqual([{ code: 'abuse_suspected', text: 'Serial returners' }]);
    expect(line?.policyRules).toEqual([
      { ruleId: 'r-abuse', title: 'Serial returners' },
      { ruleId: 'r-final', title: 'Outlet is final' },
      { ruleId: 'r-base', title: 'All else' },
    ]);
    expect(line?.rejectedRules).toContainEqual(
      expect.objectContaining({ why: 'after_deadline', rule: expect.objectContaining({ source: 'house' }) }),
    );
  });

  it('sees every window counted, also those that do not decide', () => {
    const [line] = staffView(recordOf(outlet), 'en').lines;
    expect(line?.windows.map(({ rule, sentences }) => [rule.source, sentences.at(-1)])).toEqual([
      ['house', 'Your request of Saturday 20 September 2025, 10:00 came too late for this.'],
      ['policy', 'Your request of Saturday 20 September 2025, 10:00 is in time.'],
    ]);
  });
});

describe('the auditor', () => {
  const countOf = (sale: Sale) => {
    const view = auditorView(recordOf(sale));
    return view.lines[0]?.counts[0]?.days ?? [];
  };

  it('has the record itself', () => {
    const record = recordOf(easterInBerlin);
    expect(auditorView(record).record).toBe(record);
  });

  it('sees business days with those that were skipped', () => {
    expect(countOf(laborDayInDallas)).toEqual([
      { on: '2025-08-29', what: 'event', number: null },
      { on: '2025-08-30', what: 'counted', number: 1 },
      { on: '2025-08-31', what: 'skipped', number: null, why: 'sun' },
      expect.objectContaining({ on: '2025-09-01', what: 'skipped', number: null, why: 'holiday' }),
      { on: '2025-09-02', what: 'counted', number: 2 },
      { on: '2025-09-03', what: 'counted', number: 3 },
    ]);
  });

  it('sees the last day of the period move past Easter', () => {
    expect(countOf(easterInBerlin).slice(-5)).toEqual([
      expect.objectContaining({ on: '2025-04-18', what: 'rolled_over', number: 14, why: 'holiday' }),
      { on: '2025-04-19', what: 'rolled_over', number: null, why: 'sat' },
      { on: '2025-04-20', what: 'rolled_over', number: null, why: 'sun' },
      expect.objectContaining({ on: '2025-04-21', what: 'rolled_over', number: null, why: 'holiday' }),
      { on: '2025-04-22', what: 'last_day', number: null },
    ]);
  });

  it('sees the first day counted in Tokyo, and an extension by its end', () => {
    expect(countOf(dayOneInTokyo)[0]).toEqual({ on: '2025-06-02', what: 'counted', number: 1 });
    expect(
      countOf(notInformedInParis)
        .slice(-4)
        .map(({ on, what }) => `${on} ${what}`),
    ).toEqual([
      '2025-05-16 counted',
      '2026-05-16 rolled_over',
      '2026-05-17 rolled_over',
      '2026-05-18 last_day',
    ]);
  });

  it('numbers the days of any window from 1 to its length', () => {
    for (const sale of [easterInBerlin, laborDayInDallas, dayOneInTokyo, notInformedInParis]) {
      for (const window of decideSale(sale, law, rules).lines.flatMap(({ windows }) => windows)) {
        const numbers = countedDays(window).flatMap(({ number }) => number ?? []);
        expect(numbers.at(-1) ?? null).toBe(window.startsOn === null ? null : window.length);
      }
    }
  });

  it('lists only the ends of a period in years, and nothing before it starts', () => {
    const [statutory] = decideSale(easterInBerlin, law, rules).lines.map(({ window }) => window);
    const years: Window = {
      ...(statutory as Window),
      length: 2,
      unit: 'year',
      plainLastDayOn: '2027-04-04',
      rolledOver: [],
      lastDayOn: '2027-04-04',
    };
    expect(countedDays(years).map(({ on }) => on)).toEqual(['2025-04-04', '2027-04-04']);
    expect(countedDays({ ...years, startsOn: null })).toEqual([]);
  });
});
