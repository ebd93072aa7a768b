import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { LawPack, SimulationReport } from '#policy-engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { returnsService } from '../../returns/src/returns.module.js';
import { Shop } from '../../returns/test/shop.js';
import { vuelta } from './run.js';

const strict = 'docs/policies/strict.yaml';
const generous = 'docs/policies/generous.yaml';
const policy = (...args: string[]) => vuelta(['policy', ...args], env);

let folder: string;
let server: TestProcess;
let env: Record<string, string> = {};
const returnIds: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-tools-'));
  server = await runServices([returnsService]);
  const key = await server.key();
  env = { VUELTA_URL: server.url, VUELTA_KEY: key.authorization.replace('Bearer ', '') };
  const shop = new Shop(server.http, key);
  for (let count = 0; count < 3; count += 1) {
    const { body } = await shop.open({ orderId: await shop.register() }).expect(201);
    returnIds.push(body.returnId as string);
  }
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const read = (path: string): SimulationReport => JSON.parse(readFileSync(path, 'utf8')) as SimulationReport;

describe('vuelta policy lint', () => {
  it('remarks on a policy that can be used, in YAML or JSON, and succeeds', async () => {
    const { code, out } = await policy('lint', strict);
    expect(code).toBe(0);
    expect(out).toMatch(
      /\/rules\/2\/then\/windowDays +│ overruled_by_law +│ For some returns in IL: the law gives a/,
    );
    const json = JSON.parse((await policy('lint', strict, '--json')).out) as Record<string, object[]>;
    expect(json['problems']).toEqual([]);
    expect(json['remarks']).toContainEqual(expect.objectContaining({ pointer: '/rules/2/then/windowDays' }));
  });

  it('has nothing to remark where there is nothing', async () => {
    const fine = write(
      'fine.json',
      JSON.stringify({
        name: 'Fine',
        usThreeDayCancellation: { enabled: true, businessDays: 3 },
        faultyReasons: ['defective'],
        rules: [{ id: 'all', then: { windowDays: null } }],
      }),
    );
    expect(await policy('lint', fine)).toEqual({ code: 0, out: 'Nothing to remark.\n', err: '' });
  });

  it('points at every error of a document that cannot be used, and fails', async () => {
    const broken = write('broken.yaml', 'name: 5\nrules: [{ id: a, then: { windowDays: soon } }]');
    const { code, out } = await policy('lint', broken);
    expect(out).toMatch(/\/name +│ wrong_type/);
    expect(out).toMatch(/\/rules\/0\/then\/windowDays +│ wrong_type/);
    expect(out).toContain('The policy cannot be used.');
    expect(code).toBe(1);
  });

  it.each([
    [['lint', 'missing.yaml'], 'missing.yaml cannot be read'],
    [['lint', strict, '--law', 'apps'], 'no law pack'],
  ])('%j is wrong usage', async (args, why) => {
    expect(await policy(...args)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
  });
});

const aCase = `
order: { placedAt: 2026-05-01T10:00:00Z, currency: EUR, timeZone: Europe/Berlin, jurisdiction: DE }
lines:
  - reasonCode: changed_mind
    purchase: { paidMinor: 4900, deliveredAt: 2026-05-04T12:00:00Z, finalSale: true }
`;

describe('vuelta policy explain', () => {
  const onPaper = (...args: string[]) =>
    policy('explain', '--facts', write('case.yaml', aCase), '--policy', strict, ...args);

  it('judges a case on paper by a policy and the law, in the language asked for', async () => {
    const { code, out } = await onPaper('--at', '2026-05-10T10:00:00Z', '--language', 'de');
    expect(code).toBe(0);
    expect(out).toMatch(/^Verdict: accept\n/);
    expect(out).toContain('Die Frist von 14 Tagen endet am Montag, 18. Mai 2026.');
  });

  it('shows staff the rules that spoke, and auditors all, as JSON', async () => {
    const late = ['--at', '2026-05-30T10:00:00Z'];
    const { out } = await onPaper(...late, '--view', 'staff');
    expect(out).toContain('decline  final_sale: This item was sold as a final sale.');
    expect(out).toContain('after_deadline  de-withdrawal-distance: ');
    const audited = JSON.parse((await onPaper(...late, '--view', 'auditor')).out) as { record: object };
    expect(audited.record).toMatchObject({
      facts: { order: { totalMinor: 4900, unitsNotYetReturned: 1, lastDeliveredAt: '2026-05-04T12:00:00Z' } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('reads a decision of the server', async () => {
    const { out } = await policy('explain', '--return', returnIds[0]!, '--language', 'es');
    expect(out).toMatch(/^Verdict: accept\n/);
    expect(out).toContain('devolver');
    const staff = await policy('explain', '--return', returnIds[0]!, '--view', 'staff', '--json');
    expect(JSON.parse(staff.out)).toMatchObject({ verdict: 'accept', versions: { policy: 'default-1' } });
    const unknown = await policy('explain', '--return', `ret_${'0'.repeat(26)}`);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('404') });
  });

  it.each([
    ['order: {}', 'lines is not a list'],
    ['lines: [{ reason: x, purchase: null }]', 'lines[0] has no fact "reason"'],
    ['lines: [{ purchase: {} }]', 'lines[0].purchase lacks "paidMinor"'],
    ['order: { currency: EUR }\nlines: [{ purchase: null }]', 'order lacks "placedAt"'],
    [aCase.replace('Europe/Berlin', 'Europe/Nowhere'), 'Europe/Nowhere'],
  ])('refuses the facts %j', async (facts, why) => {
    const refused = await policy('explain', '--facts', write('wrong.yaml', facts));
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(why) });
  });

  it('wants a return or a case, and one of them', async () => {
    expect(await policy('explain')).toMatchObject({ code: 2 });
    expect(await policy('explain', '--return', 'x', '--facts', 'y')).toMatchObject({ code: 2 });
  });
});

describe('vuelta policy simulate', () => {
  const sample = ['--data', 'apps/all/demo'];

  it('tries a draft on the decisions of a server, beside the policy in force there', async () => {
    const five = readFileSync(strict, 'utf8').replace('windowDays: 14', 'windowDays: 5');
    const json = join(folder, 'server.json');
    const { code, out, err } = await policy('simulate', write('five.yaml', five), '--json', json);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/│ accept │ decline │ +3 │/);
    expect(out).toMatch(/│ refunds +│ 30\.00 EUR │ +0\.00 EUR │ -30\.00 EUR │/);
    expect(read(json)).toMatchObject({
      returns: 3,
      linesChanged: 3,
      changes: [{ returnId: returnIds[2] }, {}, {}],
    });
    expect((await policy('simulate', strict, '--limit', '2')).out).toMatch(/│ all +│ +2 │ +2 │/);
  });

  it('tries two policies on a history in a folder, and writes the lines that change', async () => {
    const csv = join(folder, 'changes.csv');
    const json = join(folder, 'folder.json');
    const { code, out } = await policy(
      'simulate',
      generous,
      '--base',
      strict,
      ...sample,
      '--csv',
      csv,
      '--json',
      json,
    );
    expect(code).toBe(0);
    const report = read(json);
    // As many returns, and as many portions of lines, as the replay sends.
    expect(report).toMatchObject({ returns: 44, lines: 71 });
    expect(report.verdicts).toContainEqual({ base: 'decline', draft: 'accept', lines: expect.any(Number) });
    expect(report.money[0]!.draftFeesMinor).toBeGreaterThan(0);
    expect(out).toMatch(/│ restocking +│/);
    const rows = readFileSync(csv, 'utf8').trim().split('\r\n');
    expect(rows[0]).toMatch(/^returnId,lineId,reasonCode,currency,difference,baseVerdict,/);
    expect(rows).toHaveLength(report.linesChanged + 1);
  });

  it('judges the orders too, as if they came back', async () => {
    const json = join(folder, 'orders.json');
    await policy('simulate', strict, ...sample, '--orders-back-after', '20', '--json', json);
    expect(read(json).returns).toBeGreaterThan(44 + 50);
  });

  it('tries changed law packs under the same policy', async () => {
    const law = mkdtempSync(join(folder, 'law-'));
    const pack = JSON.parse(readFileSync('libs/law-packs/packs/gb.json', 'utf8')) as LawPack;
    const rules = pack.rules.map((rule) => ({ ...rule, confidence: 'low' }));
    writeFileSync(join(law, 'gb.json'), JSON.stringify({ ...pack, rules }));
    const json = join(folder, 'law.json');
    const { code } = await policy('simulate', '--law', law, ...sample, '--json', json);
    expect(code).toBe(0);
    expect(read(json).differences).toContainEqual({
      difference: 'response_codes',
      lines: expect.any(Number),
    });
  });

  it('wants a draft, a law, or both, and a policy that can be used', async () => {
    expect(await policy('simulate', ...sample)).toMatchObject({ code: 2 });
    const broken = write('none.yaml', 'name: none');
    const refused = await policy('simulate', broken, ...sample);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('/rules: ') });
  });
});
