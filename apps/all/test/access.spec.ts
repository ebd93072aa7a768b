import { createApp, createLog, describeApi, Host, readSettings, routesOf, scopes } from '#chassis';
import type { Route } from '#chassis';
import { once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { services } from '../src/services.js';

const settings = readSettings({ VUELTA_SECRET: 'only-to-list-the-routes-never-signs' });
const host = new Host(settings, createLog('silent', 'spec'), 'postgres://127.0.0.1:1/none', services);
const app = await createApp(host, services);
const routes = routesOf(app);
const guarded = routes.filter(({ access }) => access?.scope);

describe('every route', () => {
  it('is found', () => expect(routes.length).toBeGreaterThan(30));

  it.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s says who may call it',
    (_, route) => {
      expect(route.access).toBeDefined();
    },
  );

  it.each(
    routes
      .filter(({ method }) => method !== 'GET')
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s says what a repeated request does', (_, route) => expect(route.repetition).toBeDefined());

  it('is in the OpenAPI file with a described reply, unless it is for operators', () => {
    const { paths } = describeApi(app);
    for (const { method, path } of routes.filter(({ path }) => path.startsWith('/v1/'))) {
      const operation = (
        paths[path.replaceAll(/:(\w+)/g, '{$1}')] as Record<string, { responses: object }>
      )?.[method.toLowerCase()];
      expect({ method, path, described: operation !== undefined }).toEqual({ method, path, described: true });
      expect(Object.keys(operation!.responses).some((status) => /^[23]/.test(status))).toBe(true);
    }
  });
});

describe('the wall in front of every guarded route', () => {
  let vuelta: TestProcess;
  beforeAll(async () => (vuelta = await runServices(services)));
  afterAll(() => vuelta.stop());

  const call = ({ method, path }: Route, headers: object) =>
    (vuelta.http as unknown as Record<string, (path: string) => ReturnType<TestProcess['http']['get']>>)[
      method.toLowerCase()
    ]!(path.replaceAll(/:(\w+)/g, 'none')).set({ ...once(), ...headers });

  it.each(guarded.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_, route) => {
      const others = scopes.filter((scope) => scope !== route.access!.scope);
      expect((await call(route, {})).status).toBe(401);
      const without = await call(route, await vuelta.key(...others));
      expect(without.status).toBe(403);
      expect(without.body).toMatchObject({ code: 'missing_scope', needed: route.access!.scope });
      const { status } = await call(route, await vuelta.key(route.access!.scope!));
      // The portal's order is for a customer's session: a key has no order of its own.
      expect(status === 403 ? route.path : 'let in').toBe(
        route.path === '/v1/portal/order' ? route.path : 'let in',
      );
      expect([401, 500]).not.toContain(status);
      const guest = await call(route, { cookie: 'vuelta_guest=forged.forged' });
      expect(guest.status).toBe(401);
    },
  );
});
