import { lineMinor } from './amounts.js';
import type { DatasetLine, DatasetOrder } from './dataset.js';
import { placeOf } from './places.js';
import { instantOf } from './wall-clock.js';

export interface OrderRules {
  /** The dataset has no deliveries: each order counts as delivered so many days after it was placed. */
  deliveryDays: number;
  /** Days that all dates are moved by. */
  shiftDays?: number;
}

/** Why a line of an order is not sent to the API, which takes no such lines. */
export type LeftOut = 'quantity_not_positive' | 'negative_price';

/** The body of `PUT /v1/orders/{orderId}`. People and addresses are invented: the dataset has none. */
export function orderInput(order: DatasetOrder, { deliveryDays, shiftDays = 0 }: OrderRules) {
  const { countryCode, timeZone } = placeOf(order.countryCode);
  const deliveredAt = instantOf(order.placedAt, shiftDays + deliveryDays);
  const lines = order.lines
    .filter((line) => leftOut(line) === null)
    .map((line) => orderLine(line, order.currency, deliveredAt));
  const totalMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  return {
    currency: order.currency,
    countryCode,
    timeZone,
    channel: 'online',
    placedAt: instantOf(order.placedAt, shiftDays),
    // How the shop told its customers of their rights is not known: as the law asks for.
    sale: { jurisdiction: countryCode, informedAt: 'before_contract' },
    lines,
    payments: [{ paymentId: `pay-${order.orderId}`, method: 'card', capturedMinor: totalMinor }],
    purchaser: purchaserOf(order),
    shippingAddress: { line1: '1 Example Street', city: 'Exampleton', postalCode: 'EX1 1AA', countryCode },
    ...(order.customerId !== null && { purchaserReference: order.customerId }),
  };
}

export function leftOut({ quantity, unitPrice }: DatasetLine): LeftOut | null {
  if (quantity < 1) return 'quantity_not_positive';
  return unitPrice.startsWith('-') ? 'negative_price' : null;
}

function orderLine(line: DatasetLine, currency: string, deliveredAt: string) {
  return {
    lineId: String(line.line),
    sku: line.sku,
    description: line.description,
    quantity: line.quantity,
    isGoods: !line.isCharge,
    grossMinor: lineMinor(line.unitPrice, line.quantity, currency),
    deliveredAt,
  };
}

function purchaserOf({ customerId, orderId }: DatasetOrder): { name: string; email: string } {
  if (customerId === null) return { name: 'Example Guest', email: `guest-${orderId}@example.invalid` };
  return { name: `Example Customer ${customerId}`, email: `customer-${customerId}@example.invalid` };
}
