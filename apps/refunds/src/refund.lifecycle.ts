import { allowedActions, statesOf } from '#contracts';
import type { ActionOf, StateOf } from '#contracts';

/**
 * Where is the money? Each tender of a refund walks this way alone. While it is on its way to the gateway only the
 * gateway moves it (accept, wait, ask, reject, drop, lose, resubmit); before and after, people do too (confirm, fail,
 * cancel, retry). A paid tender may still fail: banks reject days later.
 */
export const refundLifecycle = {
  reserved: { submit: 'submitting', cancel: 'canceled' },
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
    resubmit: 'reserved',
  },
  pending: {
    confirm: 'succeeded',
    fail: 'failed',
    accept: 'succeeded',
    ask: 'requires_action',
    reject: 'failed',
    drop: 'canceled',
  },
  requires_action: {
    confirm: 'succeeded',
    wait: 'pending',
    fail: 'failed',
    cancel: 'canceled',
    accept: 'succeeded',
    reject: 'failed',
    drop: 'canceled',
  },
  succeeded: { fail: 'failed', reject: 'failed' },
  failed: { retry: 'reserved' },
  canceled: { retry: 'reserved' },
} as const;

export type RefundStatus = StateOf<typeof refundLifecycle>;
export type RefundAction = ActionOf<typeof refundLifecycle>;

export const refundStatuses = statesOf(refundLifecycle);

/** Whether a tender moved or may still move money. */
export const isLive = (status: RefundStatus): boolean => status !== 'failed' && status !== 'canceled';

const ofPayers: readonly RefundAction[] = ['confirm', 'fail', 'cancel', 'retry'];
const ofPeople: readonly RefundAction[] = ['cancel', 'retry'];

/** What people may do with a tender. One that a gateway pays is moved by the gateway's own word. */
export const peopleMay = (status: RefundStatus, byHand: boolean): RefundAction[] =>
  allowedActions(refundLifecycle, status).filter((action) => (byHand ? ofPayers : ofPeople).includes(action));

/** A refund's own status: what its tenders come to. Paid in part, and the rest failed: `partially_refunded`. */
export type RefundState = RefundStatus | 'partially_refunded';

export const refundStates: readonly RefundState[] = [...refundStatuses, 'partially_refunded'];

/** What is not settled yet, the least certain first. */
const open = ['unknown', 'submitting', 'reserved', 'requires_action', 'pending'] as const;

/** What the tenders of one refund come to. */
export function stateOf(tenders: readonly RefundStatus[]): RefundState {
  const unsettled = open.find((status) => tenders.includes(status));
  if (unsettled) return unsettled;
  if (tenders.every((status) => status === 'succeeded')) return 'succeeded';
  if (tenders.includes('succeeded')) return 'partially_refunded';
  return tenders.includes('failed') ? 'failed' : 'canceled';
}

/** Whether the refund holds its money and its pieces. What is not live gave both back. */
export const holds = (state: RefundState): boolean => state !== 'failed' && state !== 'canceled';
