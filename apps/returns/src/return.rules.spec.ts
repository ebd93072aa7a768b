import { describe, expect, it } from '@jest/globals';
import { fromSettings, sealRecord } from '#policy-engine';
import type { PolicySettings } from '#policy-engine';
import fc from 'fast-check';
import type { Sale } from './sale.rules.js';
import type { AskedLine, BoughtLine, BoughtOrder } from './facts.rules.js';
import { sha256 } from './decision.queries.js';
import { DecisionService } from './decision.service.js';
import { assess, shipByOf, shipWithin } from './return.rules.js';
import type { DecideFor } from './return.rules.js';
import { Rulebook } from './rulebook.js';

const asOf = '2026-03-20T12:00:00.000Z';

const bought = (facts: Partial<BoughtLine> = {}): BoughtLine => ({
  lineId: '1',
  sku: 'MUG',
  productId: null,
  description: 'A mug',
  quantity: 3,
  grossMinor: 1000,
  discountMinor: 0,
  taxMinor: 0,
  taxIncluded: true,
  isGoods: true,
  category: null,
  supplier: null,
  lot: null,
  finalSale: false,
  hygieneSeal: 'none',
  perishable: false,
  goodsType: 'goods',
  flags: [],
  tags: [],
  weightGrams: null,
  deliveredAt: '2026-03-10T09:00:00.000Z',
  quantityInReturns: 0,
  ...facts,
});

/** Where no statute gives a right to change one's mind: the policy decides alone. */
const inHongKong: Sale = {
  jurisdiction: 'HK',
  holidayRegion: null,
  dispatchedAt: null,
  regularDelivery: false,
  contractCopyReceivedAt: null,
  informedAt: 'before_contract',
  circumstances: {},
  discountCodes: [],
  tags: [],
  customer: { tags: [], failedPayments: 0, bonusCreditMinor: 0, partialCredits: 0 },
  totalIn: {},
};

const decisions = new DecisionService(new Rulebook());
let policies = 0;

/** By a policy of these settings; each is a version of its own. */
const decider = (rules: Partial<PolicySettings>): DecideFor => {
  const policy = { version: `spec-${(policies += 1)}`, document: fromSettings(rules) };
  return (facts, now) => decisions.decide('mer_spec', policy, { facts, now });
};

const request = { source: 'api', method: null, resolution: null, restockLocation: null, fraudRisk: null };

const order = (lines: BoughtLine[], facts: Partial<BoughtOrder> = {}): BoughtOrder => ({
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  placedAt: '2026-03-08T09:00:00.000Z',
  channel: 'online',
  sale: inHongKong,
  returnsOnOrder: 0,
  customer: { ordersPlaced: 1, returnsPlaced: 0, keepItems: 0, returnsWithMissingItems: 0 },
  shippingMinor: 400,
  shippingTaxMinor: 0,
  shippingTaxIncluded: true,
  shippingPromised: false,
  lines,
  ...facts,
});

const asked = (line: Partial<AskedLine> = {}): AskedLine => ({
  orderLineId: '1',
  quantity: 1,
  reasonCode: 'changed_mind',
  ...line,
});

const judged = (
  lines: AskedLine[],
  about: BoughtOrder | null,
  rules: Partial<PolicySettings> = {},
  at = asOf,
) => assess({ order: about, lines, request, asOf: at }, decider(rules), 'en');

const answer = (line: { verdict: string; responseCodes: string[] }): string =>
  [line.verdict, ...line.responseCodes].join(' ');

