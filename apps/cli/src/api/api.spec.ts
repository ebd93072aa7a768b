import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, ApiProblem } from './api.js';

type Answer = { status: number; body: unknown } | 'hang up' | 'its own page';

let server: Server;
let api: Api;
/** What the server answers, one after the other. */
let answers: Answer[];
let heard: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      const answer = answers.shift()!;
      if (answer === 'hang up') request.socket.destroy();
      else if (answer === 'its own page') response.writeHead(502).end('<h1>Bad gateway</h1>');
      else response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'vk_key');
});
beforeEach(() => void (heard = []));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const done: Answer = { status: 200, body: { fine: true } };
const problem = (status: number, code: string): Answer => ({ status, body: { code, detail: 'so it is' } });

it('sends the key, the body and the idempotency key', async () => {
  answers = [done];
  expect(await api.post('/v1/returns', { quantity: 1 }, 'C9-return')).toEqual({ fine: true });
  expect(heard).toMatchObject([
    {
      method: 'POST',
      url: '/v1/returns',
      headers: { authorization: 'Bearer vk_key', 'idempotency-key': 'C9-return' },
      body: '{"quantity":1}',
    },
  ]);
});

describe('what may pass is tried again, and is the same request', () => {
  it.each([
    ['too many requests', problem(429, 'too_many_tries')],
    ['a server that fails', problem(500, 'unknown')],
    ['a proxy without a server', 'its own page'],
    ['a request under way', problem(409, 'request_in_progress')],
    ['a lost connection', 'hang up'],
  ] as const)('%s', async (_, answer) => {
    answers = [answer, answer, done];
    expect(await api.put('/v1/orders/1', { a: 1 })).toEqual({ fine: true });
    expect(heard.map(({ method, body }) => [method, body])).toEqual(Array(3).fill(['PUT', '{"a":1}']));
  });
});

describe('what will not pass is an ApiProblem at once', () => {
  it.each([
    [404, 'not_found'],
    [409, 'illegal_transition'],
    [422, 'validation_failed'],
    [401, 'unauthenticated'],
  ])('%i %s', async (status, code) => {
    answers = [problem(status, code)];
    await expect(api.get('/v1/returns/x')).rejects.toMatchObject({ status, code });
    expect(heard).toHaveLength(1);
  });
});

it('gives up on a server that fails and fails', async () => {
  answers = Array.from({ length: 3 }, () => problem(503, 'unavailable'));
  const impatient = new Api(api.url, 'vk_key', 3);
  await expect(impatient.get('/v1/returns')).rejects.toThrow(ApiProblem);
  expect(heard).toHaveLength(3);
});

it('says which address does not answer', async () => {
  const nowhere = new Api('http://127.0.0.1:1', 'vk_key', 1);
  await expect(nowhere.get('/v1/returns')).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:1 does not answer \(.+\)$/,
  );
});
