import { statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/** Where is the postage of a voided label? A first rejection is often only too early, so it is asked a second time. */
export const postageRefundLifecycle = {
  requested: { submit: 'submitted', refund: 'refunded', reject: 'rejected', rule_out: 'not_applicable' },
  submitted: { refund: 'refunded', reject: 'rejected', rule_out: 'not_applicable' },
  rejected: {},
  refunded: {},
  not_applicable: {},
} as const;

export type PostageRefundStatus = StateOf<typeof postageRefundLifecycle>;
export type PostageRefundAction = ActionOf<typeof postageRefundLifecycle>;

export const postageRefundStates = statesOf(postageRefundLifecycle);

const hour = 3_600_000;

/** Carriers reject what is asked back in the hour of its purchase. */
export const earliestAsk = (purchasedAt: Date, now: Date): Date =>
  new Date(Math.max(now.getTime(), purchasedAt.getTime() + hour));

/** Pauses in milliseconds: after a first rejection, between looks at what is submitted, after a failed call. */
export const pauses = { rejected: 24 * hour, submitted: 12 * hour, failed: 5 * 60_000 } as const;

/** How often postage is asked for: once more than the first rejection. */
export const mostAsks = 2;
