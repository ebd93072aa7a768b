import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, defaultPolicy, responses } from './index.js';
import type { LineFacts, MerchantPolicy, PurchaseFacts, ReturnFacts } from './index.js';

const reasonCodes = ['changed_mind', 'other', 'defective', 'wrong_item_sent'];
const days = fc.nat({ max: 400 });

const mostly = (value: boolean) => fc.constantFrom(value, value, value, !value);

const between = (min: string, max: string) =>
  fc.date({ min: new Date(min), max: new Date(max), noInvalidDate: true }).map((date) => date.toISOString());
const spring = between('2026-02-01', '2026-06-01');
const summer = between('2026-05-01', '2026-09-01');

const purchases: fc.Arbitrary<PurchaseFacts> = fc.record({
  quantityPurchased: fc.integer({ min: 1, max: 20 }),
  quantityAlreadyReturned: fc.nat({ max: 3 }),
  deliveredAt: fc.option(spring, { freq: 9 }),
  paidMinor: fc.nat({ max: 90_000 }),
  isGoods: mostly(true),
  finalSale: mostly(false),
});

const requestLines: fc.Arbitrary<LineFacts> = fc.record({
  lineId: fc.nat({ max: 12 }).map((number) => `line-${number}`),
  quantity: fc.integer({ min: 1, max: 4 }),
  reasonCode: fc.constantFrom(...reasonCodes),
  hygieneSeal: fc.constantFrom('none', 'none', 'intact', 'broken'),
  purchase: fc.option(purchases, { freq: 9 }),
});

const requests: fc.Arbitrary<ReturnFacts> = fc.record({
  order: fc.record({
    placedAt: spring,
    currency: fc.constantFrom('EUR', 'JPY'),
    timeZone: fc.constantFrom('UTC', 'Europe/Madrid', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Apia'),
    unitsNotYetReturned: fc.nat({ max: 20 }),
  }),
  lines: fc.array(requestLines, { minLength: 1, maxLength: 6 }),
});

const byReason = (values: fc.Arbitrary<number>) => fc.dictionary(fc.constantFrom(...reasonCodes), values);

const policies: fc.Arbitrary<MerchantPolicy> = fc.record({
  version: fc.string(),
  windowStartsWhen: fc.constantFrom('delivered', 'placed'),
  returnWindowDays: days,
  windowDaysByReason: byReason(days),
  faultyReasons: fc.subarray(defaultPolicy.faultyReasons.slice()),
  faultyWindowDays: days,
  reviewAboveMinor: fc.dictionary(fc.constantFrom('EUR', 'JPY'), fc.nat({ max: 1_000_000 })),
  restockingFeePercentByReason: byReason(fc.nat({ max: 100 })),
  returnShippingFeeMinor: fc.dictionary(fc.constantFrom('EUR', 'JPY'), fc.nat({ max: 2_000 })),
  refundShippingWhen: fc.constantFrom('never', 'whole_order', 'whole_order_or_faulty'),
  shipByDays: fc.nat({ max: 60 }),
  resolutions: fc.subarray(defaultPolicy.resolutions.slice()),
});

function check(holds: (facts: ReturnFacts, policy: MerchantPolicy, now: string) => void): void {
  fc.assert(fc.property(requests, policies, summer, holds), { numRuns: 500 });
}

describe('any decision', () => {
  it('gives every requested piece exactly one verdict, in the order of the request', () => {
    check((facts, policy, now) => {
      const { lines } = decide(facts, policy, now);
      const pieces = ({ lineId, quantity }: { lineId: string; quantity: number }) => ({ lineId, quantity });
      expect(lines.map(pieces)).toEqual(facts.lines.map(pieces));
    });
  });

  it('gives reasons, and only such as speak for the verdict', () => {
    check((facts, policy, now) => {
      for (const { verdict, responseCodes } of decide(facts, policy, now).lines) {
        expect(responseCodes.length).toBeGreaterThan(0);
        expect(responseCodes.every((code) => responses[code].verdict === verdict)).toBe(true);
      }
    });
  });

  it('depends on its arguments alone and leaves them as they are', () => {
    check((facts, policy, now) => {
      const before = structuredClone({ facts, policy });
      const decision = decide(facts, policy, now);
      expect(decide(before.facts, before.policy, now)).toEqual(decision);
      expect({ facts, policy }).toEqual(before);
      expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
    });
  });

  it('does not depend on the order of the lines', () => {
    check((facts, policy, now) => {
      const { lines, ...rest } = decide(facts, policy, now);
      const reversed = decide({ ...facts, lines: facts.lines.toReversed() }, policy, now);
      expect({ ...reversed, lines: reversed.lines.toReversed() }).toEqual({ ...rest, lines });
    });
  });

  it('never turns from accept to decline when a window grows', () => {
    fc.assert(
      fc.property(requests, policies, summer, days, (facts, policy, now, more) => {
        const generous: MerchantPolicy = {
          ...policy,
          returnWindowDays: policy.returnWindowDays + more,
          faultyWindowDays: policy.faultyWindowDays + more,
          windowDaysByReason: Object.fromEntries(
            Object.entries(policy.windowDaysByReason).map(([reason, window]) => [reason, window + more]),
          ),
        };
        const later = decide(facts, generous, now).lines;
        decide(facts, policy, now).lines.forEach(({ verdict }, at) => {
          if (verdict !== 'decline') expect(later[at]?.verdict).toBe(verdict);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('never refuses faulty goods for a final sale or a seal, charges them nothing and offers money', () => {
    check((facts, policy, now) => {
      const decision = decide(facts, policy, now);
      for (const line of decision.lines.filter(({ faulty }) => faulty)) {
        expect(line.responseCodes).not.toContain('final_sale');
        expect(line.responseCodes).not.toContain('hygiene_seal_broken');
        expect(line.fees).toEqual([]);
        if (line.verdict !== 'decline') expect(line.resolutions).toContain('refund');
      }
    });
  });

  it('never lets more pieces come back than are there', () => {
    check((facts, policy, now) => {
      const { lines } = decide(facts, policy, now);
      facts.lines.forEach(({ lineId, purchase }, at) => {
        if (!purchase || lines[at]?.verdict === 'decline') return;
        const asked = facts.lines.filter((line) => line.lineId === lineId).map(({ quantity }) => quantity);
        const all = asked.reduce((left, right) => left + right, 0);
        expect(all + purchase.quantityAlreadyReturned).toBeLessThanOrEqual(purchase.quantityPurchased);
      });
    });
  });
});
