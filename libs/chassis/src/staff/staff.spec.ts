import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSign, generateKeyPairSync } from 'node:crypto';

const password = 'correct horse battery';
let vuelta: TestProcess;
let lead: { authorization: string };
let provider: Server;
let issuer: string;
let claims: Record<string, unknown>;

beforeAll(async () => {
  provider = identityProvider();
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  vuelta = await runServices([], { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'vuelta', OIDC_MERCHANT: 'spec' });
  lead = await vuelta.key('staff:write');
  await put('ana', { name: 'Ana', role: 'inspector', password, pin: '482913' });
  await put('ben@example.com', { name: 'Ben', role: 'receiver' });
});
afterAll(async () => {
  await vuelta.stop();
  await new Promise((resolve) => provider.close(resolve));
});

const put = (login: string, account: object) =>
  vuelta.http.put(`/v1/staff/accounts/${login}`).set(lead).send(account).expect(200);
const signIn = (login: string, given: string, more: object = {}) =>
  vuelta.http.post('/v1/staff/sign-in').send({ merchant: 'spec', login, password: given, ...more });
const cookiesOf = (reply: { headers: Record<string, unknown> }): string =>
  ((reply.headers['set-cookie'] ?? []) as string[]).map((cookie) => cookie.split(';')[0]).join('; ');
const me = (cookie: string) => vuelta.http.get('/v1/staff/me').set({ cookie });

describe('signing in with a password', () => {
  it('opens a session that says who, as what and where', async () => {
    const reply = await signIn(' ANA ', password, { station: 'bench-1' }).expect(200);
    expect(reply.body).toMatchObject({ name: 'Ana', role: 'inspector', station: 'bench-1' });
    for (const cookie of reply.headers['set-cookie'] as unknown as string[])
      expect(cookie).toMatch(/HttpOnly.*SameSite=Strict/);
    expect((await me(cookiesOf(reply)).expect(200)).body).toEqual({
      name: 'Ana',
      role: 'inspector',
      station: 'bench-1',
      scopes: ['receiving:read', 'receiving:write', 'receiving:inspect'],
    });
  });

  it('keeps neither password nor PIN nor token', async () => {
    const [kept] = await vuelta.sql<Record<string, string>>(`select * from vuelta.staff where login = 'ana'`);
    expect(kept!['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(kept!['pin_hash']).toMatch(/^\$argon2id\$/);
    const sessions = await vuelta.sql<{ token_hash: Buffer }>(`select token_hash from vuelta.staff_session`);
    for (const { token_hash: hash } of sessions) expect(hash).toHaveLength(32);
  });

  it('answers the same to a wrong password, an unknown login and an unknown merchant, and five times at most', async () => {
    const tries = [
      await signIn('ana', 'wrong horse battery').expect(401),
      await signIn('nobody', password).expect(401),
      await signIn('ana', password, { merchant: 'nowhere' }).expect(401),
    ].map(({ body: { code, status, detail } }) => ({ code, status, detail }));
    for (const problem of tries) expect(problem).toEqual(tries[0]);
    for (let i = 0; i < 5; i += 1) await signIn('cem', 'wrong').expect(401);
    await signIn('CEM', password).expect(429);
    await signIn('ana', password).expect(200);
  });

  it('ends with signing out, and for everybody with the account', async () => {
    const [first, second] = [await signIn('ana', password), await signIn('ana', password)].map(cookiesOf);
    await vuelta.http.post('/v1/staff/sign-out').set({ cookie: first! }).expect(204);
    await me(first!).expect(401);
    await me(second!).expect(200);
    await put('dora', { name: 'Dora', role: 'lead', password });
    const dora = cookiesOf(await signIn('dora', password));
    await put('dora', { name: 'Dora', role: 'lead', disabled: true });
    await me(dora).expect(401);
    await signIn('dora', password).expect(401);
  });
});

describe('signing in with a PIN', () => {
  const withPin = (cookie: string, pin: string) =>
    vuelta.http.post('/v1/staff/pin').set({ cookie }).send({ login: 'ana', pin });

  it('needs a device on which somebody signed in for a station', async () => {
    await withPin('', '482913').expect(401);
    const device = cookiesOf(await signIn('ana', password, { station: 'dock-2' }));
    const station = /vuelta_station=[^;]+/.exec(device)![0];
    expect((await vuelta.http.get('/v1/staff/ways').set({ cookie: station })).body).toEqual({
      oidc: true,
      pin: true,
      station: 'dock-2',
    });
    await withPin(station, '000000').expect(401);
    expect((await withPin(station, '482913').expect(200)).body).toMatchObject({ station: 'dock-2' });
    await withPin(
      station.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      '482913',
    ).expect(401);
    await withPin(station.replace('.', 'x.'), '482913').expect(401);
  });
});

describe('signing in through the identity provider', () => {
  /** Goes the whole way that a browser goes. */
  const comeBack = async (
    identity: Record<string, unknown>,
    change: (url: URL) => void = () => undefined,
  ) => {
    claims = identity;
    const away = await vuelta.http.get('/v1/staff/oidc?station=bench-9').expect(302);
    const asked = new URL(away.headers['location']!);
    expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
    const back = new URL(asked.searchParams.get('redirect_uri')!);
    back.searchParams.set('code', 'a-code');
    back.searchParams.set('state', asked.searchParams.get('state')!);
    change(back);
    return vuelta.http.get(back.pathname + back.search).set({ cookie: cookiesOf(away) });
  };

  it('opens a session for the account with that address, and only for that person ever after', async () => {
    const ben = { sub: 'u-1', email: 'Ben@example.com', email_verified: true };
    const reply = await comeBack(ben);
    expect([reply.status, reply.headers['location']]).toEqual([302, '/scan']);
    expect((await me(cookiesOf(reply)).expect(200)).body).toMatchObject({ name: 'Ben', station: 'bench-9' });
    expect((await comeBack({ ...ben, sub: 'u-2' })).status).toBe(401);
  });

  it.each([
    ['an address that is not verified', { email: 'ben@example.com', email_verified: false }],
    ['a person without an account', { email: 'eve@example.com', email_verified: true }],
  ])('refuses %s', async (_, identity) =>
    expect((await comeBack({ sub: 'u-1', ...identity })).status).toBe(401),
  );

  it('refuses an answer to another question', async () => {
    const ben = { sub: 'u-1', email: 'ben@example.com', email_verified: true };
    expect((await comeBack(ben, (url) => url.searchParams.set('state', 'forged'))).status).toBe(401);
    await vuelta.http.get('/v1/staff/oidc/callback?code=a&state=b').expect(401);
  });
});

/** The least of an OpenID provider: discovery, keys, and a token for every code. */
function identityProvider(): Server {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const idToken = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const body = { iss: issuer, aud: 'vuelta', iat: now, exp: now + 60, ...claims };
    const signed = `${part({ alg: 'RS256', kid: 'k1' })}.${part(body)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
    }),
    '/jwks': () => ({ keys: [jwk] }),
    '/token': () => ({ access_token: 'at', token_type: 'bearer', id_token: idToken() }),
  };
  return createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[request.url!]?.() ?? {}));
  });
}
