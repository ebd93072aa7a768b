import {
  InspectionAmendedV1,
  ItemDispositionedV1,
  ItemRestockedV1,
  ItemUndoneV1,
  LabelFailedV1,
  LabelPurchasedV1,
  LabelScannedV1,
  LabelVoidedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  ParcelUndoneV1,
  RefundFailedV1,
  RefundNotDueV1,
  RefundReservedV1,
  RefundSucceededV1,
  RestockReversedV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnClosedV1,
  ReturnDeclinedV1,
  ReturnExpiredV1,
  ReturnInspectedV1,
  ReturnRequestedV1,
  TaskOpenedV1,
  TaskSettledV1,
  WithdrawalAnsweredV1,
  WithdrawalDeclaredV1,
  eventInfo,
} from '#contracts';
import type { EventClass } from '#contracts';
import type { Envelope } from '#messaging';
import { createHmac, randomBytes } from 'node:crypto';

/** What endpoints may hear. */
export const announcedEvents: EventClass[] = [
  OrderRegisteredV1,
  ReturnRequestedV1,
  ReturnAuthorizedV1,
  ReturnDeclinedV1,
  ReturnCancelledV1,
  ReturnExpiredV1,
  ReturnClosedV1,
  LabelPurchasedV1,
  LabelFailedV1,
  LabelScannedV1,
  LabelVoidedV1,
  ParcelReceivedV1,
  ParcelUndoneV1,
  ItemDispositionedV1,
  ItemUndoneV1,
  ItemRestockedV1,
  RestockReversedV1,
  ReturnInspectedV1,
  InspectionAmendedV1,
  TaskOpenedV1,
  TaskSettledV1,
  RefundReservedV1,
  RefundSucceededV1,
  RefundFailedV1,
  RefundNotDueV1,
  WithdrawalDeclaredV1,
  WithdrawalAnsweredV1,
];

export const announcedTypes = announcedEvents.map((eventClass) => eventInfo(eventClass).type);

/** The body of a webhook. The customer's contact and letters stay here, sealed or not. */
export function webhookBody(event: object, { type, time }: Envelope): string {
  const { contact: _contact, letter: _letter, ...data } = event as { contact?: unknown; letter?: unknown };
  return JSON.stringify({ type, timestamp: time, data });
}

const secretPrefix = 'whsec_';

export const newWebhookSecret = (): string => secretPrefix + randomBytes(32).toString('base64');

/** The headers of Standard Webhooks: `webhook-id` is the delivery's at every attempt, the time is the attempt's. */
export function signatureHeaders(
  secret: string,
  { deliveryId, body }: { deliveryId: string; body: string },
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const digest = createHmac('sha256', key).update(`${deliveryId}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': deliveryId,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${digest}`,
  };
}
