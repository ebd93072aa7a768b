import { describe, expect, it } from '@jest/globals';
import { multiplyRatio, refundLines } from './index.js';
import type { PaidLine, PaidOrder, RefundedSoFar, RefundRequest } from './index.js';

const nothingYet: RefundedSoFar = { lines: [], shippingRefunded: false };
const refusedWith = (code: string) => expect.objectContaining({ name: 'MoneyError', code });

const paidLine = (line: Partial<PaidLine> = {}): PaidLine => ({
  lineId: 'a',
  quantity: 1,
  grossMinor: 1_000,
  discountMinor: 0,
  taxMinor: 0,
  taxIncluded: false,
  ...line,
});

const paidOrder = (lines: Partial<PaidLine>[], rest: Partial<PaidOrder> = {}): PaidOrder => ({
  currency: 'USD',
  shippingMinor: 0,
  shippingTaxMinor: 0,
  shippingTaxIncluded: false,
  ...rest,
  lines: lines.map(paidLine),
});

const asked = (request: Partial<RefundRequest>): RefundRequest => ({
  lines: [],
  refundShipping: false,
  fees: [],
  ...request,
});

describe('V1, Sylius: 2 × 10 + 23 %, shipping 20', () => {
  const order = paidOrder([{ quantity: 2, grossMinor: 2_000, taxMinor: 460 }], { shippingMinor: 2_000 });
  const ofUnit = (amountMinor: number) => asked({ lines: [{ lineId: 'a', quantity: 1, amountMinor }] });
  const five = refundLines(order, nothingYet, ofUnit(500));
  const afterFive = { ...nothingYet, lines: five.lines };

  it('5.00 of unit 1, then the rest of unit 1: 12.30 together; then all: 44.60', () => {
    expect(five.totalMinor).toBe(500);
    const rest = refundLines(order, afterFive, asked({ lines: [{ lineId: 'a', quantity: 1 }] }));
    expect(rest.totalMinor).toBe(730);
    const before = { ...nothingYet, lines: [...five.lines, ...rest.lines] };
    const all = refundLines(
      order,
      before,
      asked({ lines: [{ lineId: 'a', quantity: 1 }], refundShipping: true }),
    );
    expect(five.totalMinor + rest.totalMinor + all.totalMinor).toBe(4_460);
    expect(sum([five, rest, all].flatMap(({ lines }) => lines.map((line) => line.taxMinor)))).toBe(460);
  });

  it('another 10.00 when 7.30 is left is refused, and so are −8.00 and nothing', () => {
    expect(() => refundLines(order, afterFive, ofUnit(1_000))).toThrow(
      refusedWith('amount_exceeds_remaining'),
    );
    expect(refundLines(order, afterFive, ofUnit(730)).totalMinor).toBe(730);
    expect(() => refundLines(order, afterFive, ofUnit(731))).toThrow(refusedWith('amount_exceeds_remaining'));
    expect(() => refundLines(order, nothingYet, ofUnit(-800))).toThrow(refusedWith('invalid_amount'));
    expect(() => refundLines(order, nothingYet, ofUnit(0))).toThrow(refusedWith('amount_exceeds_remaining'));
  });
});

describe('V2, Sylius: discounted shipping', () => {
  const half = (minor: number): number => multiplyRatio(minor, 1, 2);
  it.each([
    ['20 with 50 % off: 10.00', { shippingMinor: half(2_000) }, 1_000],
    ['10 at 23 % with 50 % off: 6.15', { shippingMinor: half(1_000), shippingTaxMinor: half(230) }, 615],
    ['both: 16.15', { shippingMinor: half(2_000) + half(1_000), shippingTaxMinor: half(230) }, 1_615],
    ['100 % off: nothing', {}, 0],
  ])('%s', (_case, shipping, totalMinor) => {
    expect(refundLines(paidOrder([], shipping), nothingYet, asked({ refundShipping: true })).totalMinor).toBe(
      totalMinor,
    );
  });

  it('100 % off: an amount is refused', () => {
    const one = asked({ refundShipping: { amountMinor: 1 } });
    expect(() => refundLines(paidOrder([]), nothingYet, one)).toThrow(
      refusedWith('amount_exceeds_remaining'),
    );
  });
});

