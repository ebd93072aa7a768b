import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { ExternalId, NotFound, Text } from '#contracts';
import { Database } from '#messaging';
import { once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CurrentCaller, Needs, OpenToAll } from './access.js';
import type { Caller } from './authenticator.js';
import { Idempotency, Keyed, Once } from './idempotency.js';
import type { OnceCall } from './idempotency.js';
import { ServiceKit } from './service-kit.js';
import type { ServiceDefinition } from './service-definition.js';
import { GuestSessions } from './guest-sessions.js';

class MakeNote {
  @ExternalId() noteId!: string;
  @Text(20) text!: string;
}

@Controller('v1/notes')
class NoteController {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly database: Database,
  ) {}

  @Post()
  @Needs('orders:write')
  @Keyed()
  make(@Once() call: OnceCall, @CurrentCaller() caller: Caller, @Body() body: MakeNote): Promise<object> {
    return this.idempotency.run(call, async (tx) => {
      if (body.text === 'nobody') throw new NotFound('note', body.noteId);
      if (body.text === 'slow') await tx.query(`select pg_sleep(0.2)`);
      await tx.query(`insert into note values ($1, $2, $3)`, [caller.merchantId, randomUUID(), body.text]);
      return { noteId: body.noteId, text: body.text };
    });
  }

  @Get('broken')
  @OpenToAll()
  broken(): object {
    throw new Error('the password is swordfish');
  }

  @Get('forgotten')
  forgotten(): object {
    return { secret: 1 };
  }

  @Get('mine')
  @Needs('orders:read', { guest: true })
  mine(@CurrentCaller() caller: Caller): object {
    return { caller };
  }

  @Get(':text')
  @Needs('orders:read')
  find(@CurrentCaller() caller: Caller, @Param('text') text: string): Promise<object[]> {
    return this.database.transaction(caller.merchantId, (tx) =>
      tx.query(`select text from note where text = $1`, [text]),
    );
  }
}

class Note1790000001000 implements MigrationInterface {
  name = 'Note1790000001000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table note (merchant_id text not null, id uuid not null, text text not null); select vuelta.protect('note')`,
    );
  }
  async down(): Promise<void> {}
}

@Module({ imports: [ServiceKit.of('notes')], controllers: [NoteController] })
class NotesModule {}
const notes: ServiceDefinition = {
  name: 'notes',
  module: NotesModule,
  entities: [],
  migrations: [Note1790000001000],
};

let process: TestProcess;
let key: { authorization: string };

beforeAll(async () => {
  process = await runServices([notes], { VUELTA_SECRET: 'a secret of thirty-two characters!' });
  key = await process.key();
});
afterAll(() => process.stop());

const post = (body: object, headers: object = once()) =>
  process.http
    .post('/v1/notes')
    .set(key)
    .set({ ...headers })
    .send(body);
const count = async (text: string): Promise<number> =>
  (await process.sql(`select from notes.note where text = $1`, [text])).length;

