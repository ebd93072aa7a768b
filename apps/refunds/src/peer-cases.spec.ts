import { describe, expect, it } from '@jest/globals';
import type { PaidLine } from '#money';
import { settlementOf } from './settlement.rules.js';
import type { Claim, DueRefund, InspectedReturnLine } from './settlement.rules.js';

const bought = (lineId: string, parts: Partial<PaidLine> = {}): PaidLine => ({
  lineId,
  quantity: 1,
  grossMinor: 4_575,
  discountMinor: 0,
  taxMinor: 0,
  taxIncluded: true,
  ...parts,
});

const back = (orderLineId: string, quantity: number, accepted = quantity): InspectedReturnLine => ({
  returnLineId: `r-${orderLineId}`,
  orderLineId,
  sku: 'SKU',
  resolution: 'refund',
  authorizedQuantity: quantity,
  acceptedQuantity: accepted,
  restockingFeeMinor: 0,
});

const paid = (leftMinor: number) => [{ paymentId: 'p', method: 'card', leftMinor }];

function settle(lines: PaidLine[], rest: Partial<Claim>) {
  const order = { currency: 'EUR', lines, shippingMinor: 0, shippingTaxMinor: 0, shippingTaxIncluded: true };
  const nothing = { givenBack: [], refundShipping: false, returnShippingFeeMinor: 0 };
  const payments = rest.payments ?? paid(100_000);
  return settlementOf({ order, ...nothing, lines: [], capturedMinor: 100_000, payments, ...rest });
}

function due(lines: PaidLine[], rest: Partial<Claim>): DueRefund {
  const settlement = settle(lines, rest);
  if ('notDue' in settlement) throw new Error(settlement.notDue);
  return settlement.due;
}

describe('peer cases', () => {
  it('PC-25: A announced 3 received 2, B announced 1 received 0: only what arrived is refunded', () => {
    const order = [bought('a', { quantity: 3, grossMinor: 3_000 }), bought('b')];
    const { lines, amountMinor } = due(order, { lines: [back('a', 3, 2), back('b', 1, 0)] });
    expect(lines.map(({ orderLineId, quantity }) => [orderLineId, quantity])).toEqual([['a', 2]]);
    expect(amountMinor).toBe(2_000);
  });

  it('PC-27: never more than the captured 45.75, and nothing of a payment that was not captured', () => {
    const order = [bought('a', { grossMinor: 5_575 })];
    const captured = { lines: [back('a', 1)], capturedMinor: 4_575, payments: paid(4_575) };
    expect(due(order, captured)).toMatchObject({ amountMinor: 4_575, shortfallMinor: 1_000 });
    expect(settle(order, { ...captured, capturedMinor: 0, payments: paid(0) })).toEqual({
      notDue: 'nothing_was_paid',
    });
  });

  it('PC-33: one payment shared by two orders gives each only its own share', () => {
    const forty = { lines: [back('a', 1)], capturedMinor: 4_000, payments: paid(4_000) };
    expect(due([bought('a', { grossMinor: 7_000 })], forty).amountMinor).toBe(4_000);
    const after = { ...forty, payments: paid(0) };
    expect(settle([bought('a', { grossMinor: 500 })], after)).toEqual({ notDue: 'already_refunded' });
  });

  it('PC-35: more units than were bought give back those that were bought', () => {
    const order = [bought('a', { quantity: 3, grossMinor: 3_690 })];
    expect(due(order, { lines: [back('a', 200)] })).toMatchObject({
      amountMinor: 3_690,
      lines: [{ quantity: 3 }],
    });
  });

  it('PC-37: a line that was refunded without coming back is not refunded again when it does', () => {
    const order = [bought('a', { quantity: 2, grossMinor: 2_000 }), bought('b', { grossMinor: 500 })];
    const givenBack = [{ orderLineId: 'a', quantity: 0, refundMinor: 2_000, taxMinor: 0 }];
    const lines = [back('a', 2), back('b', 1)];
    expect(due(order, { lines, givenBack })).toMatchObject({
      amountMinor: 500,
      lines: [{ refundMinor: 0 }, { refundMinor: 500 }],
    });
  });

  it('woocommerce#28856, bagisto#1509: no unit is refunded twice, and no discount taken twice', () => {
    const order = [bought('a', { quantity: 3, grossMinor: 3_000, discountMinor: 100 })];
    const givenBack = [{ orderLineId: 'a', quantity: 2, refundMinor: 1_933, taxMinor: 0 }];
    expect(due(order, { lines: [back('a', 3)], givenBack })).toMatchObject({
      amountMinor: 967,
      lines: [{ quantity: 1 }],
    });
  });

  it('V15: advised 3, arrived 2: two are refunded, the shortage stays open', () => {
    const order = [bought('a', { quantity: 3, grossMinor: 3_000 })];
    expect(due(order, { lines: [back('a', 3, 2)] }).amountMinor).toBe(2_000);
    const givenBack = [{ orderLineId: 'a', quantity: 2, refundMinor: 2_000, taxMinor: 0 }];
    expect(due(order, { lines: [back('a', 1)], givenBack }).amountMinor).toBe(1_000);
  });
});
