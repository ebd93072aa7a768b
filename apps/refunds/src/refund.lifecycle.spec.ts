import { describe, expect, it } from '@jest/globals';
import { allowedActions, IllegalTransition, next } from '#contracts';
import { isLive, refundLifecycle, refundStatuses } from './refund.lifecycle.js';
import type { RefundAction } from './refund.lifecycle.js';

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

  it('lets a paid refund fail, and nothing leave failed or canceled', () => {
    expect(next(refundLifecycle, 'succeeded', 'fail')).toBe('failed');
    expect(allowedActions(refundLifecycle, 'failed')).toEqual([]);
    expect(allowedActions(refundLifecycle, 'canceled')).toEqual([]);
  });

  it('lets nobody but the gateway move a refund that is on its way to it', () => {
    for (const status of ['submitting', 'unknown'] as const) {
      expect(allowedActions(refundLifecycle, status)).not.toEqual(expect.arrayContaining(['confirm']));
      expect(allowedActions(refundLifecycle, status)).not.toEqual(expect.arrayContaining(['fail']));
    }
  });

  it('holds money and units in every state but failed and canceled', () => {
    expect(refundStatuses.filter((status) => !isLive(status))).toEqual(['failed', 'canceled']);
  });
});
