import { allowedActions, IllegalTransition, next } from '#contracts';
import type { Lifecycle } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { lineLifecycle, pieceStatuses } from './line.lifecycle.js';
import { receiptActionsByHand, receiptLifecycle, receiptStatuses } from './receipt.lifecycle.js';

const machines: [string, Lifecycle][] = [
  ['receipt', receiptLifecycle],
  ['line', lineLifecycle],
];

describe.each(machines)('the %s', (_, lifecycle) => {
  const states = Object.keys(lifecycle);
  const actions = [...new Set(states.flatMap((state) => allowedActions(lifecycle, state)))];

  it.each(states)('%s: every action is either in the table or refused with what is allowed', (from) => {
    for (const action of actions) {
      const to = lifecycle[from]?.[action];
      if (to) expect(next(lifecycle, from, action)).toBe(to);
      else expect(() => next(lifecycle, from, action)).toThrow(IllegalTransition);
    }
  });

  it('leads only to states it has, and reaches each of them', () => {
    const reached = new Set(['expected']);
    for (const state of states) for (const to of Object.values(lifecycle[state]!)) reached.add(to);
    expect([...reached].sort()).toEqual([...states].sort());
  });
});

it('lets staff do everything but withdraw and leave', () => {
  expect(receiptActionsByHand('expected')).toEqual(['receive', 'take_item', 'complete']);
  expect(receiptActionsByHand('receiving')).toEqual(['take_item', 'complete']);
});

it('is what the database allows', () => {
  const listIn = (migration: string, at: RegExp): string[] =>
    at
      .exec(readFileSync(`apps/receiving/src/migrations/${migration}.ts`, 'utf8'))![1]!
      .replaceAll("'", '')
      .split(', ');
  expect(listIn('0001-receiving', /status in \(([^)]*)\)\)/).sort()).toEqual([...receiptStatuses].sort());
  // A piece that is expected or missing is a number on its line, not a row.
  const items = listIn('0002-dock', /return_item_status check\s*\(status in \(([^)]*)\)\)/);
  expect([...items, 'expected', 'missing'].sort()).toEqual([...pieceStatuses].sort());
});
