import { setTimeout as delay } from 'node:timers/promises';

/** An answer of the API that is not a success, after all tries. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(`${status} ${code}: ${detail}`);
  }
}

interface Call {
  method: string;
  path: string;
  body?: unknown;
  idempotencyKey?: string;
  headers?: Record<string, string>;
}

interface Answer {
  ok: boolean;
  status: number;
  text: string;
}

interface Problem {
  code?: string;
  detail?: string;
}

const requestLimitMs = 60_000;
/** What passes by itself. Everything this client sends may be repeated: it is natural, or it has a key. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Our own HTTP API with a key. Failures that may pass are tried again with backoff, for about 20 s in all. */
export class Api {
  constructor(
    readonly url: string,
    private readonly key: string,
    private readonly tries = 9,
  ) {}

  /** Throws ApiProblem, or the network's error after the last try. */
  get<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
    return this.send({ method: 'GET', path, headers });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send({ method: 'PUT', path, body });
  }

  /** `idempotencyKey` where the route needs one. */
  post<T>(path: string, body: unknown, idempotencyKey?: string): Promise<T> {
    return this.send({ method: 'POST', path, body, ...(idempotencyKey !== undefined && { idempotencyKey }) });
  }

  private async send<T>(call: Call): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.attempt(call).catch((error: unknown) => unreachable(this.url, error));
      if ('ok' in answer && answer.ok) return JSON.parse(answer.text) as T;
      const problem = 'ok' in answer ? problemOf(answer) : answer;
      const mayPass = !(problem instanceof ApiProblem) || passes(problem);
      if (!mayPass || attempt === this.tries) throw problem;
      await delay(Math.min(5000, 50 * 2 ** attempt) * (0.75 + Math.random() / 2));
    }
  }

  private async attempt({ method, path, body, idempotencyKey, headers }: Call): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...headers,
        authorization: `Bearer ${this.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(requestLimitMs),
    });
    return { ok: response.ok, status: response.status, text: await response.text() };
  }
}

const passes = ({ status, code }: ApiProblem): boolean =>
  passing.has(status) || code === 'request_in_progress';

function problemOf({ status, text }: Answer): ApiProblem {
  const { code = 'unknown', detail = '' } = parsed(text);
  return new ApiProblem(status, code, detail);
}

/** A proxy's own page is no problem document. */
function parsed(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}

/** fetch says only that it failed; the cause says why. */
function unreachable(url: string, failure: unknown): Error {
  const { message, cause } = failure as { message: string; cause?: { message?: string; code?: string } };
  return new Error(`${url} does not answer (${cause?.message || cause?.code || message})`);
}
