import { problem } from '#contracts';

export class LabelHasNoDocument extends problem({
  code: 'label_has_no_document',
  kind: 'not_found',
  when: 'The label is not bought yet, was voided, or could not be bought; `status` says which.',
}) {}

export class WebhookNotSigned extends problem({
  code: 'webhook_not_signed',
  kind: 'unauthenticated',
  when: 'The body of a carrier’s webhook is not signed with the secret that both sides hold.',
}) {}

export class ParcelLimitReached extends problem({
  code: 'parcel_limit_reached',
  kind: 'conflict',
  when: 'Every parcel of the return has its label; the shipping policy’s `parcelsPerReturn` says how many there may be.',
}) {}

export class ReturnNotOpen extends problem({
  code: 'return_not_open',
  kind: 'conflict',
  when: 'Labels are for returns that are authorized and whose parcel is not here yet.',
}) {}

export class PickupImpossible extends problem({
  code: 'pickup_impossible',
  kind: 'conflict',
  when: 'Only a bought and unused label’s parcel is fetched, once, at a time that is still to come.',
}) {}
