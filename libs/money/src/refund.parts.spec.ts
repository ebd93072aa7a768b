import { describe, expect, it } from '@jest/globals';
import { bonusCredit, refundLines } from './index.js';
import type { Fee, LineRefund, PaidLine, PaidOrder, RefundedSoFar, RefundRequest } from './index.js';

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

describe('what was really given back before', () => {
  const order = paidOrder([{ quantity: 3 }]);
  const one = asked({ lines: [{ lineId: 'a', quantity: 1 }] });
  const after = (refundMinor: number, quantity = 1) => ({
    ...nothingYet,
    lines: [{ lineId: 'a', quantity, refundMinor, taxMinor: 0 }],
  });

  it.each([
    [333, 334],
    [334, 333],
    [400, 267],
    [700, 0],
  ])('counts: after %i for the first piece the second gives %i', (first, second) => {
    expect(refundLines(order, after(first), one).totalMinor).toBe(second);
  });

  it('of other lines does not count', () => {
    const lines = [{ lineId: 'b', quantity: 1, refundMinor: 300, taxMinor: 0 }];
    expect(refundLines(order, { ...nothingYet, lines }, one).totalMinor).toBe(333);
  });

  it('leaves discount and tax of the pieces that come now', () => {
    const taxed = paidOrder([{ quantity: 2, grossMinor: 1_003, discountMinor: 3, taxMinor: 101 }]);
    const first = refundLines(taxed, nothingYet, one).lines;
    expect(refundLines(taxed, { ...nothingYet, lines: first }, one).lines[0]).toMatchObject({
      discountMinor: 3 - first[0]!.discountMinor,
      taxMinor: 101 - first[0]!.taxMinor,
    });
  });

  it('of a line registered with fewer pieces since leaves nothing to take', () => {
    expect(() => refundLines(order, after(1_000, 4), one)).toThrow(refusedWith('quantity_exceeds_remaining'));
  });
});

describe('shipping in parts', () => {
  const order = paidOrder([{ quantity: 4 }], { shippingMinor: 500, shippingTaxMinor: 95 });
  const given = (refundMinor: number, taxMinor: number) => ({
    ...nothingYet,
    shipping: { refundMinor, taxMinor },
  });

  it('gives the goods’ share, and the rest of it with the rest of them', () => {
    const quarter = asked({ lines: [{ lineId: 'a', quantity: 1 }], refundShipping: 'proportional' });
    const first = refundLines(order, nothingYet, quarter);
    expect(first.shipping).toEqual({ refundMinor: 149, taxMinor: 24 });
    const rest = asked({ lines: [{ lineId: 'a', quantity: 3 }], refundShipping: 'proportional' });
    const before = { lines: first.lines, shippingRefunded: false, shipping: first.shipping };
    expect(refundLines(order, before, rest).shipping).toEqual({ refundMinor: 446, taxMinor: 71 });
  });

  it('gives all of it where the goods cost nothing', () => {
    const free = paidOrder([{ grossMinor: 0 }], { shippingMinor: 500 });
    const request = asked({ lines: [{ lineId: 'a', quantity: 1 }], refundShipping: 'proportional' });
    expect(refundLines(free, nothingYet, request).shipping.refundMinor).toBe(500);
  });

  it('gives what is left after a part', () => {
    const rest = refundLines(order, given(100, 16), asked({ refundShipping: true }));
    expect(rest.shipping).toEqual({ refundMinor: 495, taxMinor: 79 });
  });

  it('refuses more than is left, and anything after all of it', () => {
    const over = asked({ refundShipping: { amountMinor: 496 } });
    expect(() => refundLines(order, given(100, 16), over)).toThrow(refusedWith('amount_exceeds_remaining'));
    for (const refundShipping of [true, 'proportional', { amountMinor: 1 }] as const) {
      expect(() => refundLines(order, given(595, 95), asked({ refundShipping }))).toThrow(
        refusedWith('shipping_already_refunded'),
      );
    }
  });

  it('never asks money back when more than the share was given', () => {
    const request = asked({ lines: [{ lineId: 'a', quantity: 1 }], refundShipping: 'proportional' });
    expect(refundLines(order, given(400, 64), request).shipping).toEqual({ refundMinor: 0, taxMinor: 0 });
  });
});

describe('fees', () => {
  const order = paidOrder([{}, { lineId: 'b', grossMinor: 300 }]);
  const lines = [
    { lineId: 'a', quantity: 1 },
    { lineId: 'b', quantity: 1 },
  ];
  const charge = (...fees: Fee[]) => refundLines(order, nothingYet, asked({ lines, fees }));

  it('of a line are borne by that line alone', () => {
    const { fees, totalMinor } = charge(
      { code: 'restocking_fee', lineId: 'b', amountMinor: 200 },
      { code: 'diminished_value', lineId: 'b', amountMinor: 200, evidence: ['photo-1'] },
      { code: 'restocking_fee', lineId: 'c', amountMinor: 5 },
    );
    expect(fees.map(({ amountMinor, waivedMinor }) => [amountMinor, waivedMinor])).toEqual([
      [200, 0],
      [100, 100],
      [0, 5],
    ]);
    expect(totalMinor).toBe(1_000);
  });

  it('of a line never take more than the refund has left', () => {
    const { fees, totalMinor } = charge(
      { code: 'return_shipping_fee', amountMinor: 1_200 },
      { code: 'restocking_fee', lineId: 'b', amountMinor: 300 },
    );
    expect(fees[1]).toMatchObject({ amountMinor: 100, waivedMinor: 200 });
    expect(totalMinor).toBe(0);
  });

  it('are waived as a whole, with the reason', () => {
    const fee = { code: 'restocking_fee', amountMinor: 100, waiver: 'seller_at_fault' } as const;
    const { fees, totalMinor } = charge(fee);
    expect(fees).toEqual([{ ...fee, amountMinor: 0, waivedMinor: 100 }]);
    expect(totalMinor).toBe(1_300);
  });

  it.each([undefined, []])('for diminished value need evidence: %j', (evidence) => {
    const fee = { code: 'diminished_value', amountMinor: 1, ...(evidence && { evidence }) } as const;
    expect(() => charge(fee)).toThrow(refusedWith('evidence_missing'));
  });
});

describe('currencies', () => {
  it.each([
    ['JPY', 1_000, [333, 334, 333]],
    ['EUR', 1_000, [333, 334, 333]],
    ['TND', 10_000, [3_333, 3_334, 3_333]],
  ])('%s is shared out in its own smallest unit', (currency, grossMinor, parts) => {
    const order = paidOrder([{ quantity: 3, grossMinor }], { currency });
    const given: LineRefund[] = [];
    for (const refundMinor of parts) {
      const request = asked({ lines: [{ lineId: 'a', quantity: 1 }] });
      const refund = refundLines(order, { ...nothingYet, lines: given }, request);
      expect(refund).toMatchObject({ currency, totalMinor: refundMinor });
      given.push(...refund.lines);
    }
  });
});

describe('bonusCredit', () => {
  it.each([
    [1_000, { basisPoints: 1_000 }, 100],
    [1_005, { basisPoints: 1_000 }, 101],
    [1_000, { basisPoints: 1_000, maxMinor: 50 }, 50],
    [1_000, { basisPoints: 0 }, 0],
  ])('%i with %j: %i', (amountMinor, bonus, bonusMinor) => {
    expect(bonusCredit(amountMinor, bonus)).toBe(bonusMinor);
  });

  it('refuses a negative amount', () => {
    expect(() => bonusCredit(-1, { basisPoints: 10 })).toThrow(refusedWith('invalid_amount'));
  });
});
