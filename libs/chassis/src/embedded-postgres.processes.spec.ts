import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { eventually, queryValue } from '#testing';
import { startEmbeddedPostgres } from './embedded-postgres.js';

const LAUNCHER = resolve('dist/libs/chassis/src');
const MODULES = resolve('node_modules');
const NOBODY = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const run = promisify(execFile);
/** A session that does not look up for two seconds, so that it outlives its postmaster. */
const BUSY = `DO $$ BEGIN WHILE clock_timestamp() < now() + interval '2 s' LOOP END LOOP; END $$`;
const IS_BUSY = `SELECT count(*) = 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'`;
/** Starts PostgreSQL, tells where, and stops it when it is sent a message. */
const PROGRAM = `
  import { startEmbeddedPostgres } from './embedded-postgres.js';
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] });
    process.send({ url: postgres.url, pid: postgres.pid });
    process.once('message', () => postgres.stop().then(() => process.disconnect()));
  } catch (error) {
    process.send({ error: error.message });
    process.disconnect();
  }`;

interface Launcher {
  url: string;
  pid: number;
  error?: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];
const postmasters = new Set<number>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vuelta-spec-'));
  await chmod(folder, 0o755);
  dataDir = join(folder, 'data');
  await install(join(folder, 'app'));
  await symlink(MODULES, join(folder, 'app', 'node_modules'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  // Only a failed test leaves one.
  for (const pid of postmasters) spawnSync('kill', ['-QUIT', String(pid)]);
  await rm(folder, { recursive: true });
});

describe('two processes on one folder', () => {
  it('share a server that only the one that started it stops', async () => {
    const first = await launch();
    const second = await launch();
    expect(second).toMatchObject({ url: first.url, pid: first.pid });

    await second.stop();
    expect(await queryValue(first.url, 'SELECT 1')).toBe(1);
    await first.stop();
    await expectStopped(first);
  });

  it('make one database when both start on a new folder at once', async () => {
    const both = join(folder, 'both');
    const [one, other] = await Promise.all([launch(both), launch(both)]);
    expect(other).toMatchObject({ url: one.url, pid: one.pid });
    expect((await readdir(both)).sort()).toEqual(['cluster', 'postgres.log']);

    await Promise.all([one.stop(), other.stop()]);
    await expectStopped(one);
  });
});

describe('after kill -9', () => {
  it('of Node, the server left behind is used, and stopped by whoever asks', async () => {
    const killed = await launch();
    await killed.kill();
    expect(await queryValue(killed.url, 'SELECT 1')).toBe(1);

    const next = await startEmbeddedPostgres({ dataDir });
    expect(next).toMatchObject({ url: killed.url, pid: killed.pid });
    await next.stop();
    await expectStopped(killed);
  });

  it('of Node and PostgreSQL, committed rows are there, in spite of a stale pid file and a session left over', async () => {
    const killed = await launch();
    await queryValue(killed.url, 'CREATE TABLE parcel AS SELECT 42 AS id');
    const session = queryValue(killed.url, BUSY);
    await eventually(() => queryValue(killed.url, IS_BUSY));
    await killed.kill();
    process.kill(killed.pid, 'SIGKILL');

    const next = await startEmbeddedPostgres({ dataDir });
    expect(next.pid).not.toBe(killed.pid);
    expect(await queryValue(next.url, 'SELECT id FROM parcel')).toBe(42);
    await session;
    await next.stop();
  });
});

it('runs PostgreSQL in a process group of its own, out of reach of the terminal', async () => {
  const postgres = await launch();
  expect(() => process.kill(-postgres.pid, 0)).not.toThrow();
  await postgres.stop();
});

(isRoot ? describe : describe.skip)('as root', () => {
  it('runs where no other account may enter, with the libraries not linked yet', async () => {
    const home = join(folder, 'home');
    await mkdir(home, { mode: 0o700 });
    await install(join(home, 'app'));
    await installPackages(join(home, 'app', 'node_modules'));

    const postgres = await launch(join(home, 'data'), { app: join(home, 'app') });
    expect(postgres.error).toBeUndefined();
    expect(await queryValue(postgres.url, 'SELECT 1')).toBe(1);
    await postgres.stop();
    await expectStopped(postgres);
  });
});

