import { describe, expect, it } from '@jest/globals';
import { IllegalTransition, next, statesOf } from '#contracts';
import type { Lifecycle } from '#contracts';
import { customerActionsOf, openStatuses, withdrawalLifecycle } from './withdrawal.lifecycle.js';
import type { WithdrawalAction } from './withdrawal.lifecycle.js';

const table: Lifecycle = withdrawalLifecycle;
const statuses = statesOf(withdrawalLifecycle);
const actions = [...new Set(statuses.flatMap((status) => Object.keys(table[status]!)))] as WithdrawalAction[];

describe('the lifecycle of a withdrawal', () => {
  it.each(statuses)('%s: every action is in the table or refused with what is allowed', (from) => {
    for (const action of actions) {
      const to = table[from]![action];
      if (to) expect(next(withdrawalLifecycle, from, action)).toBe(to);
      else expect(() => next(withdrawalLifecycle, from, action)).toThrow(IllegalTransition);
    }
  });

  it('reaches every state from the first step, and only what is settled leads nowhere', () => {
    const reached = new Set<string>(['stated']);
    for (const status of reached) for (const to of Object.values(table[status]!)) reached.add(to);
    expect([...reached].sort()).toEqual([...statuses].sort());
    expect(statuses.filter((status) => Object.keys(table[status]!).length === 0)).toEqual(['settled']);
  });

  it('has no way from a declaration back to a mere statement, and none past its receipt', () => {
    const before = ['stated', 'set_aside'];
    for (const status of statuses.filter((one) => !before.includes(one)))
      for (const to of Object.values(table[status]!)) expect(before).not.toContain(to);
    expect(table['confirmed']).toEqual({ acknowledge: 'acknowledged' });
  });

  it('lets the customer confirm what is not declared, and take back what is still open', () => {
    const may = Object.fromEntries(statuses.map((status) => [status, customerActionsOf(status).join()]));
    expect(may).toEqual({
      stated: 'confirm',
      set_aside: 'confirm',
      confirmed: '',
      acknowledged: 'retract',
      in_review: 'retract',
      asked: 'retract',
      awaiting_delivery: 'retract',
      became_return: 'retract',
      settled: '',
      closed: '',
      retracted: '',
    });
    expect(openStatuses.filter((status) => may[status] === '')).toEqual(['confirmed']);
  });
});
