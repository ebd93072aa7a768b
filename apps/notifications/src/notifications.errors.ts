import { problem } from '#contracts';

export class WebhookUrlRefused extends problem({
  code: 'webhook_url_refused',
  kind: 'invalid',
  when: 'No webhook may go to this URL: it must be https, on port 443 or 8443 of a public host.',
}) {}

export class UnknownEventType extends problem({
  code: 'unknown_event_type',
  kind: 'invalid',
  when: '`eventTypes` names events that webhooks do not carry: `unknown` lists them.',
}) {}

export class WebhookEndpointDisabled extends problem({
  code: 'webhook_endpoint_disabled',
  kind: 'conflict',
  when: 'The endpoint answered 410 and is disabled: delete it and register it again.',
}) {}
