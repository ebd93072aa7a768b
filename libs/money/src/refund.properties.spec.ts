import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refundLines } from './index.js';
import type {
  LineQuantity,
  LineRefund,
  PaidLine,
  PaidOrder,
  RefundBreakdown,
  RefundRequest,
  RequestedPart,
} from './index.js';

const amounts = fc.nat({ max: 10_000_000 });
const noShipping = { shippingMinor: 0, shippingTaxMinor: 0, shippingTaxIncluded: false };
const sum = (parts: readonly number[]) => parts.reduce((left, right) => left + right, 0);

const paidLines = fc
  .record({
    quantity: fc.integer({ min: 1, max: 24 }),
    grossMinor: amounts,
    discountPercent: fc.nat({ max: 100 }),
    taxMinor: amounts,
    taxIncluded: fc.boolean(),
  })
  .map(({ discountPercent, ...line }) => ({
    ...line,
    discountMinor: Math.floor((line.grossMinor * discountPercent) / 100),
  }));

const anyOrders: fc.Arbitrary<PaidOrder> = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'TND'),
  lines: fc
    .array(paidLines, { minLength: 1, maxLength: 5 })
    .map((lines) => lines.map((line, index) => ({ ...line, lineId: `line-${index}` }))),
  shippingMinor: amounts,
  shippingTaxMinor: amounts,
  shippingTaxIncluded: fc.boolean(),
});

/** Tax that the price holds is never more than the price. */
const paidOrders = anyOrders.map((order) => ({
  ...order,
  shippingTaxMinor: order.shippingTaxIncluded
    ? Math.min(order.shippingTaxMinor, order.shippingMinor)
    : order.shippingTaxMinor,
}));

/** An order, and every unit of it cut into returns of any size, in any order, shipping with any one of them. */
const orderAndReturns = paidOrders
  .chain((order) =>
    fc.tuple(
      fc.constant(order),
      fc.shuffledSubarray(
        order.lines.flatMap(({ lineId, quantity }) => Array.from({ length: quantity }, () => lineId)),
        { minLength: sum(order.lines.map(({ quantity }) => quantity)) },
      ),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
      fc.nat(),
    ),
  )
  .map(([order, units, sizes, seed]) => {
    const returns = cut(units, sizes).map(countLines);
    return { order, returns, shippingWith: seed % returns.length };
  });

function cut(units: readonly string[], sizes: readonly number[]): string[][] {
  const pieces: string[][] = [];
  for (let start = 0; start < units.length; start += pieces.at(-1)?.length ?? 0) {
    pieces.push(units.slice(start, start + (sizes[pieces.length % sizes.length] ?? 1)));
  }
  return pieces;
}

function countLines(units: readonly string[]): LineQuantity[] {
  const lineIds = [...new Set(units)];
  return lineIds.map((lineId) => ({ lineId, quantity: units.filter((unit) => unit === lineId).length }));
}

function refundAll(order: PaidOrder, requests: readonly RefundRequest[]): RefundBreakdown[] {
  const refunded: LineQuantity[] = [];
  let shippingRefunded = false;
  return requests.map((request) => {
    const refund = refundLines(order, { lines: refunded, shippingRefunded }, request);
    refunded.push(...request.lines);
    shippingRefunded ||= request.refundShipping === true;
    return refund;
  });
}

function paidFor(line: PaidLine) {
  const goodsMinor = line.grossMinor - line.discountMinor;
  return {
    goodsMinor,
    discountMinor: line.discountMinor,
    taxMinor: line.taxMinor,
    refundMinor: goodsMinor + (line.taxIncluded ? 0 : line.taxMinor),
  };
}

