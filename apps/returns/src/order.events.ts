import { OrderedLine, OrderRegisteredV1, PaymentTaken, Sealed } from '#contracts';
import type { OrderContent, RegisteredLine } from './order.rules.js';

export function orderRegistered(orderId: string, content: OrderContent, contact: Sealed): OrderRegisteredV1 {
  return Object.assign(new OrderRegisteredV1(), {
    orderId,
    currency: content.currency,
    countryCode: content.countryCode,
    channel: content.channel,
    placedAt: content.placedAt,
    shippingMinor: content.shippingMinor,
    shippingTaxMinor: content.shippingTaxMinor,
    shippingTaxIncluded: content.shippingTaxIncluded,
    lines: content.lines.map(orderedLine),
    payments: content.payments.map((payment) => Object.assign(new PaymentTaken(), payment)),
    contact: Object.assign(new Sealed(), contact),
  });
}

function orderedLine(line: RegisteredLine): OrderedLine {
  const { category, supplier, lot, weightGrams } = line;
  return Object.assign(new OrderedLine(), {
    lineId: line.lineId,
    sku: line.sku,
    description: line.description,
    quantity: line.quantity,
    isGoods: line.isGoods,
    grossMinor: line.grossMinor,
    discountMinor: line.discountMinor,
    taxMinor: line.taxMinor,
    taxIncluded: line.taxIncluded,
    ...(category !== null && { category }),
    ...(supplier !== null && { supplier }),
    ...(lot !== null && { lot }),
    ...(weightGrams !== null && { weightGrams }),
  });
}
