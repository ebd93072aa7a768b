import { newId } from '#chassis';
import { OrderRegisteredV1, ReturnAuthorizedV1, ReturnInspectedV1 } from '#contracts';
import type { AuthorizedLine, OrderedLine, PaymentTaken } from '#contracts';
import { plainToInstance } from 'class-transformer';

let orders = 0;

const mug = {
  lineId: 'a',
  sku: 'SKU-a',
  description: 'Mug',
  quantity: 3,
  isGoods: true,
  grossMinor: 1000,
  discountMinor: 0,
  taxMinor: 0,
  taxIncluded: true,
};

type OrderParts = Partial<Omit<OrderRegisteredV1, 'lines' | 'payments'>> & {
  lines?: Partial<OrderedLine>[];
  payments?: Partial<PaymentTaken>[];
};

/** An order of three mugs, line `a`, for 10.00 EUR in all, paid by card, unless `parts` say otherwise. */
export function orderRegistered({
  lines = [{}],
  payments = [{}],
  ...rest
}: OrderParts = {}): OrderRegisteredV1 {
  orders += 1;
  return plainToInstance(OrderRegisteredV1, {
    orderId: `order-${orders}`,
    currency: 'EUR',
    countryCode: 'DE',
    channel: 'online',
    placedAt: '2026-11-01T10:00:00Z',
    shippingMinor: 0,
    shippingTaxMinor: 0,
    shippingTaxIncluded: true,
    contact: { subjectId: newId('sub'), sealed: 'AAAA' },
    ...rest,
    lines: lines.map((line) => ({ ...mug, ...line })),
    payments: payments.map((payment) => ({
      paymentId: 'card-1',
      method: 'card',
      capturedMinor: 1000,
      ...payment,
    })),
  });
}

/** A return of an order: its id and the two events that refunds hears of it. */
export interface ReturnStory {
  returnId: string;
  authorized: ReturnAuthorizedV1;
  inspected: ReturnInspectedV1;
}

interface ReturnParts {
  /** Pieces of each line that came back; by default all. */
  accepted?: number;
  refundShipping?: boolean;
  returnShippingFeeMinor?: number;
  line?: Partial<AuthorizedLine>;
}

/** A return of so many pieces per order line, for example `{ a: 2 }`. */
export function returnOf(
  orderId: string,
  pieces: Record<string, number>,
  { accepted, line = {}, ...rest }: ReturnParts = {},
): ReturnStory {
  const returnId = newId('ret');
  const lines = Object.entries(pieces).map(([orderLineId, quantity]) => {
    return { returnLineId: newId('rli'), orderLineId, sku: `SKU-${orderLineId}`, quantity };
  });
  const promise = {
    description: 'Mug',
    reasonCode: 'not_specified',
    resolution: 'refund',
    restockingFeeMinor: 0,
  };
  const authorized = plainToInstance(ReturnAuthorizedV1, {
    returnId,
    orderId,
    rmaNumber: 'RMA-00000-00000-0',
    authorizedAt: '2026-11-05T10:00:00Z',
    shipByOn: '2026-11-20',
    refundShipping: false,
    ...rest,
    lines: lines.map((asked) => ({ ...asked, ...promise, ...line })),
  });
  const inspected = plainToInstance(ReturnInspectedV1, {
    returnId,
    orderId,
    inspectedAt: '2026-11-12T10:00:00Z',
    lines: lines.map(({ quantity, ...asked }) => ({
      ...asked,
      expectedQuantity: quantity,
      acceptedQuantity: accepted ?? quantity,
      missingQuantity: Math.max(0, quantity - (accepted ?? quantity)),
      wrongItemQuantity: 0,
    })),
  });
  return { returnId, authorized, inspected };
}
