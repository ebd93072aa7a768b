import { allowedActions, statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/** Does somebody come to fetch the parcel? What is being booked is asked for under the same id until it is known. */
export const pickupLifecycle = {
  requested: { prepare: 'booking', fail: 'failed', cancel: 'cancelled' },
  booking: { schedule: 'scheduled', fail: 'failed', cancel: 'cancelling' },
  scheduled: { cancel: 'cancelling' },
  cancelling: { give_up: 'cancelled' },
  cancelled: {},
  failed: {},
} as const;

export type PickupStatus = StateOf<typeof pickupLifecycle>;
export type PickupAction = ActionOf<typeof pickupLifecycle>;

export const pickupStatuses = statesOf(pickupLifecycle);

/** What a person may do; the rest follows from the carrier. */
export const pickupActionsByHand = (status: PickupStatus): PickupAction[] =>
  allowedActions(pickupLifecycle, status).filter((action) => action === 'cancel');

/** Whether the carrier is still to be asked something. */
export const isOpen = (status: PickupStatus): boolean =>
  ['requested', 'booking', 'cancelling'].includes(status);
