import { RequestMethod } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessOf } from './access.js';
import type { RouteAccess } from './access.js';
import { repetitionKey } from './idempotency.js';
import type { Repetition } from './idempotency.js';

/** One route as it is guarded. */
export interface Route {
  method: string;
  /** Template, such as `/v1/returns/:returnId`. */
  path: string;
  /** Undefined: the route declares nothing and is refused. */
  access: RouteAccess | undefined;
  repetition: Repetition | undefined;
}

/** The route table of the hosted services, sorted by path. */
export function routesOf(app: INestApplication): Route[] {
  const scanner = new MetadataScanner();
  const controllers = app.get(DiscoveryService).getControllers();
  const routes = controllers.flatMap(({ metatype }) => {
    const prototype = (metatype as { prototype: Record<string, object> }).prototype;
    const base = Reflect.getMetadata(PATH_METADATA, metatype as object) as string;
    return scanner.getAllMethodNames(prototype).flatMap((name) => routeOf(base, prototype[name]!));
  });
  return routes.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

function routeOf(base: string, handler: object): Route[] {
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const own = Reflect.getMetadata(PATH_METADATA, handler) as string | string[];
  const reflector = new Reflector();
  return [own].flat().map((path) => ({
    method: RequestMethod[method],
    path: `/${[base, path]
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`,
    access: accessOf(reflector, handler as Parameters<Reflector['get']>[1]),
    repetition: Reflect.getMetadata(repetitionKey, handler) as Repetition | undefined,
  }));
}
