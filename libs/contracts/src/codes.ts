/** Code lists that events and APIs share. Lower snake case; open for readers, closed for writers. */

export const reasonCodes = [
  'changed_mind',
  'no_longer_needed',
  'better_price_found',
  'ordered_by_mistake',
  'does_not_fit',
  'quality_not_expected',
  'not_as_described',
  'arrived_too_late',
  'damaged_in_transit',
  'defective',
  'wrong_item_sent',
  'missing_parts',
  'other',
  'not_specified',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const verdicts = ['accept', 'decline', 'review'] as const;
export type Verdict = (typeof verdicts)[number];

export const resolutions = ['refund', 'exchange', 'store_credit', 'repair', 'keep_item', 'none'] as const;
export type Resolution = (typeof resolutions)[number];

/** A new and sealed, B opened as new, C used but sound or repairable, D damaged, wrong or counterfeit. */
export const grades = ['a', 'b', 'c', 'd'] as const;
export type Grade = (typeof grades)[number];

export const dispositions = [
  'restock',
  'refurbish',
  'return_to_vendor',
  'liquidate',
  'donate',
  'recycle',
  'destroy',
  'return_to_customer',
  'hold',
] as const;
export type Disposition = (typeof dispositions)[number];

/** How the contract was made. `home`: at the consumer's door; `off_premises`: workplace, fair, hotel and the like. */
export const channels = [
  'online',
  'phone',
  'mail',
  'shop',
  'home',
  'off_premises',
  'excursion',
  'telemarketing',
  'tv',
  'direct_marketing',
  'direct_sales',
] as const;
export type Channel = (typeof channels)[number];

export const paymentMethods = ['card', 'bank_transfer', 'gift_card', 'wallet', 'cash', 'other'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Why a person is asked to look at goods at the dock. The first five are signals of fraud. */
export const taskKinds = [
  'weight_differs',
  'delivered_not_received',
  'serial_differs',
  'empty_box',
  'frequent_returns',
  'lot_differs',
  'wrong_item',
  'other_order',
  'surplus',
  'late_change',
  'conflict',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** What an open task does meanwhile: hold the money back for a bounded time, or only ask. */
export const taskEffects = ['holds_money', 'asks'] as const;
export type TaskEffect = (typeof taskEffects)[number];

/** Why nothing is to be paid for a return that was inspected. */
export const notDueReasons = [
  'nothing_came_back',
  'nothing_was_paid',
  /** Live refunds have given all of it back, or all that the payments held. */
  'already_refunded',
  /** Its lines are settled by something else than money, such as a repair. */
  'resolved_otherwise',
  'consumed_by_fees',
] as const;
export type NotDueReason = (typeof notDueReasons)[number];

/** How the worth of what came back reaches the customer. */
export const refundMeans = ['original', 'store_credit', 'exchange'] as const;
export type RefundMeans = (typeof refundMeans)[number];

/** When the law's clock for a refund runs, and what it waits for. */
export const refundClocks = ['notice', 'goods_received', 'goods_or_proof'] as const;
export type RefundClock = (typeof refundClocks)[number];

/** How much speaks against paying before the goods were looked at. */
export const riskLevels = ['low', 'raised', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];
