import { describe, expect, it } from '@jest/globals';
import type { SkippedDay } from '../decision.js';
import type { PeriodUnit } from '../law/law-rule.js';
import { exclusionFlags, remedies, triggerEvents } from '../law/vocabulary.js';
import { feeCodes, resolutionsOffered } from '../policy/policy-document.js';
import { responses } from '../responses.js';
import { exclusionOf } from './exclusion.js';
import { sentenceOf, speak } from './explain.js';
import { languages } from './language.js';
import { spokenCodeOf } from './response-words.js';
import type { Amount, SpokenRight, Statement, StatementKey, StatementParams } from './statement.js';

const on = '2025-03-01';
const units: readonly PeriodUnit[] = ['calendar_day', 'business_day', 'working_day', 'month', 'year'];
const lengths = [0, 1, 2, 10, 11, 45];
const rights: readonly SpokenRight[] = ['withdraw', 'cancel', 'return', 'claim'];
const amounts: readonly (Amount | null)[] = [
  null,
  { amountMinor: 2500, currency: 'USD', over: false },
  { amountMinor: 300_050, currency: 'JPY', over: true },
];
const days: readonly SkippedDay[] = [
  { on, why: 'sat' },
  { on: '2025-03-02', why: 'sun' },
  { on: '2025-03-03', why: 'holiday', names: { en: '—', es: '—', fr: '—', de: '—', pt: '—' } },
];
const asked = { requestedAt: '2025-03-01T23:30:00Z', timeZone: 'Asia/Tokyo' };

const lawful = rights.map((right) => ({ citation: 'X § 1', right }));
const periods = lengths.flatMap((length) => units.map((unit) => ({ length, unit, lastDayOn: on })));
const offers = periods.flatMap((period) => amounts.map((minAmount) => ({ ...period, minAmount })));
const policies = [...periods, { length: null, unit: 'calendar_day' as const, lastDayOn: on }];
const quantities = [0, 1, 2, 3, 12].map((quantity) => ({ quantity }));
const exclusions = [...exclusionFlags, 'mattress_film_removed'].map(exclusionOf);
const codes = [...Object.keys(responses), 'final_sale', 'hygiene_seal_broken', 'anything'].map(spokenCodeOf);
const starts = ['notice', 'goods_received', 'goods_received_or_proof_of_sending', 'agreed'] as const;
const events = [...triggerEvents, 'placed', 'dispatched', 'informed'] as const;

/** For each key every word and form that can stand in it. */
const samples: { readonly [K in StatementKey]: readonly StatementParams[K][] } = {
  return_accepted: [
    { accepted: 1, total: 1 },
    { accepted: 1, total: 3 },
  ],
  return_declined: [{}],
  return_in_review: [{}],
  line_accepted: quantities,
  line_declined: quantities,
  line_in_review: quantities,
  declined_because: codes.map((code) => ({ code })),
  pieces_left: quantities,
  law_open: lawful.map((right) => ({ ...right, lastDayOn: on })),
  law_closed: lawful.map((right) => ({ ...right, lastDayOn: on })),
  law_no_fixed_end: lawful,
  law_not_started: lawful.flatMap((right) => [true, false].map((already) => ({ ...right, already }))),
  law_excluded: lawful.flatMap((right) => exclusions.map((exclusion) => ({ ...right, exclusion }))),
  law_below_minimum: lawful.flatMap((right) => amounts.map((minAmount) => ({ ...right, minAmount }))),
  law_unknown: [{}],
  house_open: offers,
  house_closed: offers,
  house_below_minimum: amounts.map((minAmount) => ({ minAmount })),
  policy_open: policies,
  policy_closed: policies,
  policy_no_end: [{}],
  policy_not_started: [{}],
  count_start: events.flatMap((event) =>
    [true, false].map((countEventDay) => ({ event, startsOn: on, timeZone: 'Asia/Tokyo', countEventDay })),
  ),
  count_skipped: [{ days }, { days: days.slice(0, 1) }],
  count_period: periods,
  count_rollover: [
    { days, basis: null, lastDayOn: on },
    { days: days.slice(2), basis: 'X § 1', lastDayOn: on },
  ],
  count_not_informed: [{ lastDayOn: on }, { lastDayOn: null }],
  request_in_time: [asked],
  request_too_late: [asked],
  remedy: remedies.map((remedy) => ({ remedy })),
  resolutions: [
    { resolutions: resolutionsOffered },
    ...resolutionsOffered.map((resolution) => ({ resolutions: [resolution] })),
  ],
  fee: feeCodes.map((code) => ({ code, amountMinor: 1234, currency: 'EUR' })),
  no_fees: [{}],
  return_shipping: [{ paidBy: 'seller' }, { paidBy: 'consumer' }],
  outbound_shipping: [{ extent: 'none' }, { extent: 'standard_delivery' }, { extent: 'all' }],
  refund_deadline: starts.flatMap((startsWhen) =>
    lengths.flatMap((length) => [
      { startsWhen, length, unit: 'calendar_day' as const, dueOn: null, citation: null },
      { startsWhen, length, unit: 'business_day' as const, dueOn: on, citation: 'X § 1' },
    ]),
  ),
  refund_withheld: [{}],
  ship_by: [{ lastDayOn: on }],
};

const statements = Object.entries(samples).flatMap(([key, all]) =>
  all.map((params) => ({ key, params }) as Statement),
);

const english =
  /\b(the|and|you|your|we|our|until|law|store|goods|refund|right|working|order|item|because|today|saturday)\b/i;

describe.each(languages)('%s', (language) => {
  it.each(Object.keys(samples) as StatementKey[])('%s is a whole sentence with every word in it', (key) => {
    for (const said of statements.filter((one) => one.key === key)) {
      const { text } = speak(said, language);
      expect(text).toMatch(/^\p{Lu}.*[.]$/u);
      expect(text).not.toMatch(/undefined|null|NaN|[{}[\]]|\s{2}|[\u00a0\u202f]| [.,]|[.]{2}|,,/);
      if (language !== 'en') expect(text).not.toMatch(english);
    }
  });

  it('says nothing twice the same: each code and each exclusion has its own words', () => {
    const texts = new Set(
      codes.map((code) => speak({ key: 'declined_because', params: { code } }, language).text),
    );
    expect(texts.size).toBe(codes.length);
    expect(sentenceOf('abuse_suspected', language)).toBeNull();
  });
});

it('does not say one of zero, as French grammar would', () => {
  const said = { key: 'count_period', params: { length: 0, unit: 'calendar_day', lastDayOn: on } } as const;
  expect(speak(said, 'fr').text).toBe('Le délai de 0 jours prend fin le samedi 1er mars 2025.');
});
