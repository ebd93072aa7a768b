import type { PolicyActions } from './policy-document.js';

/** What each action of a rule does, for docs and pages. */
export const actionSentences: Readonly<Record<keyof PolicyActions, string>> = {
  windowDays: 'Days in which a return may be asked for; null for no end.',
  windowStarts: 'What starts the window: `delivered`, `placed` or `dispatched`.',
  decline: 'Declines the line with this response code. All count.',
  review: 'Sends the line to a person, with this response code. All count.',
  bypass: 'Response codes of declines that shall not count. All count.',
  resolutions: 'What the customer may choose: `refund`, `exchange`, `store_credit`, `repair`, `keep_item`.',
  excludeResolutions: 'Taken from whatever is offered. All count.',
  fees: 'Fees per line or per return, a percent of what was paid or an amount by currency. The first rule for each code.',
  waiveFees: 'Fees that are not charged, whatever other rules say. All count.',
  keepItem: 'The customer keeps the goods.',
  donateItem: 'The customer may give the goods away instead of sending them.',
  partialCreditPercent: 'With `keepItem`: the part of what was paid that the customer gets.',
  returnShippingPaidBy: 'Who pays for the way back: `seller` or `consumer`.',
  refundShipping:
    'When outbound shipping is refunded: `never`, `whole_order`, `whole_order_or_faulty` or `always`.',
  bonusCredit: 'On top, where the customer takes store credit.',
  shopNowBonus: 'On top, where the customer spends the amount in the shop at once.',
  questions: 'Asked in the portal; the first rule for each id.',
  photoRequired: 'The customer must send a photo.',
  methods: 'The only ways in which goods may travel.',
  excludeMethods: 'Taken from the ways that there are. All count.',
  exchangeDelivery: 'How an exchange travels to the customer.',
  reasonGroup: 'Which reasons the portal offers.',
  hideProduct: 'The portal does not show the line.',
  destination: 'Where the goods go.',
  restockLocation: 'Where they are put back into stock.',
  shipByDays: 'Days to hand the parcel over, once accepted.',
  refundTrigger: 'What releases the money: `authorization`, `carrier_scan`, `dock_scan` or `inspection`.',
  tenderStrategy: 'How a refund is spread over what the customer paid with.',
};
