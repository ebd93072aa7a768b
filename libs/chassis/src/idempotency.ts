import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Database } from '#messaging';
import type { Response } from 'express';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Unauthenticated } from './errors.js';
import { IdempotencyKeyMissing, IdempotencyKeyReused, RequestInProgress } from './errors.js';
import type { AuthenticatedRequest } from './access.js';

/** How a route guards against being called twice. */
export type Repetition = 'keyed' | 'natural' | 'harmless';
export const repetitionKey = 'vuelta:repetition';

/** A POST that changes something: needs `Idempotency-Key`; run its effect through `Idempotency.run`. */
export const Keyed = () =>
  applyDecorators(
    SetMetadata(repetitionKey, 'keyed' satisfies Repetition),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: '1 to 255 printable characters, new per request',
    }),
  );

/** Repeating it leads to the same state by its own key, such as PUT of an id or a scan with `clientScanId`. */
export const Natural = () => SetMetadata(repetitionKey, 'natural' satisfies Repetition);

/** A POST that changes nothing. */
export const Harmless = () => SetMetadata(repetitionKey, 'harmless' satisfies Repetition);

/** One request that must have one effect. */
export interface OnceCall {
  merchantId: string;
  route: string;
  key: string;
  fingerprint: string;
  response: Response;
}

/** The request's key and fingerprint, for `Idempotency.run`. Throws IdempotencyKeyMissing. */
export const Once = createParamDecorator((_: unknown, context: ExecutionContext): OnceCall => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!request.caller) throw new Unauthenticated('this route knows no caller');
  const key = readKey(request.headers['idempotency-key']);
  const { caller } = request;
  // Guests choose keys without knowing of each other: one must never be handed the reply of another's order.
  const guest = caller.kind === 'guest' ? ` by guest of ${caller.orderId}` : '';
  return {
    merchantId: caller.merchantId,
    route: `${request.method} ${(request.route as { path: string }).path}${guest}`,
    key,
    fingerprint: createHash('sha256')
      .update(`${request.method} ${request.path} ${canonical(request.body)}`)
      .digest('hex'),
    response: context.switchToHttp().getResponse<Response>(),
  };
});

/** The key bare or as the quoted string of the IETF draft. */
function readKey(header: string | string[] | undefined): string {
  const key = typeof header === 'string' ? header.replace(/^"(.*)"$/, '$1') : '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new IdempotencyKeyMissing('the header Idempotency-Key is missing or malformed');
  return key;
}

/** JSON with sorted keys: the same request has the same fingerprint, however a client orders its fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** Gives a request one effect: the key and the effect commit in one transaction, a repetition gets the first reply. */
export class Idempotency {
  constructor(private readonly database: Database) {}

  /**
   * Runs `effect` in a transaction of the caller's merchant, once per key; its result is the reply. What throws leaves
   * no trace, so the caller may try again. Throws RequestInProgress, IdempotencyKeyReused.
   */
  async run<T>(call: OnceCall, effect: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(call.merchantId, async (tx) => {
      if (!(await lock(tx, call))) throw new RequestInProgress('this request is being worked on', {});
      if (!(await claim(tx, call))) return replay<T>(tx, call);
      const reply = await effect(tx);
      await tx.query(`update idempotency_key set reply = $4 where (merchant_id, route, key) = ($1, $2, $3)`, [
        ...identity(call),
        JSON.stringify(reply),
      ]);
      return reply;
    });
  }
}

const identity = (call: OnceCall): string[] => [call.merchantId, call.route, call.key];

/** False while another transaction works on the same key. Without it that caller would wait and hold a connection. */
async function lock(tx: EntityManager, call: OnceCall): Promise<boolean> {
  const rows: { mine: boolean }[] = await tx.query(
    `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine`,
    [identity(call).join('\n')],
  );
  return rows[0]!.mine;
}

async function claim(tx: EntityManager, call: OnceCall): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into idempotency_key (merchant_id, route, key, fingerprint) values ($1, $2, $3, $4)
     on conflict do nothing returning key`,
    [...identity(call), call.fingerprint],
  );
  return rows.length > 0;
}

async function replay<T>(tx: EntityManager, call: OnceCall): Promise<T> {
  const rows: { fingerprint: string; reply: string }[] = await tx.query(
    `select fingerprint, reply from idempotency_key where (merchant_id, route, key) = ($1, $2, $3)`,
    identity(call),
  );
  const { fingerprint, reply } = rows[0]!;
  if (fingerprint !== call.fingerprint)
    throw new IdempotencyKeyReused('this Idempotency-Key belongs to another request');
  call.response.setHeader('Idempotent-Replayed', 'true');
  return JSON.parse(reply) as T;
}
