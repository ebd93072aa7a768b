import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionSentences, factFields } from '#policy-engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { vuelta } from './run.js';

const guide = readFileSync('docs/POLICY.md', 'utf8');
const [policy = '', facts = ''] = [...guide.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml]) => yaml);

describe('the guide to policies', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-guide-'));
    writeFileSync(join(folder, 'policy.yaml'), policy);
    writeFileSync(join(folder, 'facts.yaml'), facts);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Remarks on a policy; what the law overrules is no mistake. */
  async function oddities(path: string): Promise<unknown[]> {
    const { code, out } = await vuelta(['policy', 'lint', path, '--json']);
    expect(code).toBe(0);
    const { remarks } = JSON.parse(out) as { remarks: { code: string }[] };
    return remarks.filter((remark) => remark.code !== 'overruled_by_law');
  }

  it('shows a policy that can be used as it stands', async () => {
    expect(await oddities(join(folder, 'policy.yaml'))).toEqual([]);
  });

  it.each(readdirSync('docs/policies'))('comes with %s, which can be used as it stands', async (file) => {
    expect(await oddities(join('docs/policies', file))).toEqual([]);
  });

  it('shows a case that the policy declines where no law speaks, and the German law where it does', async () => {
    const judged = async (path: string) => {
      const files = ['--facts', path, '--policy', join(folder, 'policy.yaml')];
      const { out } = await vuelta(['policy', 'explain', ...files, '--at', '2026-05-10T10:00:00Z', '--json']);
      return JSON.parse(out) as object;
    };
    // German law excludes opened hygiene goods from withdrawal: the policy's own word counts.
    expect(await judged(join(folder, 'facts.yaml'))).toMatchObject({ verdict: 'decline' });
    const sealed = join(folder, 'sealed.yaml');
    writeFileSync(sealed, facts.replace('flags: [sealed_hygiene_unsealed]', 'flags: []'));
    expect(await judged(sealed)).toMatchObject({ verdict: 'accept' });
  });

  it('points to a list of every fact and every action', () => {
    const list = readFileSync('docs/POLICIES.md', 'utf8');
    const names = [...factFields.keys(), ...Object.keys(actionSentences)];
    expect(names.filter((name) => !list.includes(`| \`${name}\` |`))).toEqual([]);
  });
});
