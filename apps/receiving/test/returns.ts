import { LabelPurchasedV1, ReturnAuthorizedV1 } from '#contracts';
import { newId, newRmaNumber } from '#chassis';
import { plainToInstance } from 'class-transformer';

/** A return on its way, as returns and labels tell of it. */
export interface Coming {
  returnId: string;
  orderId: string;
  rmaNumber: string;
  trackingNumber: string;
  labelId: string;
  lines: { returnLineId: string; sku: string; quantity: number }[];
}

let made = 0;

/** `coming({ 'MUG-07': 3 })`: a return of three mugs. */
export function coming(quantities: Record<string, number>): Coming {
  made += 1;
  const lines = Object.entries(quantities).map(([sku, quantity]) => ({
    returnLineId: newId('rli'),
    sku,
    quantity,
  }));
  const trackingNumber = `VU${String(made).padStart(13, '0')}`;
  return {
    returnId: newId('ret'),
    orderId: `order-${made}`,
    rmaNumber: newRmaNumber(),
    labelId: newId('lbl'),
    trackingNumber,
    lines,
  };
}

export const authorized = ({ returnId, orderId, rmaNumber, lines }: Coming): ReturnAuthorizedV1 =>
  plainToInstance(ReturnAuthorizedV1, {
    returnId,
    orderId,
    rmaNumber,
    authorizedAt: '2026-11-20T10:00:00.000Z',
    shipByOn: '2026-12-04',
    refundShipping: false,
    lines: lines.map((line, index) => ({
      ...line,
      orderLineId: String(index + 1),
      description: `Article ${line.sku}`,
      reasonCode: 'changed_mind',
      resolution: 'refund',
      restockingFeeMinor: 0,
    })),
  });

export const labelled = ({
  returnId,
  orderId,
  rmaNumber,
  trackingNumber,
  labelId,
}: Coming): LabelPurchasedV1 =>
  plainToInstance(LabelPurchasedV1, {
    labelId,
    returnId,
    rmaNumber,
    orderId,
    carrier: 'offline',
    serviceLevel: 'drop_off',
    trackingNumber,
    costMinor: 0,
    currency: 'EUR',
    expiresOn: '2026-12-22',
  });
