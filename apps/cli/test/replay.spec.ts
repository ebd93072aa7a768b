import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { services } from '../../all/src/services.js';
import { vuelta } from './run.js';
import type { CliRun } from './run.js';

const sample = ['--orders', 'apps/all/demo/orders.ndjson', '--returns', 'apps/all/demo/returns.ndjson'];
let server: TestProcess;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = await runServices(services);
  folder = await mkdtemp(join(tmpdir(), 'vuelta-replay-spec-'));
  const { authorization } = await server.key();
  env = { VUELTA_URL: server.url, VUELTA_KEY: authorization.replace('Bearer ', '') };
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const lastLine = ({ out }: CliRun): Record<string, unknown> =>
  JSON.parse(out.trim().split('\n').at(-1)!) as Record<string, unknown>;

const write = async (name: string, ...lines: (object | string)[]): Promise<string> => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

const eventsRecorded = async (): Promise<number[]> => {
  const counts: number[] = [];
  for (const { name } of services) counts.push((await server.recorded(name)).length);
  return counts;
};

describe('a replay of the sample', () => {
  let run: CliRun;
  beforeAll(async () => {
    run = await vuelta(['replay', ...sample, '--assume-delivery-days', '2'], env);
  }, 120_000);

  it('succeeds', () => expect(run).toMatchObject({ code: 0 }));

  it('accounts for every line once', () => {
    const { returnLines, accepted, declined, refused, review, unaccounted } = lastLine(run);
    const parts = [declined, refused].flatMap((counts) => Object.values(counts as Record<string, number>));
    expect(parts.reduce((sum, count) => sum + count, Number(accepted) + Number(review))).toBe(returnLines);
    expect({ returnLines, unaccounted }).toEqual({ returnLines: 67, unaccounted: 0 });
  });

  it('brings the accepted pieces home and pays for them, and not a penny from nowhere', async () => {
    const { labels, refunds, refundedMinor, ledgerSum } = lastLine(run);
    expect(labels).toBeGreaterThan(20);
    expect(refunds).toBe(labels);
    expect(ledgerSum).toEqual({ GBP: 0 });
    const [paid] = await server.sql<{ minor: string }>(
      `select sum(amount_minor) as minor from refunds.refund where status = 'succeeded'`,
    );
    expect(refundedMinor).toEqual({ GBP: Number(paid!.minor) });
  });

  it('declines what may not come back, by its code', () => {
    expect(lastLine(run)['declined']).toMatchObject({
      no_earlier_purchase: expect.any(Number),
      not_yet_delivered: expect.any(Number),
      outside_window: expect.any(Number),
    });
  });

  it('names the policy and the law behind each decline, by rule and citation', () => {
    const { declines } = lastLine(run) as { declines: { code: string; portions: number }[] };
    expect(declines.find(({ code }) => code === 'outside_window')).toMatchObject({
      rule: { source: 'policy', ruleId: 'base' },
      law: [
        {
          rule: { ruleId: 'gb-dsr-2000', citation: expect.stringContaining('SI 2000/2334') },
          why: 'after_deadline',
        },
      ],
    });
    expect(run.out).toMatch(/│ outside_window +│ base +│ policy: Everything else +│ +9 │/);
    expect(run.out).toMatch(
      /│ {3}after_deadline +│ gb-dsr-2000 +│ law: Consumer Protection \(Distance Selling\)/,
    );
    expect(run.out).toMatch(/│ no_earlier_purchase +│ - +│ the facts alone +│ +10 │/);
  });

  it('done again, finds everything and does nothing twice', async () => {
    const before = await eventsRecorded();
    const again = await vuelta(['replay', ...sample, '--assume-delivery-days', '2'], env);
    const { seconds: _s, returnsPerSecond: _r, ...figures } = lastLine(again);
    expect(lastLine(run)).toMatchObject(figures);
    expect(await eventsRecorded()).toEqual(before);
  }, 120_000);
});

