import { setTimeout as delay } from 'node:timers/promises';

/** Longer than a killed service takes to come back. */
const patienceMs = 60_000;
const pauseMs = 50;

/** An answer that is not a success and that no repetition would change. */
class Refused extends Error {
  constructor(request, { status, text }) {
    super(`${request} answered ${status} ${text}`);
    this.status = status;
    this.problem = text.startsWith('{') ? JSON.parse(text) : {};
  }
}

/** The HTTP API as a storefront sees it that repeats what got no answer, with the same key. */
export class Api {
  /** Requests that had to be sent again because a process was away. */
  repeated = 0;

  constructor(url, key) {
    this.url = url;
    this.key = key;
  }

  get(path) {
    return this.#send('GET', path);
  }

  /** Undefined where there is nothing yet. */
  find(path) {
    return this.get(path).catch((error) => {
      if (error.status !== 404) throw error;
    });
  }

  put(path, body) {
    return this.#send('PUT', path, { body });
  }

  /** `once` is the Idempotency-Key; routes that repeat by nature need none. */
  post(path, once, body = {}) {
    return this.#send('POST', path, { body, once });
  }

  /** The bytes of a document. */
  async download(path) {
    const response = await fetch(`${this.url}${path}`, { headers: this.#headers() });
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async #send(method, path, { body, once } = {}) {
    const deadline = Date.now() + patienceMs;
    const request = { method, headers: this.#headers(once), ...(body && { body: JSON.stringify(body) }) };
    for (;;) {
      const answer = await attempt(`${this.url}${path}`, request);
      if (answer.ok) return JSON.parse(answer.text || 'null');
      if (!mayPass(answer) || Date.now() > deadline)
        throw new Refused(`${method} ${path} ${request.body ?? ''}`, answer);
      this.repeated += 1;
      await delay(pauseMs);
    }
  }

  #headers(once) {
    return {
      authorization: `Bearer ${this.key}`,
      'content-type': 'application/json',
      ...(once && { 'idempotency-key': once }),
    };
  }
}

/** Status 0: no answer, or only the beginning of one. */
async function attempt(url, request) {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    return { ok: false, status: 0, text: String(error) };
  }
}

/** Nobody answered, or somebody still works on the first try. */
const mayPass = ({ status, text }) =>
  status === 0 || status === 502 || (status === 409 && text.includes('request_in_progress'));