describe('an assessment', () => {
  it.each<[string, Partial<AskedLine>, Partial<BoughtLine>, Partial<PolicySettings>]>([
    ['accept within_window', {}, {}, {}],
    ['accept within_window', { orderLineId: undefined, sku: 'MUG' }, {}, {}],
    ['decline no_earlier_purchase', { orderLineId: 'other' }, {}, {}],
    ['decline no_earlier_purchase', { orderLineId: undefined, sku: 'CUP' }, {}, {}],
    ['decline quantity_exceeds_returnable', { quantity: 99 }, {}, {}],
    ['decline quantity_exceeds_returnable', { quantity: 2 }, { quantityInReturns: 2 }, {}],
    ['accept within_window', { quantity: 1 }, { quantityInReturns: 2 }, {}],
    ['decline not_goods', {}, { isGoods: false }, {}],
    ['decline nothing_paid', {}, { grossMinor: 0 }, {}],
    ['decline nothing_paid', {}, { discountMinor: 1000 }, {}],
    ['decline final_sale', {}, { finalSale: true }, {}],
    ['decline hygiene_seal_broken', {}, { hygieneSeal: 'unsealed' }, {}],
    ['accept within_window', {}, { hygieneSeal: 'sealed' }, {}],
    ['decline not_yet_delivered', {}, { deliveredAt: null }, {}],
    ['decline outside_window', {}, {}, { returnWindowDays: 5 }],
    ['accept within_window', { reasonCode: 'defective' }, { finalSale: true }, {}],
    ['review high_value_review', { quantity: 3 }, {}, { reviewAboveMinor: { EUR: 999 } }],
  ])('%s: asked %j of %j under %j', (expected, line, facts, rules) => {
    expect(answer(judged([asked(line)], order([bought(facts)]), rules).lines[0]!)).toBe(expected);
  });

  it('PC-01: the last day counts to its end where the customer is (peers end it N × 24 h after the purchase)', () => {
    const about = order([bought({ deliveredAt: '2026-02-18T12:00:00.000Z' })]);
    expect(judged([asked()], about, {}, '2026-03-20T22:59:59.999Z').lines[0]).toMatchObject({
      verdict: 'accept',
      lastDayOn: '2026-03-20',
    });
    expect(judged([asked()], about, {}, '2026-03-20T23:00:00.000Z').lines[0]).toMatchObject({
      verdict: 'decline',
      responseCodes: ['outside_window'],
    });
  });

  it('PC-05: every rule is asked and every reason told', () => {
    const about = order([bought({ finalSale: true, deliveredAt: '2026-01-01T00:00:00.000Z' })]);
    const { lines, responseCodes } = judged([asked({ quantity: 9 })], about);
    expect(responseCodes).toEqual(['quantity_exceeds_returnable', 'outside_window', 'final_sale']);
    const said = lines[0]!.explanation.join(' ');
    for (const reason of ['more pieces', 'has passed', 'final sale']) expect(said).toContain(reason);
  });

  it('PC-07: a refusal says how many can still be returned', () => {
    const { lines } = judged([asked({ quantity: 99 })], order([bought({ quantityInReturns: 1 })]));
    expect(lines[0]!.explanation).toContain('Up to two pieces can still be returned.');
  });

  it('of an unknown order declines every line and is worth nothing', () => {
    const { decision, lines, totalMinor, currency } = judged([asked(), asked({ sku: 'X' })], null);
    expect([decision.verdict, totalMinor, currency]).toEqual(['decline', 0, null]);
    expect(lines.map(({ orderLineId, sku }) => [orderLineId, sku])).toEqual([
      [null, '1'],
      [null, 'X'],
    ]);
  });

  it('takes a SKU from the line with enough left, also twice in one request', () => {
    const about = order([
      bought({ lineId: 'a', quantity: 2, quantityInReturns: 1 }),
      bought({ lineId: 'b', quantity: 2 }),
    ]);
    const bySku = (quantity: number) => asked({ orderLineId: undefined, sku: 'MUG', quantity });
    const { lines } = judged([bySku(1), bySku(2), bySku(3)], about);
    expect(lines.map(({ orderLineId }) => orderLineId)).toEqual(['a', 'b', 'a']);
  });

  it('gives shipping back once the whole order comes back, and once only', () => {
    const whole = [asked({ quantity: 3 })];
    expect(judged(whole, order([bought()]))).toMatchObject({ shippingRefundMinor: 400, totalMinor: 1400 });
    expect(judged([asked({ quantity: 2 })], order([bought()]))).toMatchObject({ shippingRefundMinor: 0 });
    const promised = order([bought()], { shippingPromised: true });
    expect(judged(whole, promised)).toMatchObject({ refundShipping: false, totalMinor: 1000 });
  });

  it('keeps fees back, but of no line more than its refund and of the whole no more than it holds', () => {
    const fees = {
      restockingFeePercentByReason: { changed_mind: 15 },
      returnShippingFeeMinor: { EUR: 500 },
    };
    expect(judged([asked({ quantity: 2 })], order([bought()]), fees)).toMatchObject({
      lines: [{ refundMinor: 667, restockingFeeMinor: 100 }],
      returnShippingFeeMinor: 500,
      totalMinor: 67,
    });
    expect(judged([asked({ quantity: 1 })], order([bought()]), fees)).toMatchObject({
      returnShippingFeeMinor: 283,
      totalMinor: 0,
    });
  });

  it('keeps no cent more of a line than it gives back, also beside a declined piece of the same line', () => {
    const rules = {
      windowDaysByReason: { changed_mind: 0 },
      restockingFeePercentByReason: { does_not_fit: 100 },
    };
    const about = order([bought(), bought({ lineId: '2' })]);
    const other = asked({ orderLineId: '2', reasonCode: 'no_longer_needed' });
    const { lines } = judged([asked(), asked({ reasonCode: 'does_not_fit' }), other], about, rules);
    expect(lines).toMatchObject([
      { verdict: 'decline' },
      { refundMinor: 333, restockingFeeMinor: 333 },
      { refundMinor: 333, restockingFeeMinor: 0 },
    ]);
  });

  it('counts the days to hand over from the authorization in the zone of the customer', () => {
    const { decision } = judged([asked()], order([bought()]));
    expect(shipWithin(shipByOf(decision), new Date('2026-03-31T23:30:00.000Z'))).toMatchObject({
      lastDayOn: '2026-04-15',
      endsAt: '2026-04-15T22:00:00.000Z',
    });
  });
});

