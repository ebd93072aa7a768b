import { allowedActions, statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/**
 * How far is the dock with one return? A parcel for a withdrawn receipt opens it again: what is here is here. An item
 * in hand proves its parcel, and one that turns up after the inspection is counted all the same.
 */
export const receiptLifecycle = {
  expected: { receive: 'receiving', take_item: 'receiving', complete: 'inspected', withdraw: 'withdrawn' },
  receiving: { take_item: 'receiving', leave: 'expected', complete: 'inspected' },
  withdrawn: { receive: 'receiving', take_item: 'receiving' },
  inspected: { receive: 'inspected', take_item: 'inspected' },
} as const;

export type ReceiptStatus = StateOf<typeof receiptLifecycle>;
export type ReceiptAction = ActionOf<typeof receiptLifecycle>;

export const receiptStatuses = statesOf(receiptLifecycle);

/** What staff may do; withdrawing follows from events, leaving from undo. */
export const receiptActionsByHand = (status: ReceiptStatus): ReceiptAction[] =>
  allowedActions(receiptLifecycle, status).filter((action) => action !== 'withdraw' && action !== 'leave');
