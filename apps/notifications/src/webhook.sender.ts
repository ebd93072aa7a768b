import dns from 'node:dns';
import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, refusalOfUrl } from './webhook.addresses.js';

export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface SendLimits {
  toPrivateAddresses: boolean;
  connectMs: number;
  totalMs: number;
}

export interface WebhookAnswer {
  status: number;
  retryAfter: string | undefined;
}

const mostBodyBytes = 4096;

/**
 * Posts a webhook and resolves with the answer, whatever its status: a redirect is not followed. Rejects when there is
 * no answer within the limits or when an address is not allowed.
 */
export function postWebhook(
  { url, headers, body }: WebhookRequest,
  { toPrivateAddresses, connectMs, totalMs }: SendLimits,
): Promise<WebhookAnswer> {
  const refusal = refusalOfUrl(url, toPrivateAddresses);
  if (refusal) return Promise.reject(new Error(refusal));
  const secure = url.startsWith('https:');
  const content = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...content, 'user-agent': 'Vuelta-Webhooks/1', ...headers },
    agent: false,
    ...(!toPrivateAddresses && { lookup: lookUpPublic }),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(new URL(url), options);
    const giveUp = (what: string, ms: number) =>
      setTimeout(() => request.destroy(new Error(`${what} within ${ms} ms`)), ms);
    const connecting = giveUp('no connection', connectMs);
    const whole = giveUp('no answer', totalMs);
    request.once('socket', (socket) =>
      socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(connecting)),
    );
    request.once('response', (response) => resolve(answerOf(response)));
    request.once('error', reject);
    request.once('close', () => {
      clearTimeout(connecting);
      clearTimeout(whole);
    });
    request.end(body);
  });
}

/** What is said after the first 4 kB, or after the whole time, is not listened to. */
function answerOf(response: IncomingMessage): WebhookAnswer {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBodyBytes) response.destroy();
  });
  response.on('error', () => undefined);
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
}

/**
 * Resolves a name for the connection itself, so that no second resolution can answer otherwise. One forbidden address
 * among several forbids the name.
 */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const refused = refusalOfAddresses(addresses);
    if (refused) return callback(refused, '');
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

function refusalOfAddresses(addresses: LookupAddress[]): Error | undefined {
  if (addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))) return undefined;
  return new Error('the name leads to an address that is not of the public internet');
}
