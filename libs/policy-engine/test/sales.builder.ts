import type { Calendars, Holiday } from '../src/calendars.js';
import { decide } from '../src/decide.js';
import type { Decision } from '../src/decision.js';
import type { ReturnFacts } from '../src/facts.js';
import type { Law } from '../src/law/compile-law.js';
import { compilePolicy } from '../src/policy/compile-policy.js';
import type { PolicyDocument, PolicyRule } from '../src/policy/policy-document.js';
import { factsOf, type Differences } from './context.builder.js';

/** The real holidays that the sales of these specs meet. */
const holidays2025: Readonly<Record<string, readonly Holiday[]>> = {
  DE: [
    day('2025-04-18', {
      en: 'Good Friday',
      de: 'Karfreitag',
      es: 'Viernes Santo',
      fr: 'Vendredi saint',
      pt: 'Sexta-feira Santa',
    }),
    day('2025-04-20', {
      en: 'Easter Sunday',
      de: 'Ostersonntag',
      es: 'Pascua',
      fr: 'Pâques',
      pt: 'Domingo de Páscoa',
    }),
    day('2025-04-21', {
      en: 'Easter Monday',
      de: 'Ostermontag',
      es: 'Lunes de Pascua',
      fr: 'Lundi de Pâques',
      pt: 'Segunda-feira de Páscoa',
    }),
  ],
  'US-FED': [
    day('2025-09-01', {
      en: 'Labor Day',
      es: 'Día del Trabajo',
      fr: 'Fête du travail',
      de: 'Tag der Arbeit',
      pt: 'Dia do Trabalho',
    }),
  ],
  BR: [day('2025-04-21', { en: 'Tiradentes', pt: 'Tiradentes' })],
};

function day(on: string, names: Holiday['names']): Holiday {
  return { on, names };
}

export const spec2025: Calendars = {
  version: 'spec-2025',
  holidays: (id, year) => (year === 2025 ? (holidays2025[id] ?? []) : []),
};

export interface Sale {
  readonly jurisdiction: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly placedAt: string;
  readonly deliveredAt: string | null;
  readonly requestedAt: string;
  readonly differences?: Differences;
}

export const easterInBerlin: Sale = {
  jurisdiction: 'DE',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  placedAt: '2025-03-31T10:00:00+02:00',
  deliveredAt: '2025-04-04T11:00:00+02:00',
  requestedAt: '2025-04-22T22:00:00+02:00',
};

export const laborDayInDallas: Sale = {
  jurisdiction: 'US-TX',
  timeZone: 'America/Chicago',
  currency: 'USD',
  placedAt: '2025-08-29T10:00:00-05:00',
  deliveredAt: null,
  requestedAt: '2025-09-03T09:30:00-05:00',
};

export const tiradentesInSaoPaulo: Sale = {
  jurisdiction: 'BR',
  timeZone: 'America/Sao_Paulo',
  currency: 'BRL',
  placedAt: '2025-04-10T10:00:00-03:00',
  deliveredAt: '2025-04-14T12:00:00-03:00',
  requestedAt: '2025-04-22T12:00:00-03:00',
};

/** Fourteen days after Sunday 4 May is Sunday 18 May: no rollover in the Regulations. */
export const sundayInLondon: Sale = {
  jurisdiction: 'GB',
  timeZone: 'Europe/London',
  currency: 'GBP',
  placedAt: '2025-05-01T10:00:00+01:00',
  deliveredAt: '2025-05-04T11:00:00+01:00',
  requestedAt: '2025-05-19T00:00:00+01:00',
};

export const dayOneInTokyo: Sale = {
  jurisdiction: 'JP',
  timeZone: 'Asia/Tokyo',
  currency: 'JPY',
  placedAt: '2025-05-29T10:00:00+09:00',
  deliveredAt: '2025-06-02T12:00:00+09:00',
  requestedAt: '2025-06-09T23:30:00+09:00',
  differences: {
    order: {
      circumstances: { no_return_special_clause_shown_in_advertisement_and_final_order_screen: true },
    },
  },
};

export const notInformedInParis: Sale = {
  jurisdiction: 'FR',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  placedAt: '2025-04-28T10:00:00+02:00',
  deliveredAt: '2025-05-02T11:00:00+02:00',
  requestedAt: '2026-05-18T10:00:00+02:00',
  differences: { order: { informedAt: 'never' } },
};

export function saleFacts(sale: Sale): ReturnFacts {
  const { jurisdiction, timeZone, currency, placedAt, deliveredAt, differences = {} } = sale;
  return factsOf({
    ...differences,
    order: {
      jurisdiction,
      timeZone,
      currency,
      placedAt,
      dispatchedAt: deliveredAt,
      firstDeliveredAt: deliveredAt,
      lastDeliveredAt: deliveredAt,
      ...differences.order,
    },
    purchase: { deliveredAt, ...differences.purchase },
  });
}

/** A shop that by itself takes nothing back, so that law and house rules show alone. */
const noReturns: readonly PolicyRule[] = [{ id: 'r-none', title: 'No returns', then: { windowDays: 0 } }];

export function decideSale(sale: Sale, law: Law, rules: readonly PolicyRule[] = noReturns): Decision {
  return decide(saleFacts(sale), compilePolicy(policyOf(rules), '7'), law, spec2025, sale.requestedAt);
}

export function policyOf(rules: readonly PolicyRule[]): PolicyDocument {
  return {
    name: 'Spec shop',
    usThreeDayCancellation: { enabled: true, businessDays: 3 },
    faultyReasons: ['defective'],
    rules,
  };
}
