import type { IncomingMessage, ServerResponse } from 'node:http';

export type Json = Record<string, unknown>;

/** A request as the fake reads it: form fields with their brackets, such as `metadata[refund_id]`. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  idempotencyKey: string | undefined;
}

export interface Reply {
  status: number;
  body: Json;
  headers?: Record<string, string>;
}

/** An error in Stripe's form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; message: string; code?: string; param?: string },
  ) {
    super(error.message);
  }

  get reply(): Reply {
    return { status: this.status, body: { error: this.error } };
  }
}

export const invalidRequest = (message: string, more: { code?: string; param?: string } = {}): Refusal =>
  new Refusal(more.code === 'resource_missing' ? 404 : 400, {
    type: 'invalid_request_error',
    message,
    ...more,
  });

export async function callOf(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://fake');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const key = request.headers['idempotency-key'];
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(Buffer.concat(parts).toString()),
    idempotencyKey: typeof key === 'string' ? key : undefined,
  };
}

export function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** `metadata[a]=1` as `{ a: '1' }`. */
export function metadataOf(form: URLSearchParams): Record<string, string> {
  const entries = [...form].flatMap(([name, value]) => {
    const field = /^metadata\[(.+)\]$/.exec(name)?.[1];
    return field ? [[field, value]] : [];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}
