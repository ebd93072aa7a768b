import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Merchants, newId, newRmaNumber } from '#chassis';
import { FakeEasyPost } from '#sandbox';
import { testDatabase } from '#testing';
import type { TestDatabase } from '#testing';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { seal } from './events.js';

/** Every point between two steps of a purchase that the carrier can see, and what it did by then. */
const killPoints: ['before' | 'after', string][] = [
  ['before', 'POST /addresses'],
  ['after', 'POST /addresses'],
  ['before', 'POST /shipments'],
  ['after', 'POST /shipments'],
  ['before', 'POST /shipments/:id/buy'],
  ['after', 'POST /shipments/:id/buy'],
  ['before', 'GET /files/:id'],
  ['after', 'GET /files/:id'],
];
const labelsPerKill = 4;

let fake: FakeEasyPost;
let database: TestDatabase;
let owner: pg.Client;
let merchantId: string;
let child: ChildProcess | undefined;
const dataDir = mkdtempSync(join(tmpdir(), 'vuelta-crash-'));

/** Longer than others wait: a process has to start, on a machine that is busy with other specs. */
async function until(probe: () => Promise<unknown>): Promise<void> {
  for (let look = 0; look < 500; look += 1) {
    if (await probe()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${probe.toString()}`);
}

/** The labels service as a process of its own, built. */
function start(): void {
  child = spawn(process.execPath, ['dist/apps/labels/test/labels-process.js'], {
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: '0',
      MANAGEMENT_PORT: '0',
      LOG_LEVEL: 'silent',
      EASYPOST_API_KEY: 'test',
      EASYPOST_BASE_URL: `${fake.origin}/v2`,
    },
  });
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

beforeAll(async () => {
  fake = await FakeEasyPost.start();
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  start();
  await until(async () => {
    const [row] = await sql<{ ready: boolean }>(`select to_regclass('labels.pickup') is not null as ready`);
    return row?.ready;
  });
  merchantId = await Merchants.using(database.url, (merchants) => merchants.create('spec', 'spec'));
  const { subjectId, sealed } = await seal({ merchantId, sql });
  await sql(
    `insert into labels.order_contact (merchant_id, order_id, currency, subject_id, sealed) values ($1, 'o', 'EUR', $2, $3)`,
    [merchantId, subjectId, sealed],
  );
  await sql(
    `insert into labels.return_address values ($1, 'Dock', 'Calle 7', null, 'Getafe', null, '28906', 'ES')`,
    [merchantId],
  );
});
afterAll(async () => {
  await kill();
  await owner.end();
  await database.drop();
  await fake.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('lbl'));
  await sql(
    `insert into labels.label (label_id, merchant_id, return_id, rma_number, order_id, ship_by_on, status, requested_at,
       try_at)
     select id, $2, replace(id, 'lbl_', 'ret_'), $3, 'o', '2026-12-24', 'requested', now(), now() from unnest($1::text[]) id`,
    [ids, merchantId, newRmaNumber()],
  );
  return ids;
}

/** As when the lease has run out. */
const hurry = () => sql(`update labels.label set try_at = now() where status in ('purchasing', 'unknown')`);

describe('kill -9 of the process that buys', () => {
  it.each(killPoints)('%s %s: every label is bought once', async (moment, route) => {
    const killed = new Promise<void>((resolve) => {
      fake.watch((at, asked) => {
        if (at !== moment || asked !== route) return;
        fake.calm();
        void kill().then(resolve);
      });
    });
    const ids = await ask(labelsPerKill);
    await killed;
    start();
    await hurry();
    await until(async () => {
      const open = await sql(`select from labels.label where label_id = any($1) and status <> 'purchased'`, [
        ids,
      ]);
      if (open.length > 0) await sql(`update labels.label set try_at = now() where status = 'unknown'`);
      return open.length === 0;
    });
    const paid = fake.book.purchases.filter(({ reference }) => ids.includes(reference ?? ''));
    expect(paid).toHaveLength(ids.length);
    const told = await sql(
      `select from labels.outbox where envelope->>'type' = 'labels.label-purchased.v1'
      and aggregate_id = any($1)`,
      [ids],
    );
    expect(told).toHaveLength(ids.length);
  });

  it('leaves two processes that buy side by side with one label each', async () => {
    const first = child;
    start();
    const ids = await ask(40);
    await until(async () => {
      const open = await sql(`select from labels.label where label_id = any($1) and status <> 'purchased'`, [
        ids,
      ]);
      return open.length === 0;
    });
    first?.kill('SIGKILL');
    const paid = fake.book.purchases.filter(({ reference }) => ids.includes(reference ?? ''));
    expect(paid).toHaveLength(ids.length);
  });
});
