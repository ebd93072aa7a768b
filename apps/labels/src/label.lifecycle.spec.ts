import { describe, expect, it } from '@jest/globals';
import { IllegalTransition, next, statesOf } from '#contracts';
import type { LabelAction, LabelStatus } from './label.lifecycle.js';
import {
  hasDocument,
  isBeingBought,
  labelActionsByHand,
  labelLifecycle,
  labelStatuses,
} from './label.lifecycle.js';

const actions = [
  ...new Set(Object.values(labelLifecycle).flatMap((state) => Object.keys(state))),
] as LabelAction[];
const table: Record<string, Record<string, string>> = labelLifecycle;

describe('the lifecycle of a label', () => {
  it.each(labelStatuses)(
    '%s: every action is either in the table or refused with what is allowed',
    (from) => {
      for (const action of actions) {
        const to = table[from]![action];
        if (to) expect(next(labelLifecycle, from, action)).toBe(to);
        else expect(() => next(labelLifecycle, from, action)).toThrow(IllegalTransition);
      }
    },
  );

  it('leads only to states that it describes, and every state can be reached', () => {
    const reached = new Set<string>(['requested']);
    for (const state of reached) for (const to of Object.values(table[state]!)) reached.add(to);
    expect([...reached].sort()).toEqual([...statesOf(labelLifecycle)].sort());
  });

  it.each<[LabelStatus, LabelAction[]]>([
    ['requested', ['void']],
    ['purchasing', []],
    ['unknown', []],
    ['purchased', ['scan', 'void']],
    ['scanned', []],
    ['delivered', []],
    ['returned_to_sender', []],
    ['failed', []],
    ['voided', []],
  ])('%s offers a person %j', (status, offered) => {
    expect(labelActionsByHand(status)).toEqual(offered);
  });

  it('has a document exactly while a parcel may carry it, and nothing is bought twice', () => {
    expect(labelStatuses.filter(hasDocument)).toEqual([
      'purchased',
      'scanned',
      'delivered',
      'returned_to_sender',
    ]);
    expect(labelStatuses.filter(isBeingBought)).toEqual(['requested', 'purchasing', 'unknown']);
    for (const bought of labelStatuses.filter(hasDocument)) {
      expect(Object.keys(table[bought]!)).not.toContain('claim');
    }
  });
});
