import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { areFresh, handOvers, preferences, rankOffers } from './shipping.rules.js';
import type { Offer, ShippingRules } from './shipping.rules.js';

const offer = (
  carrier: string,
  costMinor: number,
  transitDays: number | null,
  more: Partial<Offer> = {},
): Offer => ({
  offerId: `${carrier}-${costMinor}`,
  carrier,
  serviceLevel: 'Ground',
  costMinor,
  currency: 'EUR',
  transitDays,
  handOver: 'drop_off',
  ...more,
});

const dpd = offer('DPD', 520, 2);
const dhl = offer('DHL', 485, 4);
const ups = offer('UPS', 1430, 1);
const slow = offer('POST', 300, null);
const home = offer('HERMES', 600, 3, { handOver: 'pickup' });
const all = [ups, dpd, slow, home, dhl];

const namesOf = (rules: Partial<ShippingRules>): string[] =>
  rankOffers(all, { prefer: 'price', ...rules }, 'EUR').ranked.map(({ carrier }) => carrier);
const refusedBy = (rules: Partial<ShippingRules>): Record<string, string> =>
  Object.fromEntries(
    rankOffers(all, { prefer: 'price', ...rules }, 'EUR').refused.map(({ offer: one, reason }) => [
      one.carrier,
      reason,
    ]),
  );

describe('a merchant’s rules of buying labels', () => {
  it.each<[Partial<ShippingRules>, string[]]>([
    [{}, ['POST', 'DHL', 'DPD', 'HERMES', 'UPS']],
    [{ prefer: 'transit_days' }, ['UPS', 'DPD', 'HERMES', 'DHL', 'POST']],
    [{ prefer: 'carrier_order', carrierOrder: ['DPD', 'UPS'] }, ['DPD', 'UPS', 'POST', 'DHL', 'HERMES']],
    [{ maxCostMinor: 520 }, ['POST', 'DHL', 'DPD']],
    [{ maxTransitDays: 3 }, ['DPD', 'HERMES', 'UPS']],
    [{ handOver: 'pickup' }, ['HERMES']],
    [{ allowedServices: ['UPS', 'DPD/Ground', 'DHL/Express'] }, ['DPD', 'UPS']],
  ])('%j rank %j', (rules, names) => {
    expect(namesOf(rules)).toEqual(names);
  });

  it('say why an offer is refused, by the first rule it breaks', () => {
    expect(refusedBy({ maxCostMinor: 500, maxTransitDays: 3 })).toEqual({
      UPS: 'too_expensive',
      DPD: 'too_expensive',
      HERMES: 'too_expensive',
      DHL: 'too_slow',
      POST: 'transit_days_unknown',
    });
    expect(refusedBy({ handOver: 'pickup', allowedServices: ['HERMES', 'UPS'] })).toMatchObject({
      UPS: 'hand_over_not_allowed',
      DPD: 'service_not_allowed',
    });
    expect(rankOffers([dpd], { prefer: 'price', maxCostMinor: 900 }, 'GBP').refused[0]!.reason).toBe(
      'other_currency',
    );
  });

  it('lose no offer, and rank the same whatever order the offers came in', () => {
    const offers = fc.uniqueArray(
      fc.record({
        offerId: fc.uuid(),
        carrier: fc.constantFrom('A', 'B', 'C'),
        serviceLevel: fc.constantFrom('x', 'y'),
        costMinor: fc.nat(5),
        currency: fc.constantFrom('EUR', 'USD'),
        transitDays: fc.option(fc.nat(4)),
        handOver: fc.constantFrom(...handOvers),
      }),
      { selector: ({ offerId }) => offerId, maxLength: 8 },
    );
    const rules = fc.record(
      {
        prefer: fc.constantFrom(...preferences),
        maxCostMinor: fc.nat(5),
        maxTransitDays: fc.nat(4),
        carrierOrder: fc.shuffledSubarray(['A', 'B', 'C']),
      },
      { requiredKeys: ['prefer'] },
    );
    fc.assert(
      fc.property(offers, rules, fc.nat(), (some, given, turn) => {
        const at = some.length === 0 ? 0 : turn % some.length;
        const turned = [...some.slice(at), ...some.slice(0, at)];
        const [one, other] = [rankOffers(some, given, 'EUR'), rankOffers(turned, given, 'EUR')];
        expect(other.ranked).toEqual(one.ranked);
        expect(one.ranked.length + one.refused.length).toBe(some.length);
      }),
    );
  });

  it('hold an offer for stale when it is older than they say', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    const after = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
    expect(areFresh(at, after(60), 60)).toBe(true);
    expect(areFresh(at, after(61), 60)).toBe(false);
  });
});
