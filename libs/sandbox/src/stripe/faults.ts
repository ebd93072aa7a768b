import type { ServerResponse } from 'node:http';
import { Refusal, send } from './wire.js';

export const failures = [
  'hang',
  'reset',
  'garbage',
  'server_error',
  'rate_limit',
  'lock_timeout',
  'key_in_use',
] as const;
export type Failure = (typeof failures)[number];

/** The next `times` requests of a route fail so, before or after they have their effect. */
export interface Fault {
  route: string;
  when: 'before' | 'after';
  how: Failure;
  times: number;
}

const refusals: Partial<Record<Failure, Refusal>> = {
  server_error: new Refusal(500, { type: 'api_error', message: 'An unknown error occurred' }),
  rate_limit: new Refusal(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Too many requests',
  }),
  lock_timeout: new Refusal(429, {
    type: 'invalid_request_error',
    code: 'lock_timeout',
    message: 'This object cannot be accessed right now because another request is using it.',
  }),
  key_in_use: new Refusal(409, {
    type: 'idempotency_error',
    code: 'idempotency_key_in_use',
    message: 'There is currently another in-progress request using this Idempotent Key.',
  }),
};

/** The error that a failure answers with; undefined for those that break the connection. */
export const refusalOf = (how: Failure): Refusal | undefined => refusals[how];

/** Ends a request without an answer that could be read. `hang` leaves it open. */
function breakOff(response: ServerResponse, how: Failure): void {
  if (how === 'reset') response.destroy();
  if (how === 'garbage') response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": "re_');
}

export function failWith(response: ServerResponse, how: Failure): void {
  const refusal = refusalOf(how);
  if (refusal) send(response, refusal.reply);
  else breakOff(response, how);
}
