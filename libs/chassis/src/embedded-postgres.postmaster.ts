import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findPostgres } from './embedded-postgres.binaries.js';
import type { Cluster } from './embedded-postgres.cluster.js';
import { dataArgument, plainEnvironment } from './embedded-postgres.cluster.js';

/** The main process of a running PostgreSQL. */
export interface Postmaster {
  pid: number;
  port: number;
  /** False while it starts (perhaps replaying its log) or stops. */
  ready: boolean;
}

/** A child that was started; `failure()` is the end of its log once it is gone. */
export interface Launch {
  failure(): Promise<string | undefined>;
}

const TEST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
/** Settings that mean nothing to PostgreSQL: they mark its command line for us. */
const STARTER = 'vuelta.starter_pid';
const FOLDER = 'vuelta.folder';

/** The postmaster of this very folder, or undefined when none is alive, whatever a stale pid file says. */
export async function findPostmaster({ data }: Cluster): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port || !isAlive(pid)) return undefined;
  if (await serves(pid, data)) return { pid, port, ready: lines[7]?.trim() === 'ready' };
  if (await isStranger(pid)) await rm(file, { force: true });
  return undefined;
}

/**
 * PostgreSQL would not start over the pid of a living process. We know better when the number has gone to another
 * program, or when our own server for another folder shows that this folder is a copy.
 */
async function isStranger(pid: number): Promise<boolean> {
  const [program, ...args] = await commandLine(pid);
  return !program?.endsWith('postgres') || args.some((arg) => arg.startsWith(`${FOLDER}=`));
}

/** Starts PostgreSQL in a session of its own: the terminal's Ctrl-C reaches this process only. */
export async function launchPostmaster(cluster: Cluster, durable: boolean, port?: number): Promise<Launch> {
  const bin = await findPostgres(cluster.account);
  const log = await open(cluster.log, 'a+', 0o600);
  const { size } = await log.stat();
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', dataArgument(cluster.data, cluster.account), ...(await settings(cluster, durable, port))],
    {
      ...cluster.account,
      cwd: cluster.data,
      env: plainEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    },
  );
  let failed: string | undefined;
  child.once('error', (error) => (failed = error.message));
  child.once('exit', () => (failed ??= ''));
  child.unref();
  await log.close();
  const logged = async () => (await readFile(cluster.log)).subarray(size).toString().trim();
  return { failure: async () => (failed === undefined ? undefined : failed || (await logged())) };
}

/**
 * Stops a postmaster (fast: sessions are cut, data is written) unless the process that started it is another one and
 * still alive.
 */
export async function signalStop(cluster: Cluster, pid: number): Promise<boolean> {
  if ((await findPostmaster(cluster))?.pid !== pid) return false;
  const starter = Number(await readOption(cluster, STARTER));
  if (starter !== process.pid && isAlive(starter)) return false;
  process.kill(pid, 'SIGINT');
  return true;
}

/** True while `pid` is a postmaster that this launcher started on `data`. A zombie is not: its command line is empty. */
export async function serves(pid: number, data: string): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  return (await commandLine(pid)).includes(`${FOLDER}=${data}`);
}

/** Not /proc/PID/cwd: in a container root may not read that of another account. */
async function commandLine(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}

async function settings(cluster: Cluster, durable: boolean, port?: number): Promise<string[]> {
  const values = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `port=${port ?? (await choosePort(cluster))}`,
    'max_connections=200',
    'shared_buffers=64MB',
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    // The next two keep the customers' data that statements carry out of the log.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    `${STARTER}=${process.pid}`,
    `${FOLDER}=${cluster.data}`,
    ...(durable ? [] : TEST_SETTINGS),
  ];
  return values.flatMap((value) => ['-c', value]);
}

/** The last port again, so that addresses noted elsewhere stay true, unless someone else has taken it. */
async function choosePort(cluster: Cluster): Promise<number> {
  const last = Number(await readOption(cluster, 'port'));
  const port = (last && (await listenBriefly(last))) || (await listenBriefly(0));
  if (!port) throw new Error('No TCP port is free on 127.0.0.1');
  return port;
}

function listenBriefly(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** PostgreSQL keeps its last command line in postmaster.opts. */
async function readOption({ data }: Cluster, name: string): Promise<string | undefined> {
  const options = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '');
  return new RegExp(`"${name}=([^"]*)"`).exec(options)?.[1];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
