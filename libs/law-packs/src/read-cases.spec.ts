import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCases } from './read-cases.js';

describe('readCases', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cases-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function file(text: string): string {
    const path = join(folder, 'cases.json');
    writeFileSync(path, text);
    return path;
  }

  it('reads a file of vectors and a pack', () => {
    const one = { id: 'p-xx-001', expected: {} };
    expect(readCases(file(JSON.stringify({ schema: 'returns-law-vectors/1', vectors: [one] })))).toEqual([
      one,
    ]);
    expect(readCases(file(JSON.stringify({ jurisdiction: 'XX', rules: [], cases: [one] })))).toEqual([one]);
  });

  it.each([
    ['{', 'is not JSON'],
    ['null', 'holds neither "vectors" nor "cases"'],
    ['{"vectors":{}}', 'holds neither "vectors" nor "cases"'],
    ['{"vectors":[{"id":"a","expected":{}},{"id":"b"}]}', 'entry 2 is not a case with "id" and "expected"'],
    ['{"cases":[null]}', 'entry 1 is not a case with "id" and "expected"'],
  ])('says of %s that it %s', (text, sentence) => {
    expect(() => readCases(file(text))).toThrow(sentence);
  });

  it('names a file that is not there', () => {
    expect(() => readCases(join(folder, 'missing.json'))).toThrow(/missing\.json cannot be read/);
  });
});
