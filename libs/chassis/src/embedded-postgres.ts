import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Cluster } from './embedded-postgres.cluster.js';
import { openCluster, SUPERUSER } from './embedded-postgres.cluster.js';
import type { Launch, Postmaster } from './embedded-postgres.postmaster.js';
import { findPostmaster, launchPostmaster, serves, signalStop } from './embedded-postgres.postmaster.js';

export interface EmbeddedPostgresOptions {
  /** A folder for this database alone; made when missing. */
  dataDir: string;
  /** Off for tests only: a crash of the machine may then lose or break the data. Default on. */
  fsync?: boolean;
  /** Default: the port of last time, at first a free one. Ignored when a server is already running. */
  port?: number;
}

export interface EmbeddedPostgres {
  /** Address of the database `vuelta`, with user and password. */
  url: string;
  /** The postmaster's process id. */
  pid: number;
  /** Ends all sessions, writes everything and waits for the exit. Does nothing where another live process started it. */
  stop(): Promise<void>;
}

const DATABASE = 'vuelta';
const POLL_MS = 15;
/** Long, because a start after a crash replays the log first. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;
/** Server not listening yet, cut off, starting or stopping; database just made by another process. */
const NOT_YET = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '42P04', '23505']);
/** Logged while the sessions of a postmaster that was killed have yet to notice; they do so by themselves. */
const SESSIONS_LEFT = 'pre-existing shared memory block';

/**
 * Starts a real PostgreSQL whose data outlives it, on 127.0.0.1 only. A server already running on the same folder,
 * started by another process or left behind by one that was killed, is used as it is. Whoever started it stops it; one
 * left behind is stopped by whoever calls `stop` first.
 * @throws Error when no PostgreSQL can run here, or with the end of its log when it does not start
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const durable = options.fsync ?? true;
  const cluster = await openCluster(options.dataDir, durable);
  const launch = () => launchPostmaster(cluster, durable, options.port);
  const { pid, port } = await answeringPostmaster(cluster, launch);
  let stopping: Promise<void> | undefined;
  return {
    url: address(cluster, port, DATABASE),
    pid,
    stop: () => (stopping ??= stopPostmaster(cluster, pid)),
  };
}

async function answeringPostmaster(cluster: Cluster, start: () => Promise<Launch>): Promise<Postmaster> {
  let launch: Launch | undefined;
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    // Read before the search: a launch that failed because another process was faster finds that one's postmaster.
    const failure = await launch?.failure();
    const postmaster = await findPostmaster(cluster);
    if (postmaster?.ready && (await answers(cluster, postmaster.port))) return postmaster;
    if (!postmaster && (!launch || mayRetry(failure))) launch = await start();
    await delay(POLL_MS);
  }
  throw new Error(`PostgreSQL did not answer within ${START_LIMIT_MS / 1000} s; see ${cluster.log}`);
}

function mayRetry(failure: string | undefined): boolean {
  if (failure === undefined || failure.includes(SESSIONS_LEFT)) return failure !== undefined;
  throw new Error(`PostgreSQL did not start: ${failure}`);
}

/** True once the server takes connections and has its database. */
async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const connectionString = address(cluster, port, 'postgres');
  const client = new Client({ connectionString, connectionTimeoutMillis: START_LIMIT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
    return true;
  } catch (error) {
    if (NOT_YET.has((error as { code?: string }).code ?? '')) return false;
    throw error;
  } finally {
    await client.end();
  }
}

async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  if (!(await signalStop(cluster, pid))) return;
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (await serves(pid, cluster.data)) {
    if (Date.now() > deadline)
      throw new Error(`PostgreSQL (process ${pid}) did not stop; see ${cluster.log}`);
    await delay(POLL_MS);
  }
}

function address({ password }: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}
