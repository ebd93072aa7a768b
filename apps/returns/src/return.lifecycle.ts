import type { ActionOf, StateOf } from '#contracts';

/** Where is the case? The dock may see a parcel before its carrier says so: `receive` is legal from authorized too. */
export const returnLifecycle = {
  requested: { authorize: 'authorized', review: 'in_review', decline: 'declined' },
  in_review: { approve: 'authorized', decline: 'declined', cancel: 'cancelled' },
  authorized: { hand_over: 'in_transit', receive: 'received', expire: 'expired', cancel: 'cancelled' },
  in_transit: { receive: 'received' },
  received: { close: 'closed' },
  declined: {},
  closed: {},
  expired: {},
  cancelled: {},
} as const;

export type ReturnStatus = StateOf<typeof returnLifecycle>;
export type ReturnAction = ActionOf<typeof returnLifecycle>;

/** What a customer may do on their own. */
export const guestActions: readonly ReturnAction[] = ['cancel'];

/**
 * Facts of the outside world that come late or twice: the carrier's scan after the dock's, a parcel of a return that
 * had expired or was cancelled. The status stays, never goes back, and the timeline keeps the fact. What is not listed
 * here and not legal is an error.
 */
const late: Partial<Record<ReturnAction, readonly ReturnStatus[]>> = {
  hand_over: ['in_transit', 'received', 'closed', 'expired', 'cancelled'],
  receive: ['received', 'closed', 'expired', 'cancelled'],
};

export const isLate = (status: ReturnStatus, action: ReturnAction): boolean =>
  late[action]?.includes(status) ?? false;
