import { problem } from '#contracts';

export class OrderHasReturns extends problem({
  code: 'order_has_returns',
  kind: 'conflict',
  when: 'The order cannot lose what is being returned: `orderLineId` has `inReturns` pieces in returns.',
}) {}

export class RequestedInFuture extends problem({
  code: 'requested_in_future',
  kind: 'invalid',
  when: '`requestedAt` lies in the future; leave it out for now.',
}) {}

export class PolicyInvalid extends problem({
  code: 'policy_invalid',
  kind: 'invalid',
  when: 'The policy cannot be used: `problems` lists each with a JSON Pointer, a code and a sentence.',
}) {}

export class PolicyPublished extends problem({
  code: 'policy_published',
  kind: 'conflict',
  when: 'The policy `version` is published and never changes: write a new draft.',
}) {}

export class OrderNotFound extends problem({
  code: 'order_not_found',
  kind: 'not_found',
  when: 'No order of this shop has this number together with this e-mail address.',
}) {}

export class TooManyTries extends problem({
  code: 'too_many_tries',
  kind: 'limited',
  when: 'This order was looked up too often; try again in an hour.',
}) {}

export class GuestSessionNeeded extends problem({
  code: 'guest_session_needed',
  kind: 'forbidden',
  when: 'The route is for a customer who found their order in the portal; an API key reads /v1/orders.',
}) {}
