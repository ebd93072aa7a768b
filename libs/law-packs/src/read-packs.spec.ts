import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPacks } from './read-packs.js';

describe('readPacks', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads the law of 90 places, one pack each', () => {
    const places = readPacks().map(({ jurisdiction }) => jurisdiction);
    expect(places).toHaveLength(90);
    expect(new Set(places).size).toBe(90);
    expect(places).toEqual(expect.arrayContaining(['DE', 'US', 'US-CA', 'EU', 'ZZ']));
  });

  it('gives the rules of a place in its pack, and none twice', () => {
    const rules = readPacks().flatMap((pack) =>
      pack.rules.map((rule) => ({ pack: pack.jurisdiction, rule })),
    );
    expect(rules.filter(({ pack, rule }) => rule.jurisdiction !== pack)).toEqual([]);
    expect(new Set(rules.map(({ rule }) => rule.ruleId)).size).toBe(189);
  });

  it('says that a folder holds no packs', () => {
    expect(() => readPacks(folder)).toThrow(`there is no law pack in ${folder}`);
    expect(() => readPacks(join(folder, 'missing'))).toThrow(/ENOENT/);
  });

  it('names the file that it cannot read', () => {
    const path = join(folder, 'xx.json');
    writeFileSync(path, '{ "rules": [');
    expect(() => readPacks(folder)).toThrow(`${path} is not a law pack`);
  });
});
