import { describe, expect, it } from '@jest/globals';
import { NotFound } from '#contracts';
import type { NotDueReason } from '#contracts';
import { refundLines } from '#money';
import type { PaidLine } from '#money';
import { settlementOf } from './settlement.rules.js';
import type { Claim, DueRefund, InspectedReturnLine } from './settlement.rules.js';
import type { GivenBack } from './worth.rules.js';

const paidLine = (line: Partial<PaidLine> = {}): PaidLine => ({
  lineId: 'a',
  quantity: 3,
  grossMinor: 1000,
  discountMinor: 0,
  taxMinor: 0,
  taxIncluded: true,
  ...line,
});

const back = (acceptedQuantity: number, line: Partial<InspectedReturnLine> = {}): InspectedReturnLine => ({
  returnLineId: 'r1',
  orderLineId: 'a',
  sku: 'SKU',
  resolution: 'refund',
  authorizedQuantity: Math.max(1, acceptedQuantity),
  acceptedQuantity,
  restockingFeeMinor: 0,
  ...line,
});

function claim(parts: Partial<Claim> & { lineOfOrder?: PaidLine; shippingMinor?: number } = {}): Claim {
  const { lineOfOrder = paidLine(), shippingMinor = 0, ...rest } = parts;
  const shipping = { shippingMinor, shippingTaxMinor: 0, shippingTaxIncluded: true };
  return {
    order: { currency: 'EUR', lines: [lineOfOrder], ...shipping },
    givenBack: [],
    lines: [back(1)],
    refundShipping: false,
    returnShippingFeeMinor: 0,
    capturedMinor: 100_000,
    payments: [{ paymentId: 'p', method: 'card', leftMinor: 100_000 }],
    ...rest,
  };
}

type Parts = NonNullable<Parameters<typeof claim>[0]>;

function due(parts: Parts): DueRefund {
  const settlement = settlementOf(claim(parts));
  if ('notDue' in settlement) throw new Error(settlement.notDue);
  return settlement.due;
}

const given = (quantity: number, refundMinor: number): GivenBack[] => [
  { orderLineId: 'a', quantity, refundMinor, taxMinor: 0 },
];

describe('nothing is due', () => {
  it.each<[NotDueReason, Parts]>([
    ['nothing_came_back', { lines: [back(0)] }],
    ['resolved_otherwise', { lines: [back(1, { resolution: 'repair' })] }],
    ['nothing_was_paid', { capturedMinor: 0, payments: [] }],
    ['nothing_was_paid', { lineOfOrder: paidLine({ grossMinor: 0 }) }],
    ['already_refunded', { givenBack: given(3, 1000) }],
    ['already_refunded', { payments: [{ paymentId: 'p', method: 'card', leftMinor: 0 }] }],
    ['consumed_by_fees', { lines: [back(1, { restockingFeeMinor: 333 })] }],
  ])('%s', (notDue, parts) => {
    expect(settlementOf(claim(parts))).toEqual({ notDue });
  });
});

