import { createHmac, timingSafeEqual } from 'node:crypto';
import { scansFrom } from './carriers/easypost.wire.js';
import { WebhookNotSigned } from './labels.errors.js';
import type { CarrierEvent } from './tracking.service.js';

/**
 * Reads an event of EasyPost. Its signature is over the bytes as they came: JSON that was parsed and written again
 * has lost the `.0` of whole weights. Throws WebhookNotSigned.
 */
export function readEasyPostEvent(
  rawBody: Buffer | undefined,
  signature: string | undefined,
  secret: string | undefined,
): CarrierEvent {
  if (!secret) throw new WebhookNotSigned('EASYPOST_WEBHOOK_SECRET is not set: nothing can be checked');
  if (!rawBody || !signature) throw new WebhookNotSigned('the header X-Hmac-Signature is missing');
  const expected = createHmac('sha256', secret.normalize('NFKD')).update(rawBody).digest('hex');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`hmac-sha256-hex=${expected}`);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    throw new WebhookNotSigned('the signature is not that of this body');
  }
  return eventFrom(JSON.parse(rawBody.toString('utf8')) as Record<string, unknown>);
}

function eventFrom(event: Record<string, unknown>): CarrierEvent {
  const { id, result } = event;
  if (typeof id !== 'string' || id.length > 100) throw new WebhookNotSigned('the event has no id');
  const object = (result ?? {}) as Record<string, unknown>;
  const text = (name: string): string | null => {
    const value = object[name];
    return typeof value === 'string' && value ? value : null;
  };
  return {
    eventId: id,
    trackingNumber: text('tracking_code'),
    shipmentId: text('shipment_id'),
    scans: object['object'] === 'Tracker' ? scansFrom(object) : [],
  };
}
