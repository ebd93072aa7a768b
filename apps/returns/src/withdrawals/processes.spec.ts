import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '#chassis';
import type { Running } from '#chassis';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { inSpain } from '../../test/order.builder.js';
import { Shop } from '../../test/shop.js';
import { Consumer } from '../../test/withdrawals.js';
import { returnsService } from '../returns.module.js';

const secret = 'the-same-in-both-processes-for-the-spec';
let first: TestProcess;
let second: Running;
let folder: string;
let shop: Shop;
let ana: Consumer;

beforeAll(async () => {
  first = await runServices([returnsService], { VUELTA_SECRET: secret });
  folder = await mkdtemp(join(tmpdir(), 'vuelta-second-'));
  second = await serve([returnsService], {
    env: {
      DATABASE_URL: first.databaseUrl,
      DATA_DIR: folder,
      PORT: '0',
      MANAGEMENT_PORT: '0',
      LOG_LEVEL: 'silent',
      VUELTA_SECRET: secret,
    },
  });
  const key = await first.key();
  shop = new Shop(first.http, key, inSpain);
  ana = new Consumer(first, key);
});
afterAll(async () => {
  await second.stop();
  await first.stop();
  await rm(folder, { recursive: true, force: true });
});

const countOf = async (table: string, withdrawalId: string) =>
  (await first.sql(`select from returns.${table} where withdrawal_id = $1`, [withdrawalId])).length;

describe('two processes at once', () => {
  it('make one statement, one declaration, one receipt, one event and one return of it', async () => {
    const doors = [first.http, supertest(second.url)];
    for (let round = 0; round < 5; round += 1) {
      const input = ana.statement({ contract: await shop.register() });
      const each = async <T>(call: (door: (typeof doors)[number]) => PromiseLike<T>): Promise<T[]> =>
        Promise.all([...doors, ...doors].map(call));
      const stated = await each((door) => door.post('/v1/withdrawals').send(input).expect(201));
      const ids = [...new Set(stated.map(({ body }) => body.withdrawalId as string))];
      expect(ids).toHaveLength(1);
      const withdrawalId = ids[0]!;
      await each((door) => door.post(`/v1/withdrawals/${withdrawalId}/confirm`).expect(200));
      // Both workers and both doors want to make the receipt.
      const { receiptCode } = stated[0]!.body;
      await each((door) => door.get(`/v1/withdrawals/receipts/${receiptCode}`).expect(200));
      const { orderId } = await ana.rest({ withdrawalId }, 'became_return');
      expect(await countOf('withdrawal_receipt', withdrawalId)).toBe(1);
      expect(await countOf('withdrawal_step', withdrawalId)).toBe(4);
      expect((await shop.get(`/v1/returns?orderId=${orderId}`)).body.data).toHaveLength(1);
      const events = await first.recorded('returns', 'returns.withdrawal-declared.v1');
      expect(events.filter(({ subject }) => subject === withdrawalId)).toHaveLength(1);
    }
  });
});

describe('a crash', () => {
  it('between the declaration and its receipt leaves nothing undone', async () => {
    const { withdrawalId } = await ana.confirm(await ana.state());
    await ana.rest({ withdrawalId }, 'in_review');
    // As it stands in the database right after the second step was answered.
    await first.sql(`delete from returns.withdrawal_receipt where withdrawal_id = $1`, [withdrawalId]);
    await first.sql(`update returns.withdrawal set status = 'confirmed' where withdrawal_id = $1`, [
      withdrawalId,
    ]);
    await eventually(async () => (await countOf('withdrawal_receipt', withdrawalId)) === 1);
    await ana.rest({ withdrawalId }, 'in_review');
  });

  it('of one declaration’s receipt does not hold up the others', async () => {
    const broken = await ana.state();
    const set = (columns: string) =>
      first.sql(`update returns.withdrawal set ${columns} where withdrawal_id = $1`, [broken.withdrawalId]);
    // No event may carry such a hash: the receipt's transaction fails each time.
    await set(`status = 'confirmed', declared_at = now(), content_hash = 'x'`);
    expect((await ana.declare()).status).toBe('in_review');
    expect((await ana.seen(broken)).status).toBe('confirmed');
    await set(`content_hash = repeat('0', 64)`);
    await ana.rest(broken, 'in_review');
  });
});
