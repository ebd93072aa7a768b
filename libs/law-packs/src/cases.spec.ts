import { existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { calendars } from '#calendars';
import { compileLaw } from '#policy-engine';
import { checkCase } from './check-case.js';
import { readCases } from './read-cases.js';
import { readPacks } from './read-packs.js';

const packs = readPacks();
const law = compileLaw(packs);
const days = calendars();

describe('the engine answers the cases of', () => {
  it.each(packs)('$jurisdiction ($name)', ({ cases }) => {
    expect(cases.flatMap((lawCase) => checkCase(law, days, lawCase))).toEqual([]);
  });
});

describe('the cases', () => {
  const cases = packs.flatMap((pack) => pack.cases.map((lawCase) => ({ pack: pack.jurisdiction, lawCase })));

  it('have ids of their own', () => {
    const ids = cases.map(({ lawCase }) => lawCase.id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('stand in the pack of their place; what holds for the Union or for any place, in theirs', () => {
    const own = cases.filter(({ pack }) => pack !== 'EU' && pack !== 'ZZ');
    expect(own.filter(({ pack, lawCase }) => !lawCase.jurisdiction.startsWith(pack))).toEqual([]);
  });

  it('reach every rule that can be the answer', () => {
    const reached = new Set(
      cases.flatMap(({ lawCase: { expected } }) => [expected.ruleId, expected.merchant?.ruleId]),
    );
    const rules = packs.filter(({ jurisdiction }) => jurisdiction !== 'EU').flatMap((pack) => pack.rules);
    const answers = rules.filter(
      ({ confidence, kind }) =>
        confidence !== 'low' && kind !== 'no_statutory_right' && kind !== 'procedural_duty',
    );
    expect(answers.map(({ ruleId }) => ruleId).filter((ruleId) => !reached.has(ruleId))).toEqual([]);
  });
});

describe('the vectors that were handed to the project', () => {
  const file = '../shared/law/vectors.json';
  const there = existsSync(file);
  (there ? it : it.skip)(there ? 'pass' : `are not at ${file} on this machine: skipped`, () => {
    expect(readCases(file).flatMap((lawCase) => checkCase(law, days, lawCase))).toEqual([]);
  });
});
