import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { createParamDecorator, Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { Request } from 'express';
import { Authenticator } from './authenticator.js';
import type { Caller } from './authenticator.js';
import { MissingScope, Unauthenticated } from './errors.js';

/** What a key may be allowed to do. A route needs exactly one; a guest may use the routes that say so, for one order. */
export const scopes = [
  'orders:read',
  'orders:write',
  'returns:read',
  'returns:write',
  'returns:review',
  'returns:backdate',
  'labels:read',
  'labels:write',
  'receiving:read',
  'receiving:write',
  'receiving:inspect',
  'receiving:lead',
  'refunds:read',
  'refunds:pay',
  'refunds:redeem',
  'refunds:approve',
  'refunds:govern',
  'analytics:read',
  'notifications:read',
  'notifications:write',
  'subjects:erase',
  'staff:write',
] as const;
export type Scope = (typeof scopes)[number];

export interface RouteAccess {
  /** Null: anybody. */
  scope: Scope | null;
  guest: boolean;
}

const accessKey = 'vuelta:access';

/** The scope a key needs for the route; with `guest`, also a customer's session for its own order. */
export const Needs = (scope: Scope, options: { guest?: boolean } = {}) =>
  applyDecorators(
    SetMetadata(accessKey, { scope, guest: options.guest ?? false } satisfies RouteAccess),
    ApiBearerAuth(),
    ...(options.guest ? [ApiCookieAuth('vuelta_guest')] : []),
  );

/** Open to anybody; with `guest`, a key or a customer's session that comes with the request is recognised all the same. */
export const OpenToAll = (options: { guest?: boolean } = {}) =>
  SetMetadata(accessKey, { scope: null, guest: options.guest ?? false } satisfies RouteAccess);

/** Undefined when the handler says nothing: such a route is refused, and a spec fails. */
export const accessOf = (
  reflector: Reflector,
  handler: Parameters<Reflector['get']>[1],
): RouteAccess | undefined => reflector.get<RouteAccess | undefined>(accessKey, handler);

export type AuthenticatedRequest = Request & { caller?: Caller };

/** Whoever sent the request. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!caller) throw new Unauthenticated('this route knows no caller');
  return caller;
});

/** Whoever sent the request, if they are known: for routes open to all. */
export const PossibleCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | undefined =>
    context.switchToHttp().getRequest<AuthenticatedRequest>().caller,
);

/** Lets a request pass when its caller has the route's scope. Deny by default. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(this.reflector, context.getHandler());
    if (!access) throw new MissingScope('this route declares no scope', { needed: 'none' });
    if (access.scope === null && !access.guest) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const caller = await this.authenticator.authenticate(request);
    if (access.scope === null) {
      if (caller) request.caller = caller;
      return true;
    }
    if (!caller) throw new Unauthenticated('an API key in "Authorization: Bearer …" or a sign-in is needed');
    const allowed = caller.kind === 'key' ? caller.scopes.includes(access.scope) : access.guest;
    if (!allowed) throw new MissingScope(`the scope ${access.scope} is needed`, { needed: access.scope });
    request.caller = caller;
    return true;
  }
}
