import { describe, expect, it } from '@jest/globals';
import { allowedActions, IllegalTransition, next } from '#contracts';
import { holds, isLive, refundLifecycle, refundStates, refundStatuses, stateOf } from './refund.lifecycle.js';
import type { RefundAction, RefundState, RefundStatus } from './refund.lifecycle.js';

const actions = [
  ...new Set(refundStatuses.flatMap((status) => allowedActions(refundLifecycle, status))),
] as RefundAction[];

describe('refund lifecycle', () => {
  it.each(refundStatuses)('%s: every action is either in the table or refused', (from) => {
    const table: Record<string, string> = refundLifecycle[from];
    for (const action of actions) {
      const to = table[action];
      if (to) expect(next(refundLifecycle, from, action)).toBe(to);
      else expect(() => next(refundLifecycle, from, action)).toThrow(IllegalTransition);
    }
  });

  it('reaches every state from reserved, and leads nowhere unknown', () => {
    const reached = new Set<string>(['reserved']);
    for (const status of reached) {
      for (const to of Object.values(refundLifecycle[status as 'reserved'])) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...refundStatuses].sort());
  });

  it('lets a paid refund fail, and what failed only be tried again', () => {
    expect(next(refundLifecycle, 'succeeded', 'fail')).toBe('failed');
    expect(allowedActions(refundLifecycle, 'failed')).toEqual(['retry']);
    expect(allowedActions(refundLifecycle, 'canceled')).toEqual(['retry']);
  });

  it('lets nobody but the gateway move a refund that is on its way to it', () => {
    const ofPeople: RefundAction[] = ['confirm', 'fail', 'cancel', 'retry'];
    for (const status of ['submitting', 'unknown'] as const) {
      expect(allowedActions(refundLifecycle, status).filter((action) => ofPeople.includes(action))).toEqual(
        [],
      );
    }
  });

  it('holds money and units in every state but failed and canceled', () => {
    expect(refundStatuses.filter((status) => !isLive(status))).toEqual(['failed', 'canceled']);
    expect(refundStates.filter((state) => !holds(state))).toEqual(['failed', 'canceled']);
  });
});

describe('the tenders of a refund', () => {
  it.each<[RefundState, RefundStatus[]]>([
    ['succeeded', ['succeeded', 'succeeded']],
    ['partially_refunded', ['succeeded', 'failed']],
    ['partially_refunded', ['canceled', 'succeeded']],
    ['failed', ['failed', 'canceled']],
    ['canceled', ['canceled', 'canceled']],
    ['pending', ['failed', 'pending']],
    ['requires_action', ['pending', 'requires_action']],
    ['reserved', ['requires_action', 'reserved']],
    ['submitting', ['reserved', 'submitting']],
    ['unknown', ['submitting', 'unknown']],
  ])('come to %s: %j', (state, tenders) => {
    expect(stateOf(tenders)).toBe(state);
    expect(stateOf(tenders.toReversed())).toBe(state);
  });
});
