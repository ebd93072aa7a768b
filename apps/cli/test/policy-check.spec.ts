import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LawPack } from '#policy-engine';
import { vuelta } from './run.js';

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1);

describe('vuelta policy check', () => {
  const pack = JSON.parse(readFileSync('libs/law-packs/packs/fr.json', 'utf8')) as LawPack;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-check-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: object): string {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  }

  it("runs every pack's own cases", async () => {
    const { code, out, err } = await vuelta(['policy', 'check']);
    expect(out).toMatch(/^\d{3,} passed, 0 failed\n$/);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('runs a file of vectors', async () => {
    const file = write('vectors.json', { schema: 'returns-law-vectors/1', vectors: pack.cases.slice(0, 7) });
    expect(await vuelta(['policy', 'check', file])).toEqual({
      code: 0,
      out: '7 passed, 0 failed\n',
      err: '',
    });
  });

  it('prints each difference with its case, counts last and exits with 1', async () => {
    const wrong = pack.cases.map((lawCase, index) =>
      index === 1
        ? { ...lawCase, expected: { ...lawCase.expected, deadlineLocalDate: '2025-08-15' } }
        : lawCase,
    );
    const { code, out, err } = await vuelta([
      'policy',
      'check',
      write('wrong.json', { ...pack, cases: wrong }),
    ]);
    expect(out).toContain(`${wrong[1]?.id}: ${wrong[1]?.why}\n`);
    expect(out).toContain('    deadlineLocalDate: expected 2025-08-15, got 2025-08-18\n');
    expect(lastLine(out)).toBe(`${wrong.length - 1} passed, 1 failed`);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('judges by the packs of --law', async () => {
    const law = mkdtempSync(join(folder, 'law-'));
    const rules = pack.rules.map((rule) => ({ ...rule, confidence: 'low' }));
    writeFileSync(join(law, 'fr.json'), JSON.stringify({ ...pack, rules }));
    const { code, out } = await vuelta(['policy', 'check', '--law', law]);
    expect(out).toContain('statutoryEligible: expected true, got false');
    expect(code).toBe(1);
  });

  it('exits with 2 and a sentence where the cases or the law cannot be read', async () => {
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{');
    expect(await vuelta(['policy', 'check', broken])).toEqual({
      code: 2,
      out: '',
      err: `${broken} is not JSON\n`,
    });
    expect(await vuelta(['policy', 'check', join(folder, 'none.json')])).toMatchObject({ code: 2, out: '' });
    expect(await vuelta(['policy', 'check', '--law', join(folder, 'none')])).toMatchObject({
      code: 2,
      out: '',
    });
  });
});