describe('any assessment', () => {
  const lineArbitrary = fc.record({
    quantity: fc.integer({ min: 1, max: 7 }),
    grossMinor: fc.integer({ min: 0, max: 99_999 }),
    taxMinor: fc.integer({ min: 0, max: 9_999 }),
    taxIncluded: fc.boolean(),
    finalSale: fc.boolean(),
    isGoods: fc.boolean(),
  });
  const askedArbitrary = fc.record({
    orderLineId: fc.constantFrom('0', '1', '2', 'unknown'),
    quantity: fc.integer({ min: 1, max: 9 }),
    reasonCode: fc.constantFrom('changed_mind' as const, 'defective' as const, 'does_not_fit' as const),
  });
  const rulesArbitrary = fc.record({
    returnShippingFeeMinor: fc.record({ EUR: fc.integer({ min: 0, max: 2000 }) }),
    restockingFeePercentByReason: fc.record({ changed_mind: fc.integer({ min: 0, max: 100 }) }),
    reviewAboveMinor: fc.record({ EUR: fc.integer({ min: 0, max: 200_000 }) }),
  });
  const caseArbitrary = fc.tuple(
    fc.array(lineArbitrary, { minLength: 1, maxLength: 3 }),
    fc.array(askedArbitrary, { minLength: 1, maxLength: 5 }),
    rulesArbitrary,
  );

  it('adds up, never gives back more than was paid, and can be decided again from its record', () => {
    fc.assert(
      fc.property(caseArbitrary, ([lines, wanted, rules]) => {
        const about = order(lines.map((facts, index) => bought({ ...facts, lineId: String(index) })));
        const found = assess({ order: about, lines: wanted, request, asOf }, decider(rules), 'en');
        const net = found.lines.reduce((sum, line) => sum + line.refundMinor - line.restockingFeeMinor, 0);
        expect(found.totalMinor).toBe(net + found.shippingRefundMinor - found.returnShippingFeeMinor);
        expect(found.totalMinor).toBeGreaterThanOrEqual(0);
        for (const line of found.lines) {
          expect(line.restockingFeeMinor).toBeLessThanOrEqual(line.refundMinor);
          if (line.verdict === 'decline') expect(line.refundMinor).toBe(0);
        }
        const paid = about.lines.reduce(
          (sum, l) => sum + l.grossMinor + (l.taxIncluded ? 0 : l.taxMinor),
          400,
        );
        expect(found.totalMinor).toBeLessThanOrEqual(paid);
        const record = sealRecord(JSON.parse(JSON.stringify(found.decided)) as typeof found.decided, sha256);
        expect(decisions.replay(record)).toEqual({ intact: true, identical: true });
      }),
      { numRuns: 500 },
    );
  });
});
