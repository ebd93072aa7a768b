import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './embedded-postgres.binaries.js';
import { findPostgres } from './embedded-postgres.binaries.js';

/** One database cluster on disk: `<dataDir>/cluster/{data,password}` and `<dataDir>/postgres.log`. */
export interface Cluster {
  data: string;
  log: string;
  password: string;
  /** Whom PostgreSQL runs as; undefined means as this process. */
  account: Account | undefined;
}

export const SUPERUSER = 'vuelta';
const NOBODY: Account = { uid: 65534, gid: 65534 };
const run = promisify(execFile);

/** Opens the cluster kept in `dataDir`, making it (and the folders above it) when there is none. */
export async function openCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true });
  const root = await realpath(dataDir);
  const home = join(root, 'cluster');
  const account = await accountFor(home);
  if (!(await stat(home).catch(() => undefined))) await createCluster(home, account, durable);
  const password = (await readFile(join(home, 'password'), 'utf8')).trim();
  return { data: join(home, 'data'), log: join(root, 'postgres.log'), password, account };
}

/**
 * How to name the data folder to a program started inside it. Under /proc it needs no right to enter the folders
 * above, so that root's own home will do.
 */
export function dataArgument(data: string, account: Account | undefined): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : data;
}

/** What PostgreSQL sees of our environment: no secrets, messages in English. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) };
}

/** PostgreSQL refuses to run as root. Existing data stays with its owner, whoever that was. */
async function accountFor(home: string): Promise<Account | undefined> {
  const owner = await stat(home).catch(() => undefined);
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self) throw new Error(foreignData(home, owner.uid));
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const found =
    /^postgres:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? /^nobody:[^:]*:(\d+):(\d+):/m.exec(accounts);
  return found ? { uid: Number(found[1]), gid: Number(found[2]) } : NOBODY;
}

function foreignData(home: string, uid: number): string {
  return `The database in ${home} belongs to another account (uid ${uid}): start as that account or as root, or name another data folder.`;
}

/** Made beside its place and then renamed: a start that was cut short leaves no half-made cluster behind. */
async function createCluster(home: string, account: Account | undefined, durable: boolean): Promise<void> {
  const bin = await findPostgres(account);
  const staging = await mkdtemp(`${home}.new-`);
  const data = join(staging, 'data');
  const password = join(staging, 'password');
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (account) for (const path of [staging, data, password]) await chown(path, account.uid, account.gid);
    await initialize(join(bin, 'initdb'), data, account, durable);
    await rename(staging, home);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    const madeByAnother = ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!madeByAnother) throw error;
  }
}

async function initialize(
  initdb: string,
  data: string,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  const args = ['-D', dataArgument(data, account), '-U', SUPERUSER, '--pwfile=../password'];
  args.push('--auth=scram-sha-256', '--locale=C', '-E', 'UTF8', ...(durable ? [] : ['--no-sync']));
  try {
    await run(initdb, args, { ...account, cwd: data, env: plainEnvironment() });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const who = account ? ` (as uid ${account.uid}, for PostgreSQL refuses to run as root)` : '';
    throw new Error(
      `PostgreSQL could not make its data folder in ${data}${who}: ${(stderr || message).trim()}`,
      {
        cause: error,
      },
    );
  }
}
