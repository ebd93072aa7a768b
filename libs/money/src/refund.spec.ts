import { describe, expect, it } from '@jest/globals';
import { allocate, parseMoney, refundLines } from './index.js';
import type { PaidLine, PaidOrder, RefundedSoFar, RefundRequest } from './index.js';

const nothingYet: RefundedSoFar = { lines: [], shippingRefunded: false };
const refusedWith = (code: string) => expect.objectContaining({ name: 'MoneyError', code });

function paidLine(line: Partial<PaidLine>): PaidLine {
  return {
    lineId: 'a',
    quantity: 1,
    grossMinor: 0,
    discountMinor: 0,
    taxMinor: 0,
    taxIncluded: false,
    ...line,
  };
}

function paidOrder(lines: readonly Partial<PaidLine>[], shipping: Partial<PaidOrder> = {}): PaidOrder {
  const noShipping = { shippingMinor: 0, shippingTaxMinor: 0, shippingTaxIncluded: false };
  return { currency: 'EUR', ...noShipping, ...shipping, lines: lines.map(paidLine) };
}

function request(quantities: Record<string, number>, rest: Partial<RefundRequest> = {}): RefundRequest {
  const lines = Object.entries(quantities).map(([lineId, quantity]) => ({ lineId, quantity }));
  return { refundShipping: false, fees: [], lines, ...rest };
}

function unitByUnit(order: PaidOrder, units: number): number[] {
  return Array.from({ length: units }, (_, refunded) => {
    const before = { lines: [{ lineId: 'a', quantity: refunded }], shippingRefunded: false };
    return refundLines(order, before, request({ a: 1 })).totalMinor;
  });
}

const sum = (parts: readonly number[]) => parts.reduce((left, right) => left + right, 0);

describe('vectors from the trackers of other products', () => {
  it('V4, Medusa#15885: 2 × 100, −20, 10 % tax: 99.00 for one, 198.00 for both', () => {
    const order = paidOrder([{ quantity: 2, grossMinor: 20_000, discountMinor: 2_000, taxMinor: 1_800 }]);
    const one = refundLines(order, nothingYet, request({ a: 1 }));
    expect(one.lines).toEqual([
      {
        lineId: 'a',
        quantity: 1,
        goodsMinor: 9_000,
        discountMinor: 1_000,
        taxMinor: 900,
        refundMinor: 9_900,
      },
    ]);
    expect(refundLines(order, nothingYet, request({ a: 2 })).totalMinor).toBe(19_800);
  });

  it('V5, Solidus: 3 × 100 − 10: three single returns give 290.00', () => {
    const order = paidOrder([{ quantity: 3, grossMinor: 30_000, discountMinor: 1_000 }]);
    expect(unitByUnit(order, 3)).toEqual([9_667, 9_666, 9_667]);
  });

  it('V6, Spree#10099: 10 + 5 shipping, 21 % tax: 18.15 for everything', () => {
    const order = paidOrder([{ grossMinor: 1_000, taxMinor: 210 }], {
      shippingMinor: 500,
      shippingTaxMinor: 105,
    });
    const { shipping, totalMinor } = refundLines(
      order,
      nothingYet,
      request({ a: 1 }, { refundShipping: true }),
    );
    expect(shipping).toEqual({ refundMinor: 605, taxMinor: 105 });
    expect(totalMinor).toBe(1_815);
  });

  it('V7, Mollie#1279: 20.00 with 9 % inside gives back 20.00, of which 1.65 tax', () => {
    const order = paidOrder([{ grossMinor: 2_000, taxMinor: 165, taxIncluded: true }]);
    const [line] = refundLines(order, nothingYet, request({ a: 1 })).lines;
    expect(line).toMatchObject({ goodsMinor: 2_000, taxMinor: 165, refundMinor: 2_000 });
  });

  it.each([
    { invoiced: 'on the line', discountMinor: 12_375, paidMinor: 70_125 },
    { invoiced: 'unit by unit', discountMinor: 12_370, paidMinor: 70_130 },
  ])('V8, ERPNext#41343: 10 × 82.50 − 15 % rounded $invoiced', ({ discountMinor, paidMinor }) => {
    const order = paidOrder([{ quantity: 10, grossMinor: 82_500, discountMinor }]);
    expect(refundLines(order, nothingYet, request({ a: 10 })).totalMinor).toBe(paidMinor);
    expect(sum(unitByUnit(order, 10))).toBe(paidMinor);
  });

  it('V9, Medusa#13972: computed 10.285, paid 10.29: 10.29 comes back and nothing stays open', () => {
    const paidMinor = parseMoney('10.285', 'EUR').amountMinor;
    const order = paidOrder([{ grossMinor: paidMinor }]);
    const { totalMinor } = refundLines(order, nothingYet, request({ a: 1 }));
    expect(totalMinor).toBe(1_029);
    expect(paidMinor - totalMinor).toBe(0);
  });

  it('V10, solidus_product_assembly#61: a kit of 2 + 20 parts returned in two parcels gives 169.59', () => {
    const [goodsOfTwo = 0, goodsOfTwenty = 0] = allocate(15_999, [2, 20]);
    const [taxOfTwo = 0, taxOfTwenty = 0] = allocate(960, [2, 20]);
    const order = paidOrder([
      { lineId: 'two', quantity: 2, grossMinor: goodsOfTwo, taxMinor: taxOfTwo },
      { lineId: 'twenty', quantity: 20, grossMinor: goodsOfTwenty, taxMinor: taxOfTwenty },
    ]);
    const first = refundLines(order, nothingYet, request({ two: 1, twenty: 7 }));
    const second = refundLines(order, { ...nothingYet, lines: first.lines }, request({ two: 1, twenty: 13 }));
    expect(first.totalMinor + second.totalMinor).toBe(16_959);
  });

  it('V11, Vendure#3885: 5 × 5.50 − 10 % + 0.50 shipping: 25.25 for everything', () => {
    const order = paidOrder([{ quantity: 5, grossMinor: 2_750, discountMinor: 275 }], { shippingMinor: 50 });
    const { totalMinor } = refundLines(order, nothingYet, request({ a: 5 }, { refundShipping: true }));
    expect(totalMinor).toBe(2_525);
  });
});

