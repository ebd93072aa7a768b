import { problem } from '#contracts';

export class CurrencyChanged extends problem({
  code: 'currency_changed',
  kind: 'invalid',
  when: 'An order was registered again in another currency after money of it was refunded.',
}) {}

export class NotPaidByHand extends problem({
  code: 'not_paid_by_hand',
  kind: 'conflict',
  when: 'The gateway pays this refund and says itself what became of it; nobody can say so by hand.',
}) {}

export class NothingLeftToRefund extends problem({
  code: 'nothing_left_to_refund',
  kind: 'conflict',
  when: 'The refund cannot be tried again: another one gave back its lines or its money in the meantime.',
}) {}

export class BadSignature extends problem({
  code: 'bad_signature',
  kind: 'malformed',
  when: 'The webhook’s signature does not fit its body, or is too old: it is not from the provider.',
}) {}

export class WebhookNotSetUp extends problem({
  code: 'webhook_not_set_up',
  kind: 'not_found',
  when: 'No signing secret is set for this provider, so nothing it sends can be trusted.',
}) {}
