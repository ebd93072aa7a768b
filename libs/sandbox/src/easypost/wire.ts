import { randomBytes } from 'node:crypto';

/** A JSON object as it travels. */
export type Json = Record<string, unknown>;

/** One request to the fake, read. */
export interface Call {
  method: string;
  /** Without `/v2`, such as `/shipments/shp_…/buy`. */
  path: string;
  /** What the route's placeholders matched. */
  ids: string[];
  query: URLSearchParams;
  body: Json;
}

export interface Reply {
  status: number;
  body: unknown;
}

/** An error in EasyPost's own form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors: unknown[] = [],
  ) {
    super(message);
  }

  get body(): Json {
    return { error: { code: this.code, message: this.message, errors: this.errors } };
  }
}

export const notFound = (): Refusal =>
  new Refusal(404, 'NOT_FOUND', 'The requested resource could not be found.');

export const missing = (field: string): Refusal =>
  new Refusal(422, 'PARAMETER.REQUIRED', 'Missing required parameter.', [
    { field, message: 'cannot be blank' },
  ]);

/** `shp_` and 32 hex digits, as EasyPost writes ids. */
export const newObjectId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;

/** The head of every object. */
export function born(prefix: string, object: string, at: Date): Json {
  const instant = secondsOf(at);
  return { id: newObjectId(prefix), object, mode: 'test', created_at: instant, updated_at: instant };
}

export const secondsOf = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asJson = (value: unknown): Json => (isJson(value) ? value : {});
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;
