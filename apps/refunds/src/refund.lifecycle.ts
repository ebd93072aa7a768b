import { statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/**
 * Where is the money? While a refund is on its way to the gateway only the gateway's answer moves it (accept, wait,
 * ask, reject, drop, lose); before and after, people do. A paid refund may still fail: banks reject days later.
 */
export const refundLifecycle = {
  reserved: { submit: 'submitting' },
  submitting: {
    accept: 'succeeded',
    wait: 'pending',
    ask: 'requires_action',
    reject: 'failed',
    drop: 'canceled',
    lose: 'unknown',
  },
  unknown: {
    accept: 'succeeded',
    wait: 'pending',
    ask: 'requires_action',
    reject: 'failed',
    drop: 'canceled',
  },
  pending: { confirm: 'succeeded', fail: 'failed' },
  requires_action: { confirm: 'succeeded', wait: 'pending', fail: 'failed', cancel: 'canceled' },
  succeeded: { fail: 'failed' },
  failed: {},
  canceled: {},
} as const;

export type RefundStatus = StateOf<typeof refundLifecycle>;
export type RefundAction = ActionOf<typeof refundLifecycle>;

export const refundStatuses = statesOf(refundLifecycle);

/** Whether the refund holds its money and its pieces. What is not live gave both back. */
export const isLive = (status: RefundStatus): boolean => status !== 'failed' && status !== 'canceled';
