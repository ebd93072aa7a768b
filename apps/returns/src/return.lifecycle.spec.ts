import { describe, expect, it } from '@jest/globals';
import { IllegalTransition, next, statesOf } from '#contracts';
import type { Lifecycle } from '#contracts';
import { isLate, returnLifecycle } from './return.lifecycle.js';
import type { ReturnAction, ReturnStatus } from './return.lifecycle.js';

const table: Lifecycle = returnLifecycle;
const statuses = statesOf(returnLifecycle);
const actions = [...new Set(statuses.flatMap((status) => Object.keys(table[status]!)))] as ReturnAction[];

const legal = [
  'requested authorize authorized',
  'requested review in_review',
  'requested decline declined',
  'in_review approve authorized',
  'in_review decline declined',
  'in_review cancel cancelled',
  'authorized hand_over in_transit',
  'authorized receive received',
  'authorized expire expired',
  'authorized cancel cancelled',
  'in_transit receive received',
  'received close closed',
];

describe('the lifecycle of a return (PC-09: each step only after the one before)', () => {
  it('has these steps and no others', () => {
    const steps = statuses.flatMap((from) =>
      Object.entries(table[from]!).map(([action, to]) => `${from} ${action} ${to}`),
    );
    expect(steps.sort()).toEqual([...legal].sort());
  });

  it.each(statuses)('%s: every action is in the table or refused with what is allowed', (from) => {
    for (const action of actions) {
      const to = table[from]![action];
      if (to) expect(next(returnLifecycle, from, action)).toBe(to);
      else expect(() => next(returnLifecycle, from, action)).toThrow(IllegalTransition);
    }
  });

  it('reaches every state from requested, and only ended states lead nowhere', () => {
    const reached = new Set<string>(['requested']);
    for (const status of reached) for (const to of Object.values(table[status]!)) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
    expect(statuses.filter((status) => Object.keys(table[status]!).length === 0)).toEqual([
      'declined',
      'closed',
      'expired',
      'cancelled',
    ]);
  });

  it('calls a fact late only where it is not legal', () => {
    const late = statuses.flatMap((status) =>
      actions.filter((action) => isLate(status, action)).map((action) => [status, action] as const),
    );
    expect(late).toHaveLength(9);
    for (const [status, action] of late) expect(table[status]![action]).toBeUndefined();
  });

  it.each<[ReturnStatus, ReturnAction]>([
    ['in_review', 'receive'],
    ['declined', 'hand_over'],
    ['closed', 'close'],
    ['received', 'cancel'],
  ])('does not excuse %s %s', (status, action) => {
    expect(isLate(status, action)).toBe(false);
  });
});
