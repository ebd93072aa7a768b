import { NotFound } from '#contracts';
import { MissingScope } from '#chassis';
import type { Caller, Scope } from '#chassis';
import { RequestedInFuture } from './returns.errors.js';

/** Who did it, for timelines. */
export const actorOf = (caller: Caller): string => (caller.kind === 'guest' ? 'customer' : caller.name);

/** Throws NotFound for a guest who names another order than their own. */
export function checkOwnOrder(caller: Caller, orderId: string): void {
  if (caller.kind === 'guest' && caller.orderId !== orderId) throw new NotFound('order', orderId);
}

const backdating: Scope = 'returns:backdate';

/** The instant a return counts as asked for: now, or an earlier one by a key that may. Throws MissingScope, RequestedInFuture. */
export function requestedAtOf(caller: Caller, requestedAt: string | undefined, now: Date): Date {
  if (requestedAt === undefined || requestedAt === null) return now;
  if (caller.kind === 'guest' || !caller.scopes.includes(backdating))
    throw new MissingScope(`requestedAt needs the scope ${backdating}`, { needed: backdating });
  const asked = new Date(requestedAt);
  if (asked > now) throw new RequestedInFuture(`${requestedAt} has not come yet`, { requestedAt });
  return asked;
}
