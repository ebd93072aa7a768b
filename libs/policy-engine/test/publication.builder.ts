import type { Law } from '../src/law/compile-law.js';
import { compilePolicy } from '../src/policy/compile-policy.js';
import { defaultPolicy } from '../src/policy/default-policy.js';
import type { PolicyDocument } from '../src/policy/policy-document.js';
import { publish, type Published } from '../src/publish/publish.js';
import type { Place } from '../src/publish/survey.js';
import { spec2025 } from './sales.builder.js';

export const us: Place = { country: 'US', currency: 'USD' };
export const germany: Place = { country: 'DE', currency: 'EUR' };
export const brazil: Place = { country: 'BR', currency: 'BRL' };

/** Ten days, and ninety for orders of November and December. */
export const season: PolicyDocument = {
  ...defaultPolicy,
  rules: [
    {
      id: 'winter',
      when: {
        all: [
          { fact: 'order.placedOn', atLeast: '2025-11-01' },
          { fact: 'order.placedOn', below: '2026-01-01' },
        ],
      },
      then: { windowDays: 90 },
    },
    { id: 'rest', then: { windowDays: 10, returnShippingPaidBy: 'consumer' } },
  ],
};

/** Publishes on 4 June 2025. */
export function publisher(law: Law) {
  return (document: PolicyDocument, places: readonly Place[], name = 'Spec shop'): Published => {
    const ruling = { policy: compilePolicy(document, '1'), law, calendars: spec2025 };
    return publish({ name, url: 'https://shop.example/returns' }, places, ruling, '2025-06-04');
  };
}
