import { Injectable } from '@nestjs/common';
import { next, NotFound } from '#contracts';
import { Clock, Host, newId, Subjects } from '#chassis';
import { nudge } from '#messaging';
import type { Envelope } from '#messaging';
import type { EntityManager } from 'typeorm';
import { UnknownEventType, WebhookEndpointDisabled, WebhookUrlRefused } from './notifications.errors.js';
import { refusalOfUrl } from './webhook.addresses.js';
import type { WebhookEndpointInput } from './webhook.dto.js';
import { WebhookDeliveryRow, WebhookEndpointRow } from './webhook.entity.js';
import { deliveryLifecycle } from './webhook.lifecycle.js';
import { announcedTypes, newWebhookSecret, webhookBody } from './webhook.payload.js';

/** Endpoints, and what they are to hear. Sending it is the worker's business. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly subjects: Subjects,
    private readonly clock: Clock,
    private readonly host: Host,
  ) {}

  /** Throws WebhookUrlRefused, UnknownEventType. */
  async create(
    tx: EntityManager,
    merchantId: string,
    { url, eventTypes }: WebhookEndpointInput,
  ): Promise<WebhookEndpointRow> {
    const refusal = refusalOfUrl(url, this.host.settings.WEBHOOKS_TO_PRIVATE_ADDRESSES);
    if (refusal) throw new WebhookUrlRefused(refusal);
    const unknown = eventTypes?.filter((type) => !announcedTypes.includes(type)) ?? [];
    if (unknown.length > 0) throw new UnknownEventType('these events are not announced', { unknown });
    const { subjectId, sealed } = await this.subjects.seal(tx, { secret: newWebhookSecret() });
    const open = { status: 'enabled', note: null, createdAt: this.clock.now() } as const;
    const wanted = { merchantId, url, eventTypes: eventTypes ?? null };
    const endpoint = { endpointId: newId('whe'), ...wanted, ...open, subjectId, sealed };
    await tx.insert(WebhookEndpointRow, endpoint);
    return endpoint;
  }

  /** Throws NotFound when the endpoint was deleted meanwhile. */
  async secretOf(tx: EntityManager, endpointId: string): Promise<string> {
    const endpoint = await tx.findOneBy(WebhookEndpointRow, { endpointId });
    if (!endpoint) throw new NotFound('webhook endpoint', endpointId);
    return (await this.subjects.open<{ secret: string }>(tx, endpoint)).secret;
  }

  /** With its deliveries and its secret's key. Deleting it again does nothing. */
  async remove(tx: EntityManager, merchantId: string, endpointId: string): Promise<void> {
    const endpoint = await tx.findOneBy(WebhookEndpointRow, { merchantId, endpointId });
    if (!endpoint) return;
    await tx.delete(WebhookEndpointRow, { endpointId });
    await this.subjects.erase(tx, endpoint.subjectId);
  }

  /** One delivery for each endpoint that wants the event. */
  async announce(tx: EntityManager, event: object, envelope: Envelope): Promise<void> {
    const { id: eventId, type: eventType, merchantid: merchantId } = envelope;
    const endpoints = await tx.findBy(WebhookEndpointRow, { merchantId, status: 'enabled' });
    const wanting = endpoints.filter(({ eventTypes }) => !eventTypes || eventTypes.includes(eventType));
    if (wanting.length === 0) return;
    const now = this.clock.now();
    const body = webhookBody(event, envelope);
    const open = { status: 'pending', attempts: 0, tryAt: now, createdAt: now } as const;
    const rows = wanting.map(({ endpointId }) => {
      const about = { deliveryId: newId('whd'), merchantId, endpointId, eventId, eventType };
      return { ...about, body, ...open };
    });
    await tx.insert(WebhookDeliveryRow, rows);
    nudge(tx);
  }

  /** Sends it again, with all its attempts. Throws NotFound, IllegalTransition, WebhookEndpointDisabled. */
  async resend(tx: EntityManager, merchantId: string, deliveryId: string): Promise<void> {
    const where = { merchantId, deliveryId };
    const row = await tx.findOne(WebhookDeliveryRow, { where, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('webhook delivery', deliveryId);
    const { endpointId } = row;
    const endpoint = await tx.findOneByOrFail(WebhookEndpointRow, { endpointId });
    if (endpoint.status === 'disabled')
      throw new WebhookEndpointDisabled('the endpoint is disabled', { endpointId });
    row.status = next(deliveryLifecycle, row.status, 'resend');
    Object.assign(row, { attempts: 0, tryAt: this.clock.now(), deliveredAt: null, note: null });
    await tx.save(row);
    nudge(tx);
  }
}