describe('V3, Sylius: a credit note of several tax rates', () => {
  const order = paidOrder(
    [
      { lineId: 'shirt', grossMinor: 1_000, taxMinor: 100 },
      { lineId: 'mug', grossMinor: 2_000, taxMinor: 400 },
    ],
    { shippingMinor: 1_000, shippingTaxMinor: 150 },
  );

  it('everything: net 40.00, tax 1.00, 4.00 and 1.50, total 46.50', () => {
    const lines = [
      { lineId: 'shirt', quantity: 1 },
      { lineId: 'mug', quantity: 1 },
    ];
    const refund = refundLines(order, nothingYet, asked({ lines, refundShipping: true }));
    expect(refund.lines.map(({ goodsMinor, taxMinor }) => [goodsMinor, taxMinor])).toEqual([
      [1_000, 100],
      [2_000, 400],
    ]);
    expect(refund.shipping).toEqual({ refundMinor: 1_150, taxMinor: 150 });
    expect(refund.totalMinor).toBe(4_650);
  });

  it('half a shirt: 5.50 is 5.00 and 0.50 tax; half the shipping: 5.75 is 5.00 and 0.75 tax', () => {
    const request = asked({
      lines: [{ lineId: 'shirt', quantity: 1, amountMinor: 550 }],
      refundShipping: { amountMinor: 575 },
    });
    const refund = refundLines(order, nothingYet, request);
    expect(refund.lines).toEqual([
      { lineId: 'shirt', quantity: 0, goodsMinor: 500, discountMinor: 0, taxMinor: 50, refundMinor: 550 },
    ]);
    expect(refund.shipping).toEqual({ refundMinor: 575, taxMinor: 75 });
  });
});

describe('cases of other products', () => {
  it('PC-19: an order discount is spread over units; one on shipping leaves the unit at 100.00', () => {
    const one = asked({ lines: [{ lineId: 'a', quantity: 1 }] });
    const spread = paidOrder([{ quantity: 3, grossMinor: 30_000, discountMinor: 1_000 }]);
    // 96.666…: ours is rounded, and the next unit's makes up for it.
    expect(refundLines(spread, nothingYet, one).totalMinor).toBe(9_667);
    const onShipping = paidOrder([{ quantity: 3, grossMinor: 30_000 }], { shippingMinor: 500 });
    expect(refundLines(onShipping, nothingYet, one).totalMinor).toBe(10_000);
  });

  it.each([2_000, 2_001])('PC-21: 2 × 10.003 charged as %i gives back exactly that, in parts too', (paid) => {
    const order = paidOrder([{ quantity: 2, grossMinor: paid }]);
    const one = asked({ lines: [{ lineId: 'a', quantity: 1 }] });
    const first = refundLines(order, nothingYet, one);
    const second = refundLines(order, { ...nothingYet, lines: first.lines }, one);
    expect(first.totalMinor + second.totalMinor).toBe(paid);
  });

  it('PC-23: tax on top comes back with the goods', () => {
    const order = paidOrder([{ grossMinor: 1_000, taxMinor: 100 }]);
    const refund = refundLines(order, nothingYet, asked({ lines: [{ lineId: 'a', quantity: 1 }] }));
    expect(refund.lines[0]).toMatchObject({ taxMinor: 100, refundMinor: 1_100 });
  });

  it('easy-digital-downloads#9602: the tax alone can be refunded, and the goods later', () => {
    const order = paidOrder([{ quantity: 2, grossMinor: 2_000, taxMinor: 420 }]);
    const tax = refundLines(
      order,
      nothingYet,
      asked({ lines: [{ lineId: 'a', quantity: 2, taxOnly: true }] }),
    );
    expect(tax.lines[0]).toMatchObject({ quantity: 0, goodsMinor: 0, taxMinor: 420, refundMinor: 420 });
    const goods = refundLines(
      order,
      { ...nothingYet, lines: tax.lines },
      asked({ lines: [{ lineId: 'a', quantity: 2 }] }),
    );
    expect(goods.lines[0]).toMatchObject({ goodsMinor: 2_000, taxMinor: 0, refundMinor: 2_000 });
  });

  it('the tax alone of a price that includes it is taken from the price', () => {
    const order = paidOrder([{ grossMinor: 1_190, taxMinor: 190, taxIncluded: true }]);
    const tax = refundLines(
      order,
      nothingYet,
      asked({ lines: [{ lineId: 'a', quantity: 1, taxOnly: true }] }),
    );
    expect(tax.lines[0]).toMatchObject({ goodsMinor: 190, taxMinor: 190, refundMinor: 190 });
    const rest = asked({ lines: [{ lineId: 'a', quantity: 1 }] });
    expect(refundLines(order, { ...nothingYet, lines: tax.lines }, rest).totalMinor).toBe(1_000);
  });
});

const sum = (parts: readonly number[]): number => parts.reduce((left, right) => left + right, 0);
