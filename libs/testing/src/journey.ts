import { newId } from '#chassis';
import {
  ItemDispositionedV1,
  LabelScannedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  RefundSucceededV1,
  ReturnAuthorizedV1,
  ReturnClosedV1,
  ReturnInspectedV1,
  ReturnRequestedV1,
} from '#contracts';
import type { AuthorizedLine, EventClass, OrderedLine, RequestedLine } from '#contracts';
import { plainToInstance } from 'class-transformer';
import { eventually } from './eventually.js';
import type { TestProcess } from './running.js';

/** An event, behind the id of the aggregate it is about. */
export type Told = [aggregateId: string, event: object];

/** Publishes events one after the other and waits until every service has heard them. */
export async function tell(app: TestProcess, ...events: Told[]): Promise<void> {
  for (const [aggregateId, event] of events) await app.publish(aggregateId, event);
  await eventually(
    async () => (await app.sql(`select from probe.outbox where published_at is null`)).length === 0,
  );
}

/** An event of `eventClass`, its nested objects of their classes too. */
export const eventOf = <T extends object>(eventClass: EventClass<T>, fields: Partial<T>): T =>
  plainToInstance(eventClass, fields);

/** The instant so many hours after the first of March 2026. */
export const at = (hours: number): string => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000).toISOString();

export const orderedLine = (lineId: string, sku: string, quantity: number): OrderedLine => ({
  lineId,
  sku,
  description: `${sku}, as sold`,
  quantity,
  isGoods: true,
  grossMinor: quantity * 500,
  discountMinor: 0,
  taxMinor: 0,
  taxIncluded: true,
});

/** By default placed at hour 0, with nothing to open in its contact. */
export const orderRegistered = (
  fields: Partial<OrderRegisteredV1> & { orderId: string },
): OrderRegisteredV1 =>
  eventOf(OrderRegisteredV1, {
    currency: 'GBP',
    countryCode: 'GB',
    channel: 'online',
    placedAt: at(0),
    lines: [orderedLine('1', 'CUP', 6)],
    shippingMinor: 0,
    shippingTaxMinor: 0,
    shippingTaxIncluded: true,
    payments: [],
    contact: { subjectId: newId('sub'), sealed: 'c2VhbGVk' },
    ...fields,
  });

export const requestedLine = (fields: Partial<RequestedLine> = {}): RequestedLine => ({
  returnLineId: newId('rli'),
  sku: 'CUP',
  quantity: 3,
  reasonCode: 'does_not_fit',
  verdict: 'accept',
  responseCodes: ['within_window'],
  ...fields,
});

/** By default requested at hour 48 and accepted. */
export const returnRequested = (
  fields: Partial<ReturnRequestedV1> & { returnId: string },
): ReturnRequestedV1 =>
  eventOf(ReturnRequestedV1, {
    rmaNumber: 'RMA-00000-00000-0',
    requestedAt: at(48),
    verdict: 'accept',
    lines: [requestedLine()],
    ...fields,
  });

const authorizedLine = (fields: Partial<AuthorizedLine> = {}): AuthorizedLine => ({
  returnLineId: newId('rli'),
  orderLineId: '1',
  sku: 'CUP',
  description: 'CUP, as sold',
  quantity: 3,
  reasonCode: 'does_not_fit',
  resolution: 'refund',
  restockingFeeMinor: 0,
  ...fields,
});

/** By default authorized half an hour after it was requested. */
export const returnAuthorized = (
  fields: Partial<ReturnAuthorizedV1> & { returnId: string; orderId: string },
): ReturnAuthorizedV1 =>
  eventOf(ReturnAuthorizedV1, {
    rmaNumber: 'RMA-00000-00000-0',
    authorizedAt: at(48.5),
    shipByOn: '2026-03-17',
    refundShipping: true,
    lines: [authorizedLine()],
    ...fields,
  });

/**
 * A return from the order to the money. Six of one article and two of OTHER are sold; three come back on paper,
 * `accepted` in the parcel: 8.00 for them and 1.00 for shipping are refunded.
 */
export function journey({ sku = 'CUP', accepted = 2 } = {}): Told[] {
  const [orderId, returnId, returnLineId] = [`o-${newId('x')}`, newId('ret'), newId('rli')];
  const [labelId, refundId] = [newId('lbl'), newId('rfd')];
  const about = { orderId, returnId };
  const line = { returnLineId, orderLineId: '1', sku };
  const sold = [orderedLine('1', sku, 6), orderedLine('2', 'OTHER', 2)];
  const bench = {
    expectedQuantity: 3,
    acceptedQuantity: accepted,
    missingQuantity: 3 - accepted,
    wrongItemQuantity: 0,
  };
  const stored = { returnItemId: newId('itm'), grade: 'b', disposition: 'restock' } as const;
  const paid = { refundId, amountMinor: 900, currency: 'GBP' };
  const events: Told[] = [
    [orderId, orderRegistered({ orderId, lines: sold })],
    [returnId, returnRequested({ ...about, lines: [requestedLine({ returnLineId, sku })] })],
    [returnId, returnAuthorized({ ...about, lines: [authorizedLine(line)] })],
    [labelId, eventOf(LabelScannedV1, { ...about, labelId, trackingNumber: 'T1', scannedAt: at(72) })],
    [returnId, eventOf(ParcelReceivedV1, { ...about, parcelId: newId('par'), receivedAt: at(120) })],
    [
      returnId,
      eventOf(ItemDispositionedV1, {
        ...about,
        ...stored,
        returnLineId,
        sku,
        quantity: accepted,
        dispositionedAt: at(121),
      }),
    ],
    [
      returnId,
      eventOf(ReturnInspectedV1, { ...about, inspectedAt: at(122), lines: [{ ...line, ...bench }] }),
    ],
    [
      refundId,
      eventOf(RefundSucceededV1, {
        ...about,
        ...paid,
        succeededAt: at(132),
        lines: [{ ...line, quantity: accepted, refundMinor: 800 }],
      }),
    ],
    [returnId, eventOf(ReturnClosedV1, { ...about, closedAt: at(133) })],
  ];
  return events;
}
