import { statesOf } from '#contracts';
import type { StateOf } from '#contracts';

export const deliveryLifecycle = {
  pending: { claim: 'sending', give_up: 'failed', resend: 'pending' },
  // A claim that was never answered is claimed again: delivery is at least once, under one webhook-id.
  sending: { claim: 'sending', deliver: 'delivered', retry: 'pending', give_up: 'failed' },
  delivered: { resend: 'pending' },
  failed: { resend: 'pending' },
} as const;

export type DeliveryStatus = StateOf<typeof deliveryLifecycle>;
export const deliveryStatuses = statesOf(deliveryLifecycle);

/** What a caller may do; the rest is the worker's. */
export const deliveryActionsByHand = (status: DeliveryStatus): string[] =>
  status === 'sending' ? [] : ['resend'];