describe('refunds in any partition and order', () => {
  it('give back goods, discount, tax and shipping to the last minor unit, and never more', () => {
    fc.assert(
      fc.property(orderAndReturns, ({ order, returns, shippingWith }) => {
        const requests = returns.map((lines, at) => ({
          lines,
          refundShipping: at === shippingWith,
          fees: [],
        }));
        const refunds = refundAll(order, requests);
        const lines = refunds.flatMap((refund) => refund.lines);

        for (const paid of order.lines) {
          const parts = lines.filter(({ lineId }) => lineId === paid.lineId);
          for (const [field, paidMinor] of Object.entries(paidFor(paid))) {
            const shares = parts.map((part) => part[field as keyof ReturnType<typeof paidFor>]);
            expect(sum(shares)).toBe(paidMinor);
            expect(shares.every((share) => share >= 0)).toBe(true);
          }
        }
        const shippingMinor = order.shippingMinor + (order.shippingTaxIncluded ? 0 : order.shippingTaxMinor);
        expect(sum(refunds.map(({ shipping }) => shipping.refundMinor))).toBe(shippingMinor);
        expect(sum(refunds.map(({ shipping }) => shipping.taxMinor))).toBe(order.shippingTaxMinor);
        const linesMinor = sum(order.lines.map((line) => paidFor(line).refundMinor));
        expect(sum(refunds.map(({ totalMinor }) => totalMinor))).toBe(linesMinor + shippingMinor);
      }),
      { numRuns: 300 },
    );
  });

  it('are reduced by fees down to zero and account for every fee asked', () => {
    const feeLists = fc.array(
      fc.record({ code: fc.constantFrom('restocking_fee', 'return_shipping_fee'), amountMinor: amounts }),
    );
    fc.assert(
      fc.property(paidOrders, feeLists, (order, fees) => {
        const request = { lines: order.lines, refundShipping: true, fees };
        const nothingYet = { lines: [], shippingRefunded: false };
        const withoutFees = refundLines(order, nothingYet, { ...request, fees: [] });
        const refund = refundLines(order, nothingYet, request);

        const asked = sum(fees.map(({ amountMinor }) => amountMinor));
        expect(refund.totalMinor).toBe(Math.max(0, withoutFees.totalMinor - asked));
        expect(refund.fees.map((fee) => fee.amountMinor + fee.waivedMinor)).toEqual(
          fees.map(({ amountMinor }) => amountMinor),
        );
        expect(refund.totalMinor + sum(refund.fees.map((fee) => fee.amountMinor))).toBe(
          withoutFees.totalMinor,
        );
      }),
    );
  });
});

/** A line, and what is done with it in turn: pieces come back, or money is given for pieces that stay. */
const lineAndParts = fc.tuple(
  paidLines.map((line) => ({ ...line, lineId: 'a' })),
  fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 5 }), percent: fc.nat({ max: 120 }) })),
);

describe('amounts for pieces that stay, between pieces that come back', () => {
  it('are made up for by the pieces: the whole line adds up to what was paid, its tax too', () => {
    fc.assert(
      fc.property(lineAndParts, ([line, steps]) => {
        const order = { currency: 'EUR', lines: [line], ...noShipping };
        const parts: LineRefund[] = [];
        const refund = (part: RequestedPart) => {
          const before = { lines: parts, shippingRefunded: false };
          return refundLines(order, before, { lines: [part], refundShipping: false, fees: [] }).lines[0]!;
        };
        for (const { quantity, percent } of steps) {
          const left = line.quantity - sum(parts.map((part) => part.quantity));
          if (left === 0) break;
          const pieces = Math.min(quantity, left);
          const worth = refund({ lineId: 'a', quantity: pieces });
          const amountMinor = Math.floor((worth.refundMinor * percent) / 100);
          const asked = { lineId: 'a', quantity: pieces, amountMinor };
          if (percent > 100) parts.push(worth);
          else if (amountMinor === 0) expect(() => refund(asked)).toThrow();
          else parts.push(refund(asked));
        }
        const left = line.quantity - sum(parts.map((part) => part.quantity));
        if (left > 0) parts.push(refund({ lineId: 'a', quantity: left }));
        const paid = paidFor(line);
        expect(sum(parts.map((part) => part.refundMinor))).toBe(paid.refundMinor);
        expect(sum(parts.map((part) => part.taxMinor))).toBe(paid.taxMinor);
        expect(parts.every((part) => part.refundMinor >= 0 && part.taxMinor >= 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('proportional shipping', () => {
  it('adds up to the shipping when all goods came back, in any partition', () => {
    fc.assert(
      fc.property(orderAndReturns, ({ order, returns }) => {
        const given: LineRefund[] = [];
        const shipping = { refundMinor: 0, taxMinor: 0 };
        const paidMinor = order.shippingMinor + (order.shippingTaxIncluded ? 0 : order.shippingTaxMinor);
        for (const lines of returns) {
          if (paidMinor > 0 && shipping.refundMinor === paidMinor) break;
          const before = { lines: given, shippingRefunded: false, shipping: { ...shipping } };
          const refund = refundLines(order, before, { lines, refundShipping: 'proportional', fees: [] });
          given.push(...refund.lines);
          shipping.refundMinor += refund.shipping.refundMinor;
          shipping.taxMinor += refund.shipping.taxMinor;
        }
        expect(shipping.refundMinor).toBe(paidMinor);
        if (paidMinor > 0) expect(shipping.taxMinor).toBe(order.shippingTaxMinor);
      }),
      { numRuns: 300 },
    );
  });
});
