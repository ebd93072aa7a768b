import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { LawPack } from '#policy-engine';
import { refundTriggers } from '../libs/policy-engine/src/law/refund-triggers.js';
import * as words from '../libs/policy-engine/src/law/vocabulary.js';

const packs = 'libs/law-packs/packs';
const schema = JSON.parse(readFileSync('libs/law-packs/pack.schema.json', 'utf8')) as {
  $defs: Record<string, { enum: string[] }>;
};

describe('pack.schema.json', () => {
  it('is a schema', () => {
    expect(() => new Ajv2020({ discriminator: true }).compile(schema)).not.toThrow();
  });

  it.each([
    ['ruleKind', words.ruleKinds],
    ['saleChannel', words.saleChannels],
    ['goodsType', words.goodsTypes],
    ['legalReason', words.legalReasons],
    ['triggerEvent', words.triggerEvents],
    ['remedy', words.remedies],
    ['returnShipping', words.returnShippings],
    ['refundTrigger', Object.keys(refundTriggers)],
    ['weekendDay', words.weekendDays],
    ['conditionCode', Object.keys(words.conditions)],
    ['exclusionFlag', words.exclusionFlags],
    ['thresholdWhen', ['any', ...words.saleChannels, ...Object.keys(words.thresholdConditions)]],
  ])("has the engine's words for %s", (name, known) => {
    expect([...(schema.$defs[name]?.enum ?? [])].sort()).toEqual([...known].sort());
  });
});

describe('the check of the law packs at build', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(join(packs, 'nz.json'), join(folder, 'nz.json'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Judges the pack of New Zealand after `change`; its exit code and what it says. */
  function check(change: (pack: LawPack) => object) {
    const path = join(folder, 'nz.json');
    const pack = JSON.parse(readFileSync(path, 'utf8')) as LawPack;
    writeFileSync(path, JSON.stringify(change(pack)));
    const { status, stderr } = spawnSync(process.execPath, ['scripts/check-packs.mjs', folder]);
    return { status, says: String(stderr) };
  }
  const withRule = (change: object) => (pack: LawPack) => ({
    ...pack,
    rules: pack.rules.map((rule) => ({ ...rule, ...change })),
  });

  it('lets the packs pass', () => {
    expect(check((pack) => pack)).toEqual({ status: 0, says: '' });
  });

  it('fails a pack without cases, by its name', () => {
    const { status, says } = check((pack) => ({ ...pack, cases: [] }));
    expect(status).toBe(1);
    expect(says).toContain('nz.json: a pack needs cases');
  });

  it('fails each word that the engine does not know, with its rule and nothing else', () => {
    expect(check(withRule({ kind: 'cooling-off', remedy: 'cash' }))).toEqual({
      status: 1,
      says: [
        'the law packs do not keep their schema:',
        'nz.json: nz-uninvited-direct-sale/kind "cooling-off" is not a word of the engine',
        'nz.json: nz-uninvited-direct-sale/remedy "cash" is not a word of the engine\n',
      ].join('\n'),
    });
  });

  it('fails a field that is missing and one that nobody reads', () => {
    const { status, says } = check(withRule({ refundDeadline: undefined, refundDays: 14 }));
    expect(status).toBe(1);
    expect(says).toContain("must have required property 'refundDeadline'");
    expect(says).toContain('must NOT have additional properties (refundDays)');
  });

  it('fails a pack under the name of another place', () => {
    expect(check((pack) => ({ ...pack, jurisdiction: 'AU' })).says).toContain('nz.json: holds AU');
  });

  it('fails a rule whose words make no sense together', () => {
    const { status, says } = check(withRule({ trigger: null }));
    expect(status).toBe(1);
    expect(says).toContain('nz-uninvited-direct-sale: a period needs a trigger');
  });

  it('fails a file that is no JSON', () => {
    writeFileSync(join(folder, 'nz.json'), '{ "rules": [');
    expect(spawnSync(process.execPath, ['scripts/check-packs.mjs', folder]).status).toBe(1);
  });
});
