import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { postWebhook } from './webhook.sender.js';

let server: Server;
let base: string;
const sockets: Socket[] = [];
let answer = (_socket: Socket): void => undefined;

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const post = (url: string, limits = {}) =>
  postWebhook(
    { url, headers: {}, body: '{}' },
    { toPrivateAddresses: true, connectMs: 5000, totalMs: 5000, ...limits },
  );

it('gives up who does not answer in time', async () => {
  await expect(post(`http://${base}/`, { totalMs: 50 })).rejects.toThrow('no answer within 50 ms');
});

it('gives up who takes the call but never shakes hands', async () => {
  await expect(post(`https://${base}/`, { connectMs: 50 })).rejects.toThrow('no connection within 50 ms');
});

it('hangs up on who talks without end, and takes the status for the answer', async () => {
  const hungUp = new Promise<void>((resolve) => {
    answer = (socket) => {
      socket.once('close', () => resolve());
      socket.write('HTTP/1.1 202 Accepted\r\nretry-after: 7\r\n\r\n');
      socket.write('x'.repeat(64_000));
    };
  });
  expect(await post(`http://${base}/`, { totalMs: 60_000 })).toEqual({ status: 202, retryAfter: '7' });
  await hungUp;
});

it('does not follow a redirect', async () => {
  answer = (socket) => socket.end('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n\r\n');
  expect(await post(`http://${base}/`)).toMatchObject({ status: 302 });
});

it('calls neither a private address nor a name that leads to one', async () => {
  const before = sockets.length;
  const refused = (url: string) => expect(post(url, { toPrivateAddresses: false })).rejects;
  await refused(`https://127.0.0.1/`).toThrow('not one of the public internet');
  await refused(`http://${base}/`).toThrow('only https');

  const found: LookupAddress[][] = [
    [{ address: '127.0.0.1', family: 4 }],
    [
      { address: '8.8.8.8', family: 4 },
      { address: '::1', family: 6 },
    ],
    [],
  ];
  for (const addresses of found) {
    const lookup = jest
      .spyOn(dns, 'lookup')
      .mockImplementationOnce(((...all: unknown[]) =>
        (all.at(-1) as (error: null, list: LookupAddress[]) => void)(null, addresses)) as typeof dns.lookup);
    await refused('https://rebound.example/').toThrow('the name leads to');
    expect(lookup).toHaveBeenCalledTimes(1);
    lookup.mockRestore();
  }
  expect(sockets.length).toBe(before);
});