(isRoot && nobodyCanReadThis() ? describe : describe.skip)('as an unprivileged account', () => {
  let own: string;

  beforeAll(async () => {
    own = join(folder, 'own');
    await mkdir(own);
    await chown(own, NOBODY.uid, NOBODY.gid);
  });

  it('starts, survives kill -9 and stops', async () => {
    const killed = await launch(join(own, 'data'), { account: NOBODY });
    await killed.kill();
    const next = await launch(join(own, 'data'), { account: NOBODY });

    expect(next).toMatchObject({ url: killed.url, pid: killed.pid });
    expect((await stat(join(own, 'data', 'cluster'))).uid).toBe(NOBODY.uid);
    await next.stop();
    await expectStopped(next);
  });

  it('starts although the pid in the stale file went to another living process', async () => {
    const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { ...NOBODY, cwd: '/' });
    children.push(stranger);
    const pidFile = join(own, 'data', 'cluster', 'data', 'postmaster.pid');
    await writeFile(
      pidFile,
      `${stranger.pid}\n${dirname(pidFile)}\n1795372703\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );
    await chown(pidFile, NOBODY.uid, NOBODY.gid);

    const postgres = await launch(join(own, 'data'), { account: NOBODY });
    expect(postgres.error).toBeUndefined();
    expect(await queryValue(postgres.url, 'SELECT 1')).toBe(1);
    await postgres.stop();
  });

  it('leaves its data usable by root, and still its own', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: join(own, 'data') });
    expect(await queryValue(postgres.url, 'SELECT 1')).toBe(1);
    await postgres.stop();
    expect((await stat(join(own, 'data', 'cluster'))).uid).toBe(NOBODY.uid);
  });

  it('is told when the data belongs to someone else', async () => {
    const refused = await launch(dataDir, { account: NOBODY });
    expect(refused.error).toMatch(/belongs to another account/);
  });
});

async function launch(
  data = dataDir,
  { app = join(folder, 'app'), account = {} }: { app?: string; account?: Partial<typeof NOBODY> } = {},
): Promise<Launcher> {
  const child = spawn(process.execPath, [join(app, 'program.js'), data], {
    ...account,
    cwd: '/',
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.push(child);
  const exited = once(child, 'exit');
  const [answered] = (await Promise.race([once(child, 'message'), exited])) as [Launcher];
  postmasters.add(answered.pid);
  return {
    ...answered,
    stop: async () => {
      child.send('stop');
      expect(await exited).toEqual([0, null]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function install(app: string): Promise<void> {
  const parts = (await readdir(LAUNCHER)).filter((name) => /^embedded-postgres.*\.js$/.test(name));
  await mkdir(app, { recursive: true });
  for (const part of parts) await cp(join(LAUNCHER, part), join(app, part));
  await writeFile(join(app, 'program.js'), PROGRAM);
  await writeFile(join(app, 'package.json'), '{"type":"module"}');
}

/** The PostgreSQL package as `npm ci` leaves it for a user with umask 077 when install scripts are denied. */
async function installPackages(modules: string): Promise<void> {
  const scope = join(modules, '@embedded-postgres');
  await mkdir(scope, { recursive: true });
  await run('cp', ['-a', join(MODULES, '@embedded-postgres', `${process.platform}-${process.arch}`), scope]);
  await run('find', [scope, '-type', 'l', '-delete']);
  await run('chmod', ['-R', 'go=', scope]);
  await symlink(join(MODULES, 'pg'), join(modules, 'pg'));
}

function nobodyCanReadThis(): boolean {
  const probe = `require('node:fs').readFileSync(${JSON.stringify(join(MODULES, 'pg/package.json'))})`;
  return spawnSync(process.execPath, ['-e', probe], { ...NOBODY, cwd: '/' }).status === 0;
}

async function expectStopped({ url, pid }: { url: string; pid: number }): Promise<void> {
  await expect(queryValue(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  postmasters.delete(pid);
}