describe('refundLines', () => {
  const order = paidOrder(
    [
      { quantity: 3, grossMinor: 1_000 },
      { lineId: 'b', grossMinor: 500 },
    ],
    {
      shippingMinor: 200,
      shippingTaxMinor: 38,
      shippingTaxIncluded: true,
    },
  );

  it('gives the second of three units exactly its own share', () => {
    const afterOne = { ...nothingYet, lines: [{ lineId: 'a', quantity: 1 }] };
    expect(refundLines(order, afterOne, request({ a: 1 })).totalMinor).toBe(334);
  });

  it('counts every earlier refund of a line', () => {
    const twice = [
      { lineId: 'a', quantity: 1 },
      { lineId: 'a', quantity: 1 },
    ];
    expect(refundLines(order, { ...nothingYet, lines: twice }, request({ a: 1 })).totalMinor).toBe(333);
  });

  it('takes units one after the other when a request names a line twice', () => {
    const lines = [
      { lineId: 'a', quantity: 2 },
      { lineId: 'a', quantity: 1 },
    ];
    const refund = refundLines(order, nothingYet, request({}, { lines }));
    expect(refund.lines.map(({ refundMinor }) => refundMinor)).toEqual([667, 333]);
    const oneTooMany = [...lines, { lineId: 'a', quantity: 1 }];
    expect(() => refundLines(order, nothingYet, request({}, { lines: oneTooMany }))).toThrow(
      refusedWith('quantity_exceeds_remaining'),
    );
  });

  it('leaves shipping and its tax out unless asked', () => {
    expect(refundLines(order, nothingYet, request({ b: 1 })).shipping).toEqual({
      refundMinor: 0,
      taxMinor: 0,
    });
  });

  it('does not add shipping tax that the shipping price contains', () => {
    const { shipping } = refundLines(order, nothingYet, request({ b: 1 }, { refundShipping: true }));
    expect(shipping).toEqual({ refundMinor: 200, taxMinor: 38 });
  });

  it('keeps fees back, the earlier first, and reports what the refund cannot bear', () => {
    const fees = [
      { code: 'restocking_fee', amountMinor: 300 },
      { code: 'return_shipping_fee', amountMinor: 450 },
    ] as const;
    const refund = refundLines(order, nothingYet, request({ b: 1 }, { fees }));
    expect(refund.fees).toEqual([
      { code: 'restocking_fee', amountMinor: 300, waivedMinor: 0 },
      { code: 'return_shipping_fee', amountMinor: 200, waivedMinor: 250 },
    ]);
    expect(refund.totalMinor).toBe(0);
  });

  it.each([
    ['unknown_line', request({ c: 1 })],
    ['invalid_quantity', request({ a: 0 })],
    ['invalid_quantity', request({ a: -1 })],
    ['invalid_quantity', request({ a: 0.5 })],
    ['quantity_exceeds_remaining', request({ a: 4 })],
    ['invalid_amount', request({ a: 1 }, { fees: [{ code: 'restocking_fee', amountMinor: -1 }] })],
  ])('refuses with %s', (code, wrong) => {
    expect(() => refundLines(order, nothingYet, wrong)).toThrow(refusedWith(code));
  });

  it('refuses a unit that was refunded before', () => {
    const all = { ...nothingYet, lines: [{ lineId: 'a', quantity: 3 }] };
    expect(() => refundLines(order, all, request({ a: 1 }))).toThrow(
      refusedWith('quantity_exceeds_remaining'),
    );
  });

  it('refuses shipping that was refunded before', () => {
    const shipped = { ...nothingYet, shippingRefunded: true };
    const again = request({ a: 1 }, { refundShipping: true });
    expect(() => refundLines(order, shipped, again)).toThrow(refusedWith('shipping_already_refunded'));
  });

  it('refuses an order with more discount than price', () => {
    const odd = paidOrder([{ grossMinor: 100, discountMinor: 101 }]);
    expect(() => refundLines(odd, nothingYet, request({ a: 1 }))).toThrow(refusedWith('invalid_amount'));
  });
});
