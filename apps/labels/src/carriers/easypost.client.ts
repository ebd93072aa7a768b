import EasyPost from '@easypost/api';
import type { IEasyPostOptions } from '@easypost/api';

/** What the client's own types do not say of its request: it is superagent's. */
interface Request {
  timeout(limits: { response: number; deadline: number }): Request;
  redirects(count: number): Request;
}

export interface EasyPostAccount {
  apiKey: string;
  /** With `/v2`. */
  baseUrl: string;
  /** Milliseconds until the first byte of an answer. */
  timeoutMs: number;
}

// Its types describe CommonJS: under Node's own modules the default import is the class itself.
const Client = EasyPost as unknown as typeof EasyPost.default;

export type EasyPostClient = InstanceType<typeof Client>;

/** The real client with limits that work: its own option `timeout` is stored and never applied. */
export function easyPostClient({ apiKey, baseUrl, timeoutMs }: EasyPostAccount): EasyPostClient {
  const requestMiddleware = (request: Request): Request =>
    request.timeout({ response: timeoutMs, deadline: 2 * timeoutMs }).redirects(0);
  const options = { baseUrl: `${baseUrl.replace(/\/$/, '')}/`, requestMiddleware };
  return new Client(apiKey, options as IEasyPostOptions);
}

/** What a failed call means for what it should have done. */
export type Outcome =
  /** It had happened before. */
  | { is: 'done_before' }
  /** It certainly did not happen. */
  | { is: 'not_done'; reason: string }
  /** Ask later: refused for now, or nobody can say. */
  | { is: 'unknown' };

const unknownCodes = new Set([
  'SHIPMENT.PURCHASE.IN_PROGRESS',
  'SHIPMENT.POSTAGE.TIMED_OUT',
  'SHIPMENT.POSTAGE.NO_RESPONSE',
]);

/** Refusals of the caller and not of the call: a wrong key, a limit, an id that is not there. They may pass. */
const passing = new Set([401, 402, 403, 404, 408, 409, 429]);

/**
 * Reads what a call was rejected with. Only an error in EasyPost's own form with a 4xx proves that nothing happened:
 * a 5xx, a page of HTML, an empty body, a cut connection and a time-out may all follow the effect.
 */
export function outcomeOf(error: unknown): Outcome {
  const { statusCode, code, message } = error as { statusCode?: unknown; code?: unknown; message?: unknown };
  if (code === 'SHIPMENT.POSTAGE.EXISTS') return { is: 'done_before' };
  const isRefusal = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  const isTold = typeof code === 'string' && !unknownCodes.has(code);
  if (!isRefusal || !isTold || passing.has(statusCode)) return { is: 'unknown' };
  return { is: 'not_done', reason: `${code}: ${typeof message === 'string' ? message : ''}`.slice(0, 200) };
}