describe('who may call', () => {
  it.each([
    ['no header', {}],
    ['an unknown key', { authorization: `Bearer vk_${'x'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic dmtfeDp4' }],
  ])('%s is answered 401', async (_, headers) => {
    const reply = await process.http.get('/v1/notes/x').set(headers);
    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(reply.type).toBe('application/problem+json');
    expect(reply.body).toMatchObject({ code: 'unauthenticated', status: 401, instance: '/v1/notes/x' });
  });

  it('a key without the scope is told which one it lacks', async () => {
    const reply = await process.http.get('/v1/notes/x').set(await process.key('orders:write'));
    expect(reply.status).toBe(403);
    expect(reply.body).toMatchObject({ code: 'missing_scope', needed: 'orders:read' });
  });

  it('a route that declares nothing is closed', async () => {
    expect((await process.http.get('/v1/notes/forgotten').set(key)).status).toBe(403);
  });

  it('a revoked key stops working', async () => {
    const mine = await process.key('orders:read');
    await process.sql(`update vuelta.api_key set revoked_at = now() where scopes = '{orders:read}'`);
    expect((await process.http.get('/v1/notes/x').set(mine)).status).toBe(401);
  });

  it('another merchant sees nothing of ours', async () => {
    await post({ noteId: '1', text: 'private' });
    const { authorization } = await process.stranger();
    expect((await process.http.get('/v1/notes/private').set(key)).body).toEqual([{ text: 'private' }]);
    expect((await process.http.get('/v1/notes/private').set({ authorization })).body).toEqual([]);
  });

  it('a guest session opens the routes for guests, until it expires or is changed', async () => {
    const sessions = new GuestSessions('a secret of thirty-two characters!');
    const guest = { merchantId: process.merchantId, orderId: '536365' };
    const token = sessions.issue(guest, new Date());
    const ask = (path: string, cookie: string) =>
      process.http.get(path).set('Cookie', `vuelta_guest=${cookie}`);

    expect((await ask('/v1/notes/mine', token)).body).toEqual({ caller: { kind: 'guest', ...guest } });
    expect((await ask('/v1/notes/x', token)).status).toBe(403);
    expect((await ask('/v1/notes/mine', `${token}x`)).status).toBe(401);
    expect(
      (await ask('/v1/notes/mine', sessions.issue(guest, new Date(Date.now() - 31 * 60_000)))).status,
    ).toBe(401);
  });
});

describe('a write with an Idempotency-Key', () => {
  it('is refused without one', async () => {
    const reply = await post({ noteId: '1', text: 'keyless' }, {});
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('idempotency_key_missing');
    expect(await count('keyless')).toBe(0);
  });

  it('has one effect and one reply, quoted or bare, whatever the order of fields', async () => {
    const first = await post({ noteId: '1', text: 'twice' }, { 'idempotency-key': 'k-1' });
    const second = await post({ text: 'twice', noteId: '1' }, { 'idempotency-key': '"k-1"' });
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await count('twice')).toBe(1);
  });

  it('is refused for another request', async () => {
    await post({ noteId: '1', text: 'one' }, { 'idempotency-key': 'k-2' });
    const reply = await post({ noteId: '1', text: 'other' }, { 'idempotency-key': 'k-2' });
    expect(reply.status).toBe(422);
    expect(reply.body.code).toBe('idempotency_key_reused');
    expect(await count('other')).toBe(0);
  });

  it('does not meet the same key of another merchant', async () => {
    await post({ noteId: '1', text: 'mine' }, { 'idempotency-key': 'k-3' });
    const { authorization } = await process.stranger();
    const theirs = { authorization, 'idempotency-key': 'k-3' };
    const reply = await process.http.post('/v1/notes').set(theirs).send({ noteId: '1', text: 'theirs' });
    expect(reply.status).toBe(201);
    expect(reply.body.text).toBe('theirs');
  });

  it('may be tried again after a refusal, which leaves no trace', async () => {
    expect((await post({ noteId: '1', text: 'nobody' }, { 'idempotency-key': 'k-4' })).status).toBe(404);
    expect((await post({ noteId: '1', text: 'somebody' }, { 'idempotency-key': 'k-4' })).status).toBe(201);
  });

  it('from 64 callers at once has exactly one effect', async () => {
    const replies = await Promise.all(
      Array.from({ length: 64 }, () => post({ noteId: '1', text: 'slow' }, { 'idempotency-key': 'k-5' })),
    );
    const statuses = new Set(replies.map(({ status }) => status));
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
    expect(
      replies.filter(({ status, headers }) => status === 201 && !headers['idempotent-replayed']),
    ).toHaveLength(1);
    for (const busy of replies.filter(({ status }) => status === 409))
      expect(busy.headers['retry-after']).toBe('1');
    expect(await count('slow')).toBe(1);
  });
});

describe('problems', () => {
  it('point at every wrong field', async () => {
    const reply = await post({ noteId: 'a/b', text: '', extra: 1 });
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/extra',
      '/noteId',
      '/text',
    ]);
    expect(reply.body.requestId).toBe(reply.headers['request-id']);
  });

  it('of broken JSON, of too large a body and of an unknown route are problems too', async () => {
    const send = (body: string) =>
      process.http.post('/v1/notes').set(key).set(once()).set('Content-Type', 'application/json').send(body);
    expect((await send('{"noteId":')).body).toMatchObject({ status: 400, code: 'bad_request' });
    expect((await send(`"${'x'.repeat(2_200_000)}"`)).body).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    expect((await process.http.get('/v1/nowhere')).body).toMatchObject({
      status: 404,
      code: 'no_such_route',
    });
  });

  it('of ours tell nothing of the inside', async () => {
    const reply = await process.http.get('/v1/notes/broken');
    expect(reply.status).toBe(500);
    expect(reply.text).not.toContain('swordfish');
    expect(reply.body).toMatchObject({ code: 'internal_error', type: '/problems/internal_error' });
  });

  it('have a page each', async () => {
    const reply = await process.http.get('/problems/idempotency_key_reused');
    expect(reply.body).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
    expect((await process.http.get('/problems/none-such')).status).toBe(404);
  });
});

describe('operations', () => {
  it('tell that the process lives and is ready', async () => {
    expect((await process.http.get('/health/live')).body).toEqual({ status: 'alive' });
    const reply = await process.http.get('/health/ready');
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({ status: 'ready', checks: { open: true, events: true, database: true } });
  });

  it('stop taking requests on stop, and stop only once', async () => {
    const other = await runServices([notes]);
    await Promise.all([other.stop(), other.http.get('/health/live').catch(() => undefined)]);
    await expect(other.http.get('/health/live')).rejects.toThrow();
  });
});
