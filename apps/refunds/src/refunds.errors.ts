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

export class NoApprovalNeeded extends problem({
  code: 'no_approval_needed',
  kind: 'conflict',
  when: 'Nobody has to approve this refund, or everybody who must has done so.',
}) {}

export class AboveYourLimit extends problem({
  code: 'above_your_limit',
  kind: 'forbidden',
  when: 'The refund is larger than your role may approve.',
}) {}

export class AnotherPersonNeeded extends problem({
  code: 'another_person_needed',
  kind: 'forbidden',
  when: 'Two persons must say so, and you are the first of them already.',
}) {}

export class BudgetExhausted extends problem({
  code: 'budget_exhausted',
  kind: 'conflict',
  when: 'The goodwill of this calendar month is spent; `leftMinor` says what is left of it.',
}) {}

export class CreditTooSmall extends problem({
  code: 'credit_too_small',
  kind: 'conflict',
  when: 'The store credit does not hold that much; `balanceMinor` says what is left of it.',
}) {}

export class AlreadyRedeemed extends problem({
  code: 'already_redeemed',
  kind: 'conflict',
  when: 'An order is paid with a store credit once, and that payment is given back once.',
}) {}

export class ExchangeNotPossible extends problem({
  code: 'exchange_not_possible',
  kind: 'conflict',
  when: 'The exchange cannot be made, shipped or called off as it stands; `detail` says why.',
}) {}
