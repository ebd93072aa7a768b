import { expect } from '@jest/globals';
import { allowedActions, IllegalTransition, next } from '#contracts';
import type { PaidLine, PaidOrder } from '#money';
import { counterEntries, reserveEntries, settleEntries } from '../src/ledger.rules.js';
import type { LedgerEntry } from '../src/ledger.rules.js';
import { holds, refundLifecycle, stateOf } from '../src/refund.lifecycle.js';
import type { RefundAction, RefundStatus } from '../src/refund.lifecycle.js';
import { settlementOf } from '../src/settlement.rules.js';
import type { DueRefund, InspectedReturnLine } from '../src/settlement.rules.js';
import type { PaymentLeft, TenderStrategy } from '../src/tenders.rules.js';
import { fitsAgain } from '../src/worth.rules.js';
import type { GivenBack } from '../src/worth.rules.js';

interface Refund {
  due: DueRefund;
  tenders: RefundStatus[];
}

export const isHeld = ({ tenders }: Refund): boolean => holds(stateOf(tenders));

/** Settlements and refunds of one order with any number of returns, by the pure rules alone. */
export class Books {
  readonly refunds: Refund[] = [];
  readonly postings: LedgerEntry[][] = [];
  readonly refunded = new Map<string, number>();

  constructor(
    readonly lines: PaidLine[],
    readonly shippingMinor: number,
    readonly captured: number[],
    readonly tenderStrategy: TenderStrategy = 'oldest_first',
  ) {}

  live = (): DueRefund[] => this.refunds.filter(isHeld).map(({ due }) => due);

  settle(inspected: InspectedReturnLine[], refundShipping: boolean, returnShippingFeeMinor: number): void {
    const settlement = settlementOf({
      order: this.order(),
      givenBack: this.givenBack(),
      lines: inspected,
      refundShipping: refundShipping && !this.live().some(({ shippingMinor }) => shippingMinor > 0),
      returnShippingFeeMinor,
      capturedMinor: sumOf(this.captured),
      payments: this.payments(),
      tenderStrategy: this.tenderStrategy,
    });
    if (!('due' in settlement)) return;
    const { due } = settlement;
    this.refunds.push({ due, tenders: due.tenders.map(() => 'reserved') });
    this.postings.push(reserveEntries(due));
    this.pay(due, 1);
  }

  act(at: number, action: RefundAction, which: number): void {
    const refund = this.refunds[at % this.refunds.length]!;
    const position = which % refund.tenders.length;
    const from = refund.tenders[position]!;
    if (!allowedActions(refundLifecycle, from).includes(action)) {
      expect(() => next(refundLifecycle, from, action)).toThrow(IllegalTransition);
      return;
    }
    const heldBefore = isHeld(refund);
    if (!heldBefore && !this.fits(refund)) return;
    const to = next(refundLifecycle, from, action);
    refund.tenders[position] = to;
    const { amountMinor } = refund.due.tenders[position]!;
    const settled = settleEntries({ amountMinor, gateway: 'manual' });
    if (to === 'succeeded') this.postings.push(settled);
    if (from === 'succeeded') this.postings.push(counterEntries(settled));
    if (heldBefore === isHeld(refund)) return;
    const reserved = reserveEntries(refund.due);
    this.postings.push(heldBefore ? counterEntries(reserved) : reserved);
    this.pay(refund.due, heldBefore ? -1 : 1);
  }

  /** A refund that gave everything back and is tried again. */
  private fits({ due }: Refund): boolean {
    const shippingFits = due.shippingMinor === 0 || !this.live().some((live) => live.shippingMinor > 0);
    const now = { givenBack: this.givenBack(), payments: this.payments() };
    return shippingFits && fitsAgain(this.order(), now, due);
  }

  private order(): PaidOrder {
    const shipping = { shippingMinor: this.shippingMinor, shippingTaxMinor: 0, shippingTaxIncluded: true };
    return { currency: 'EUR', lines: this.lines, ...shipping };
  }

  private givenBack(): GivenBack[] {
    return this.lines.flatMap(({ lineId }) => {
      const all = this.live().flatMap(({ lines }) => lines);
      const parts = all.filter(({ orderLineId }) => orderLineId === lineId);
      const given = { refundMinor: total(parts, 'refundMinor'), taxMinor: total(parts, 'taxMinor') };
      const quantity = total(parts, 'quantity');
      return quantity > 0 ? [{ orderLineId: lineId, quantity, ...given }] : [];
    });
  }

  private payments(): PaymentLeft[] {
    return this.captured.map((minor, at) => ({
      paymentId: `p${at}`,
      method: at === 1 ? 'gift_card' : 'card',
      leftMinor: minor - (this.refunded.get(`p${at}`) ?? 0),
    }));
  }

  private pay({ tenders }: DueRefund, sign: 1 | -1): void {
    for (const { paymentId, amountMinor } of tenders)
      this.refunded.set(paymentId, (this.refunded.get(paymentId) ?? 0) + sign * amountMinor);
  }
}

export const worth = (line: PaidLine): number => line.grossMinor - line.discountMinor + line.taxMinor;
export const sumOf = (parts: number[]): number => parts.reduce((left, right) => left + right, 0);
export function total<K extends string>(parts: readonly Record<K, number>[], field: K): number {
  return sumOf(parts.map((part) => part[field]));
}
