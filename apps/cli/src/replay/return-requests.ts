import type { DatasetReturn, DatasetReturnLine } from './dataset.js';
import { instantOf } from './wall-clock.js';

/** Pieces of one line of a dataset return that are asked for together. */
export interface Part {
  /** Line number in the dataset return. */
  line: number;
  sku: string;
  quantity: number;
  /** Absent where no purchase of the pieces is known. */
  orderLineId?: string;
}

/** One `POST /v1/returns`. */
export interface ReturnRequest {
  /** Unique and the same in every run: the idempotency keys begin with it. */
  key: string;
  /** Null for the pieces whose purchase is not known. */
  orderId: string | null;
  parts: Part[];
}

/** The line of an order that billed a charge. */
export interface Charge {
  orderId: string;
  line: number;
}

/** For a charge that comes back: where the customer was last billed for one like it before the return, if ever. */
export type ChargeLookup = (returned: DatasetReturn, line: DatasetReturnLine) => Charge | undefined;

/**
 * One request per order that pieces came from, and one without an order for the pieces whose purchase is not known.
 * Every piece of the dataset return is in exactly one part.
 */
export function returnRequests(returned: DatasetReturn, chargeOf: ChargeLookup): ReturnRequest[] {
  const byOrder = new Map<string | null, Part[]>();
  for (const line of returned.lines) {
    for (const { orderId, ...part } of partsOf(line, chargeOf(returned, line)))
      byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), part]);
  }
  return [...byOrder].map(([orderId, parts]) => ({
    key: `${returned.returnId}.${orderId ?? 'unknown'}`,
    orderId,
    parts,
  }));
}

function partsOf(
  { line, sku, quantity, matched }: DatasetReturnLine,
  charge: Charge | undefined,
): (Part & { orderId: string | null })[] {
  if (charge) return [{ line, sku, quantity, orderId: charge.orderId, orderLineId: String(charge.line) }];
  const purchased = matched.map((match) => ({
    line,
    sku,
    quantity: match.quantity,
    orderId: match.orderId,
    orderLineId: String(match.line),
  }));
  const left = purchased.reduce((rest, part) => rest - part.quantity, quantity);
  return left > 0 ? [...purchased, { line, sku, quantity: left, orderId: null }] : purchased;
}

/** What `POST /v1/returns` takes. */
export type ReturnBody = ReturnType<typeof returnBody>;

/** The dataset names no reasons. */
export function returnBody(
  { customerId, returnedAt }: DatasetReturn,
  { orderId, parts }: ReturnRequest,
  { shiftDays = 0, reasonCode = 'not_specified' } = {},
) {
  return {
    ...(orderId !== null && { orderId }),
    ...(customerId !== null && { purchaserReference: customerId }),
    requestedAt: instantOf(returnedAt, shiftDays),
    lines: parts.map(({ sku, quantity, orderLineId }) => ({
      sku,
      quantity,
      reasonCode,
      ...(orderLineId !== undefined && { orderLineId }),
    })),
  };
}
