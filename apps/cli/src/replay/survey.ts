import { lineMinor } from './amounts.js';
import { readOrder, readReturn, Unreadable } from './dataset.js';
import type { DatasetOrder, DatasetReturn } from './dataset.js';
import { linesOf } from './lines-of-file.js';
import { leftOut } from './order-input.js';
import { returnRequests } from './return-requests.js';
import type { ChargeLookup } from './return-requests.js';
import { add } from './tally.js';

export interface ReplayFiles {
  orders: string;
  returns: string;
  /** Only the first so many orders. */
  limit: number;
}

/** Pieces for which history paid back more than they had cost. */
export interface OverRefund {
  returnId: string;
  orderId: string;
  sku: string;
  quantity: number;
  excessMinor: number;
  currency: string;
}

/** What the two files hold, read through once before anything is sent. */
export class Survey {
  orders = 0;
  orderLines = 0;
  zeroPrices = 0;
  finePrices = 0;
  charges = 0;
  withoutCustomer = 0;
  withoutCountry = 0;
  leftOutLines = 0;
  returns = 0;
  returnLines = 0;
  units = 0;
  requests = 0;
  parts = 0;
  /** Returns of orders behind `limit`. */
  returnsOutside = 0;
  /** Portions that history paid back above what they had cost. */
  readonly overRefunds: OverRefund[] = [];
  readonly overRefundsMinor = new Map<string, number>();
  readonly unreadable: string[] = [];

  private readonly orderIds = new Set<string>();
  private readonly billed = new Map<string, { placedAt: string; orderId: string; line: number }[]>();
  private lastPlacedAt = '';

  constructor(private readonly isLimited: boolean) {}

  addOrder(order: DatasetOrder): void {
    this.orders += 1;
    this.orderLines += order.lines.length;
    this.zeroPrices += order.lines.filter(({ unitPrice }) => Number(unitPrice) === 0).length;
    this.finePrices += order.lines.filter(({ unitPrice }) => /\.\d\d\d*[1-9]/.test(unitPrice)).length;
    this.charges += order.lines.filter(({ isCharge }) => isCharge).length;
    this.leftOutLines += order.lines.filter((line) => leftOut(line) !== null).length;
    if (order.customerId === null) this.withoutCustomer += 1;
    if (order.countryCode === null) this.withoutCountry += 1;
    this.orderIds.add(order.orderId);
    if (order.placedAt > this.lastPlacedAt) this.lastPlacedAt = order.placedAt;
    this.rememberCharges(order);
  }

  addReturn(returned: DatasetReturn): void {
    const requests = returnRequests(returned, this.chargeOf);
    this.returns += 1;
    this.returnLines += returned.lines.length;
    this.units += returned.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    this.requests += requests.length;
    this.parts += requests.reduce((sum, { parts }) => sum + parts.length, 0);
    for (const overRefund of overRefunds(returned)) {
      this.overRefunds.push(overRefund);
      add(this.overRefundsMinor, returned.currency, overRefund.excessMinor);
    }
  }

  /** False for a return that the limit leaves out: of an order behind it, or of none and later than the last order. */
  covers(returned: DatasetReturn): boolean {
    if (!this.isLimited) return true;
    const orderIds = returned.lines.flatMap(({ matched }) => matched.map(({ orderId }) => orderId));
    return orderIds.length > 0
      ? orderIds.every((orderId) => this.orderIds.has(orderId))
      : returned.returnedAt <= this.lastPlacedAt;
  }

  readonly chargeOf: ChargeLookup = ({ customerId, returnedAt }, { sku, isCharge }) =>
    isCharge
      ? this.billed.get(`${customerId} ${sku}`)?.findLast(({ placedAt }) => placedAt <= returnedAt)
      : undefined;

  private rememberCharges({ customerId, orderId, placedAt, lines }: DatasetOrder): void {
    if (customerId === null) return;
    for (const { sku, line } of lines.filter(({ isCharge }) => isCharge)) {
      const key = `${customerId} ${sku}`;
      this.billed.set(key, [...(this.billed.get(key) ?? []), { placedAt, orderId, line }]);
    }
  }
}

/** Where history paid back more for matched pieces than they had cost. */
function overRefunds({ returnId, lines, currency }: DatasetReturn): OverRefund[] {
  return lines.flatMap((line) =>
    line.matched
      .filter(({ unitPrice }) => Number(line.unitPrice) > Number(unitPrice))
      .map(({ orderId, unitPrice, quantity }) => ({
        returnId,
        orderId,
        sku: line.sku,
        quantity,
        currency,
        excessMinor: lineMinor(line.unitPrice, quantity, currency) - lineMinor(unitPrice, quantity, currency),
      })),
  );
}

/** Reads both files through; what cannot be read is noted, not thrown. */
export async function survey(files: ReplayFiles): Promise<Survey> {
  const seen = new Survey(files.limit < Infinity);
  const note = (message: string): unknown => seen.unreadable.push(message);
  for await (const order of ordersOf(files, note)) seen.addOrder(order);
  for await (const returned of returnsOf(files, note)) {
    if (seen.covers(returned)) seen.addReturn(returned);
    else seen.returnsOutside += 1;
  }
  return seen;
}

type Note = (message: string) => unknown;
const ignore: Note = () => undefined;

/** The readable orders up to the limit. */
export async function* ordersOf(files: ReplayFiles, note = ignore): AsyncGenerator<DatasetOrder> {
  let left = files.limit;
  if (left < 1) return;
  for await (const order of readable(files.orders, readOrder, note)) {
    yield order;
    left -= 1;
    if (left === 0) return;
  }
}

/** The readable returns, also those the limit leaves out. */
export const returnsOf = (files: ReplayFiles, note = ignore): AsyncGenerator<DatasetReturn> =>
  readable(files.returns, readReturn, note);

async function* readable<T>(path: string, read: (line: string) => T, note: Note): AsyncGenerator<T> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    try {
      yield read(line);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      note(`${path}, line ${number}: ${error.message}`);
    }
  }
}
