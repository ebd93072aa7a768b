import { allowedActions, statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/** How far is the dock with one return? A parcel for a withdrawn receipt opens it again: what is here is here. */
export const receiptLifecycle = {
  expected: { receive: 'receiving', complete: 'inspected', withdraw: 'withdrawn' },
  receiving: { take_item: 'receiving', complete: 'inspected' },
  withdrawn: { receive: 'receiving' },
  inspected: {},
} as const;

export type ReceiptStatus = StateOf<typeof receiptLifecycle>;
export type ReceiptAction = ActionOf<typeof receiptLifecycle>;

export const receiptStatuses = statesOf(receiptLifecycle);

/** What staff may do; withdrawing follows from events. */
export const receiptActionsByHand = (status: ReceiptStatus): ReceiptAction[] =>
  allowedActions(receiptLifecycle, status).filter((action) => action !== 'withdraw');
