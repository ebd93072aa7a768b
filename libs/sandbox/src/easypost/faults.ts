import type { ServerResponse } from 'node:http';

/**
 * Something that goes wrong with one request. `before`: EasyPost never did it. `after`: it did, and the buyer does not
 * hear so.
 */
export interface Fault {
  /** A route's name, such as `POST /shipments/:id/buy`. */
  route: string;
  when: 'before' | 'after';
  how: Failure;
  /** How many requests it hits. */
  times: number;
}

/** `hang` never answers, `cut` closes the connection, `half` sends a part of the answer, else this answer comes. */
export type Failure = 'hang' | 'cut' | 'half' | { status: number; body: string; type?: string };

const json = (status: number, code: string, message: string): Failure => ({
  status,
  body: JSON.stringify({ error: { code, message, errors: [] } }),
  type: 'application/json',
});

/** What is known to go wrong when a label is bought. */
export const failures = {
  hang: 'hang',
  cut: 'cut',
  half: 'half',
  internalError: json(500, 'INTERNAL_SERVER_ERROR', 'We’re sorry, something went wrong.'),
  bareError: { status: 500, body: '{"message":"oops"}', type: 'application/json' },
  badGateway: { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>', type: 'text/html' },
  unavailable: { status: 503, body: '' },
  rateLimited: json(429, 'RATE_LIMITED', 'Too many requests.'),
  inProgress: json(422, 'SHIPMENT.PURCHASE.IN_PROGRESS', 'A purchase is in progress.'),
  carrierTimedOut: json(422, 'SHIPMENT.POSTAGE.TIMED_OUT', 'The carrier did not answer in time.'),
  carrierSilent: json(422, 'SHIPMENT.POSTAGE.NO_RESPONSE', 'The carrier gave no response.'),
  postageFailure: json(422, 'SHIPMENT.POSTAGE.FAILURE', 'The carrier refused the address.'),
} as const satisfies Record<string, Failure>;

/** Fails the request. Nothing is written when it hangs: the caller's own patience ends it. */
export function fail(response: ServerResponse, how: Failure): void {
  if (how === 'hang') return;
  if (how === 'cut') {
    response.destroy();
    return;
  }
  if (how === 'half') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 4096 });
    response.write('{"id":"shp_', () => response.destroy());
    return;
  }
  response.writeHead(how.status, { 'content-type': how.type ?? 'text/plain' });
  response.end(how.body);
}
