import { describe, expect, it } from '@jest/globals';
import { readPacks } from '#law-packs';
import { compileLaw, lawOf } from './compile-law.js';
import type { LawPack, LawRule } from './law-rule.js';

const packs = readPacks();
const law = compileLaw(packs);
const pack = (jurisdiction: string) => packs.find((one) => one.jurisdiction === jurisdiction) as LawPack;
const [germanRule] = pack('DE').rules as [LawRule];
const like = (changes: Partial<LawRule>): LawRule => ({ ...germanRule, ...changes });

describe('the law of a place', () => {
  const ids = (jurisdiction: string, of = law) => of.rulesFor(jurisdiction).map(({ ref }) => ref.ruleId);
  const own = (jurisdiction: string) => pack(jurisdiction).rules.map(({ ruleId }) => ruleId);

  it('is its own, then that of its country, then that of any place', () => {
    expect(ids('US-CA')).toEqual([...own('US-CA'), ...own('US'), ...own('ZZ')]);
    expect(ids('US-TX')).toEqual([...own('US'), ...own('ZZ')]);
    expect(ids('DE')).toEqual([...own('DE'), ...own('ZZ')]);
    expect(ids('DE')).toEqual([...own('DE'), ...own('ZZ')]);
  });

  it('is never a template of the Union', () => {
    expect(ids('EU')).toEqual(own('ZZ'));
    expect(law.knows('EU')).toBe(false);
  });

  it.each([
    ['DE', true],
    ['US-CA', true],
    ['US-TX', true],
    ['XA', false],
    ['ZZ', false],
  ])('of %s is known: %s', (jurisdiction, known) => {
    expect(law.knows(jurisdiction)).toBe(known);
  });
});

describe('a rule', () => {
  const compiled = (changes: Partial<LawRule>) => lawOf('spec', [like(changes)]).rulesFor('DE')[0]!;

  it.each([
    [{ confidence: 'low' }, true],
    [{ confidence: 'medium' }, false],
    [{ confidence: 'high' }, false],
  ] as const)('%j is disabled: %s', (changes, disabled) => {
    expect(compiled(changes).disabled).toBe(disabled);
  });

  it.each([
    [{ statutory: false, kind: 'merchant_policy' }, 'house'],
    [{ statutory: false, kind: 'no_statutory_right' }, 'law'],
    [{ statutory: true, kind: 'merchant_policy' }, 'law'],
    [{ statutory: true, kind: 'withdrawal' }, 'law'],
  ] as const)('%j comes from %s', (changes, source) => {
    expect(compiled(changes).ref.source).toBe(source);
  });

  it.each([
    ['BGB', 'ss. 312g, 355', 'BGB, ss. 312g, 355'],
    ['BGB', 'BGB', 'BGB'],
    ['A rule of the store', 'n/a (policy)', 'A rule of the store'],
  ])('cites "%s" and "%s" as "%s"', (legalInstrument, section, citation) => {
    expect(compiled({ legalInstrument, section }).ref.citation).toBe(citation);
  });
});

describe('the version', () => {
  const versionOf = (...rules: LawRule[]) =>
    compileLaw(rules.map((rule) => ({ ...pack('DE'), rules: [rule] }))).version;
  const a = like({ ruleId: 'a', asOf: '2026-01-31' });
  const b = like({ ruleId: 'b', asOf: '2026-03-01' });

  it('names the latest facts, their number and a checksum', () => {
    expect(versionOf(a, b)).toMatch(/^2026-03-01-2-[\da-f]{8}$/);
    expect(versionOf(a)).toMatch(/^2026-01-31-1-[\da-f]{8}$/);
    // The same text has had the same checksum since the first release: stored decisions name it.
    expect(lawOf('2020-01-01-1-00000000', []).version).toBe('2020-01-01-1-00000000');
  });

  it('is the same in whatever order the packs are read', () => {
    expect(versionOf(a, b)).toBe(versionOf(b, a));
  });

  it('changes with every change of a rule', () => {
    const versions = ['x', 'y', 'x '].map((notes) => versionOf(like({ notes })));
    expect(new Set(versions).size).toBe(3);
  });
});

it('does not compile what it does not understand, and says all of it', () => {
  const wrong = { ...pack('DE'), rules: [like({ jurisdiction: 'AT' })], cases: [] };
  expect(() => compileLaw([wrong])).toThrow(
    new Error(
      `the law packs cannot be used:\nDE: a pack needs cases\n${germanRule.ruleId}: belongs to AT, not DE`,
    ),
  );
});
