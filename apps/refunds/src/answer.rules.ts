import type { GatewayAnswer } from './gateways/gateway.js';
import { refundLifecycle } from './refund.lifecycle.js';
import type { RefundAction, RefundStatus } from './refund.lifecycle.js';

const actions = {
  succeeded: 'accept',
  pending: 'wait',
  requires_action: 'ask',
  failed: 'reject',
  canceled: 'drop',
  unknown: 'lose',
} as const satisfies Record<Exclude<GatewayAnswer['outcome'], 'absent'>, RefundAction>;

/**
 * What an answer does to a tender; undefined where it is no news. The reply to a submission counts only while it is
 * awaited: by then a look-up may know better. What was looked up is the truth of now.
 */
export function actionFor(
  status: RefundStatus,
  outcome: Exclude<GatewayAnswer['outcome'], 'absent'>,
  asked: 'submit' | 'look_up',
): RefundAction | undefined {
  const awaited = status === 'submitting' || status === 'unknown';
  if (asked === 'submit' && !awaited) return undefined;
  const action = actions[outcome];
  return action in refundLifecycle[status] ? action : undefined;
}

/** Milliseconds between the two look-ups that prove together that a gateway never got a tender. */
const provenAbsentAfterMs = 10 * 60_000;

/** Whether a tender that was looked up in vain is proven never to have been received. */
export const isProvenAbsent = (firstMissedAt: string | null, now: Date): boolean =>
  firstMissedAt !== null && now.getTime() - Date.parse(firstMissedAt) >= provenAbsentAfterMs;
