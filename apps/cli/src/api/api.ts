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
}

interface Problem {
  code?: string;
  detail?: string;
}

const tries = 9;
const requestLimitMs = 60_000;
/** What passes by itself. Everything this client sends may be repeated: it is natural, or it has a key. */
const passing = new Set([429, 500, 502, 503, 504]);

/** Our own HTTP API with a key. Failures that may pass are tried again with backoff, for about 20 s in all. */
export class Api {
  constructor(
    readonly url: string,
    private readonly key: string,
  ) {}

  /** Throws ApiProblem, or the network's error after the last try. */
  get<T>(path: string): Promise<T> {
    return this.send({ method: 'GET', path });
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
      const response = await this.attempt(call).catch((error: unknown) => error as Error);
      if (response instanceof Error) {
        if (attempt === tries) throw unreachable(this.url, response);
      } else if (response.ok) {
        return (await response.json()) as T;
      } else {
        const { code = 'unknown', detail = '' } = await problemOf(response);
        const mayPass = passing.has(response.status) || code === 'request_in_progress';
        if (!mayPass || attempt === tries) throw new ApiProblem(response.status, code, detail);
      }
      await delay(Math.min(5000, 50 * 2 ** attempt) * (0.75 + Math.random() / 2));
    }
  }

  private attempt({ method, path, body, idempotencyKey }: Call): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(requestLimitMs),
    });
  }
}

const problemOf = (response: Response): Promise<Problem> =>
  response.json().then(
    (body) => body as Problem,
    () => ({}),
  );

function unreachable(url: string, { message, cause }: Error): Error {
  const why = cause instanceof Error ? cause.message || cause.name : message;
  return new Error(`${url} does not answer (${why})`);
}
