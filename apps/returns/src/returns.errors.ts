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

export class FaultyReasonsMissing extends problem({
  code: 'faulty_reasons_missing',
  kind: 'invalid',
  when: 'What faulty goods are owed cannot be switched off: `missing` names reasons that must stay faulty.',
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
