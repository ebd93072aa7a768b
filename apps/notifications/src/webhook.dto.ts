import { CodeList, Count, Flag, Id, Instant, ListOf, Maybe, OneOf, Text } from '#contracts';
import { PageQuery } from '#chassis';
import { endpointStatuses } from './webhook.entity.js';
import type { EndpointStatus } from './webhook.entity.js';
import { deliveryStatuses } from './webhook.lifecycle.js';
import type { DeliveryStatus } from './webhook.lifecycle.js';

export class WebhookEndpointInput {
  /** https, on port 443 or 8443 of a public host. */
  @Text(2000) url!: string;
  /** Such as `refunds.refund-succeeded.v1`; left out: every event, also those to come. */
  @Maybe() @CodeList() eventTypes?: string[];
}

export class WebhookEndpointView {
  @Id('whe') endpointId!: string;
  @Text(2000) url!: string;
  /** Null: every event, also those to come. */
  @Maybe() @CodeList() eventTypes!: string[] | null;
  @OneOf(endpointStatuses) status!: EndpointStatus;
  /** Why it was disabled. */
  @Maybe() @Text() note!: string | null;
  @Instant() createdAt!: string;
}

export class NewWebhookEndpointView extends WebhookEndpointView {
  /** Signs what is sent there. Shown here and never again. */
  @Text(100) secret!: string;
}

export class WebhookEndpointList {
  @ListOf(() => WebhookEndpointView, 0) data!: WebhookEndpointView[];
}

export class WebhookDeliveryQuery extends PageQuery {
  @Maybe() @Id('whe') endpointId?: string;
  @Maybe() @OneOf(deliveryStatuses) status?: DeliveryStatus;
}

export class WebhookDeliveryView {
  /** The header `webhook-id`, the same at every attempt. */
  @Id('whd') deliveryId!: string;
  @Id('whe') endpointId!: string;
  @Text(64) eventId!: string;
  @Text(100) eventType!: string;
  @OneOf(deliveryStatuses) status!: DeliveryStatus;
  /** Since the last resend. */
  @Count(0) attempts!: number;
  @Maybe() @Instant() nextTryAt!: string | null;
  @Instant() createdAt!: string;
  @Maybe() @Instant() deliveredAt!: string | null;
  /** Of the last answer; null when there was none. */
  @Maybe() @Count(100) httpStatus!: number | null;
  /** Why the last attempt failed. */
  @Maybe() @Text() note!: string | null;
  @CodeList() allowedActions!: string[];
}

export class WebhookDeliveryPage {
  @ListOf(() => WebhookDeliveryView, 0, 100) data!: WebhookDeliveryView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('whd') nextCursor!: string | null;
}