describe('a refund', () => {
  it('is what the calculator says', () => {
    const lineOfOrder = paidLine({ discountMinor: 100, taxMinor: 77, taxIncluded: false });
    const { order } = claim({ lineOfOrder, shippingMinor: 500 });
    const request = { lines: [{ lineId: 'a', quantity: 2 }], refundShipping: true, fees: [] };
    const { totalMinor, lines } = refundLines(order, { lines: [], shippingRefunded: false }, request);

    const refund = due({ order, lines: [back(2)], refundShipping: true });
    expect(refund.amountMinor).toBe(totalMinor);
    expect(refund.lines).toMatchObject([{ quantity: 2, ...pick(lines[0]!) }]);
    expect(refund.shippingMinor).toBe(500);
  });

  it('counts accepted pieces only, never more than were authorized or are left', () => {
    expect(due({ lines: [back(1, { authorizedQuantity: 3 })] }).amountMinor).toBe(333);
    expect(due({ lines: [back(3, { authorizedQuantity: 1 })] }).amountMinor).toBe(333);
    expect(due({ lines: [back(3)], givenBack: given(2, 667) }).lines).toMatchObject([{ quantity: 1 }]);
  });

  it('gives two return lines of one order line their own units', () => {
    const lines = [back(1), back(3, { returnLineId: 'r2' })];
    expect(due({ lines }).lines.map(({ quantity, refundMinor }) => [quantity, refundMinor])).toEqual([
      [1, 333],
      [2, 667],
    ]);
  });

  it.each([
    ['the first of three failed and comes again', given(2, 667), 333],
    ['the middle one was freed: its cent is not given twice', given(2, 666), 334],
    ['the order was registered again at a lower price', given(2, 800), 200],
    ['the order was registered again far lower: never below zero', given(2, 1200), undefined],
  ])('makes the parts add up when %s', (_case, givenBack, amountMinor) => {
    const settlement = settlementOf(claim({ givenBack }));
    if (amountMinor === undefined) expect(settlement).toEqual({ notDue: 'nothing_was_paid' });
    else expect(settlement).toMatchObject({ due: { amountMinor } });
  });

  it('carries what would fall below zero to the next part of the same line', () => {
    const lines = [back(1), back(1, { returnLineId: 'r2' })];
    const refund = due({ givenBack: given(1, 700), lines });
    expect(refund.lines.map(({ refundMinor }) => refundMinor)).toEqual([0, 300]);
  });

  it('keeps back the fee of the pieces that came, up to what each line is worth', () => {
    const half = back(1, { authorizedQuantity: 2, restockingFeeMinor: 101 });
    expect(due({ lines: [half] })).toMatchObject({ restockingFeeMinor: 51, amountMinor: 333 - 51 });
    const dear = back(1, { restockingFeeMinor: 5000 });
    const shipped = due({ lines: [dear], shippingMinor: 250, refundShipping: true });
    expect(shipped).toMatchObject({ restockingFeeMinor: 333, amountMinor: 250 });
  });

  it('keeps back the return shipping fee once, from what the restocking fee left', () => {
    const lines = [back(1, { restockingFeeMinor: 33 })];
    expect(due({ lines, returnShippingFeeMinor: 250 })).toMatchObject({
      restockingFeeMinor: 33,
      returnShippingFeeMinor: 250,
      amountMinor: 50,
    });
    expect(settlementOf(claim({ lines, returnShippingFeeMinor: 999 }))).toEqual({
      notDue: 'consumed_by_fees',
    });
  });

  it('goes back to the payments in the order they were taken (V12: 100 = 25 gift card + 75 card)', () => {
    const lineOfOrder = paidLine({ quantity: 5, grossMinor: 10_000 });
    const payments = [
      { paymentId: 'gift', method: 'gift_card', leftMinor: 2500 },
      { paymentId: 'card', method: 'card', leftMinor: 7500 },
    ];
    expect(due({ lineOfOrder, payments, lines: [back(2)] }).tenders).toEqual([
      { paymentId: 'gift', method: 'gift_card', amountMinor: 2500 },
      { paymentId: 'card', method: 'card', amountMinor: 1500 },
    ]);
  });

  it('never exceeds what the payments hold; the rest is a shortfall', () => {
    const payments = [{ paymentId: 'p', method: 'card', leftMinor: 200 }];
    expect(due({ payments })).toMatchObject({ amountMinor: 200, shortfallMinor: 133 });
  });

  it('waits for an order that has the line', () => {
    expect(() => settlementOf(claim({ lines: [back(1, { orderLineId: 'b' })] }))).toThrow(NotFound);
  });
});

const pick = ({ refundMinor, taxMinor }: { refundMinor: number; taxMinor: number }) => ({
  refundMinor,
  taxMinor,
});