const line = { line: 1, sku: 'A', description: 'A', quantity: 2, unit_price: '1.055' };
const order = {
  order_id: 'dirty-1',
  customer_id: 'c-1',
  country_code: null,
  placed_at: '2011-01-03T10:00:00',
  currency: 'GBP',
  lines: [
    line,
    { ...line, line: 2, sku: 'FREE', unit_price: '0' },
    { ...line, line: 3, sku: 'POST', kind: 'charge' },
    { ...line, line: 4, sku: 'LESS', quantity: -1 },
  ],
};
const back = (id: string, ...lines: object[]) => ({
  return_id: id,
  customer_id: 'c-1',
  returned_at: '2011-01-10T10:00:00',
  currency: 'GBP',
  lines,
});
const bought = (order_line: number, quantity = 2) => [
  { order_id: 'dirty-1', line: order_line, quantity, unit_price: '1.055' },
];

describe('dirty lines', () => {
  it('each get an answer', async () => {
    const orders = await write('orders', order, { ...order, order_id: 'no/slash', lines: [] });
    const returns = await write(
      'returns',
      back('r1', { ...line, matched: bought(1) }),
      back('r2', { ...line, matched: bought(1) }),
      back('r3', { ...line, sku: 'FREE', matched: bought(2) }),
      back('r4', { ...line, sku: 'POST', kind: 'charge' }),
      back('r5', { ...line, sku: 'NEVER', matched: [] }),
      back('r6', { ...line, quantity: 3, matched: [{ ...bought(1, 3)[0], order_id: 'no/slash' }] }),
    );
    const run = await vuelta(['replay', '--orders', orders, '--returns', returns], env);
    expect(lastLine(run)).toMatchObject({
      orders: 1,
      returnLines: 6,
      accepted: 1,
      declined: { quantity_exceeds_returnable: 1, nothing_paid: 1, not_goods: 1, no_earlier_purchase: 1 },
      refused: { validation_failed: 1 },
      itemsReceived: 2,
      refundedMinor: { GBP: 211 },
      unaccounted: 0,
    });
    expect(run.code).toBe(0);
    expect(run.out).toMatch(/orders refused: validation_failed +│ +1 /);
  });

  it('that cannot be read are named, and the replay fails for them', async () => {
    const orders = await write('orders2', '{', { ...order, order_id: 'dirty-2' });
    const returns = await write('returns2', { ...back('r9'), lines: 'none' });
    const files = ['--orders', orders, '--returns', returns];
    for (const args of [files, [...files, '--dry-run']]) {
      const run = await vuelta(['replay', ...args], env);
      expect(run.code).toBe(1);
      expect(run.err).toContain('orders2, line 1: not JSON');
      expect(run.err).toContain('returns2, line 1: lines is not a list');
    }
  });
});

describe('vuelta replay', () => {
  it('--dry-run says what it would send and sends nothing', async () => {
    const nowhere = { VUELTA_URL: 'http://127.0.0.1:1', VUELTA_KEY: 'vk_none' };
    const { code, out } = await vuelta(['replay', ...sample, '--dry-run'], nowhere);
    expect(code).toBe(0);
    expect(out).toContain('Nothing was sent. It would be 60 orders and 44 returns.');
  });

  it('--limit takes the first orders and the returns that belong to them', async () => {
    const { out } = await vuelta(['replay', ...sample, '--dry-run', '--limit', '20']);
    expect(out).toMatch(/│ orders +│ +20 │/);
    expect(out).toMatch(/Nothing was sent. It would be 20 orders and \d+ returns/);
  });

  it.each([
    [['replay', '--orders', 'x'], "'--returns <file>' not specified"],
    [['replay', ...sample, '--limit', 'many'], 'It must be a whole number'],
    [['fly'], "unknown command 'fly'"],
  ])('%j is wrong usage', async (args, why) => {
    const { code, err } = await vuelta(args);
    expect(code).toBe(2);
    expect(err).toContain(why);
  });

  it('fails with a sentence where a file is missing', async () => {
    const { code, err } = await vuelta([
      'replay',
      '--orders',
      'missing',
      '--returns',
      'missing',
      '--dry-run',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('no such file');
  });

  it('fails where the key is no good', async () => {
    const { code, err } = await vuelta(['replay', ...sample], { ...env, VUELTA_KEY: `vk_${'x'.repeat(30)}` });
    expect(code).toBe(1);
    expect(err).toContain('401');
  });
});
