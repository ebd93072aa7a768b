import createClient from 'openapi-fetch';
import { failureOf, failureOfReply } from './failure.js';
import type { paths } from './schema.js';

const patienceMs = 20_000;

const patientFetch = (request: Request): Promise<Response> =>
  fetch(request, { signal: AbortSignal.timeout(patienceMs) });

/** The API as a merchant's key may use it. */
export const keyedApi = (key: string) =>
  createClient<paths>({ fetch: patientFetch, headers: { Authorization: `Bearer ${key}` } });

export type Api = ReturnType<typeof keyedApi>;

/** The API as a customer may use it: the session is a cookie that no script can read. */
export const guestApi: Api = createClient<paths>({ fetch: patientFetch });

/** What the request answers. Throws Failure, and nothing else. */
export async function answerOf<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await request.catch((thrown: unknown) => {
    throw failureOf(thrown);
  });
  if (!response.ok) throw failureOfReply(response.status, error);
  return data as T;
}

/**
 * A random UUID for idempotency keys and scans. Not crypto.randomUUID, which browsers withhold from pages served by
 * plain http to another machine, as a warehouse's own network often does.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}
