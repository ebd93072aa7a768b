import { mkdir, mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#chassis';
import type { Settings } from '#chassis';
import { bad, good, lookAt, none } from './finding.js';
import type { Finding } from './finding.js';

const oldestNode = [20, 19] as const;
const leastFreeMegabytes = 500;

export function nodeVersion(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const recent = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return recent
    ? good('Node', version)
    : bad('Node', version, `Install Node ${oldestNode.join('.')} or later.`);
}

/** The data folder can be written, and its disk has room. */
export const dataFolder = ({ DATA_DIR }: Settings): Promise<Finding> =>
  lookAt(
    'data folder',
    'Name another folder in DATA_DIR, or give this account the right to it.',
    async () => {
      await mkdir(DATA_DIR, { recursive: true });
      const probe = join(DATA_DIR, `.doctor-${process.pid}`);
      await writeFile(probe, 'can this be written?');
      await rm(probe);
      const { bavail, bsize } = await statfs(DATA_DIR);
      const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000);
      const detail = `${DATA_DIR}, ${freeMegabytes} MB free`;
      return freeMegabytes >= leastFreeMegabytes
        ? good('data folder', detail)
        : bad('data folder', detail, `Free some space: at least ${leastFreeMegabytes} MB.`);
    },
  );

/** True when the embedded database was made by an earlier start. */
export const hasEmbeddedDatabase = ({ DATA_DIR }: Settings): Promise<boolean> =>
  stat(join(DATA_DIR, 'postgres', 'cluster')).then(
    () => true,
    () => false,
  );

/** Before the first start: whether the PostgreSQL that comes with Vuelta runs on this machine. */
export const embeddedBinaries = (): Promise<Finding> =>
  lookAt('embedded PostgreSQL', 'Set DATABASE_URL to a PostgreSQL of your own, or PG_BIN.', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'vuelta-doctor-'));
    try {
      const postgres = await startEmbeddedPostgres({ dataDir, fsync: false });
      await postgres.stop();
      return good('embedded PostgreSQL', 'runs here (tried in a temporary folder)');
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

/** Whether a server answers, and whether it says it is ready. */
export async function server(url: string): Promise<Finding> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  if (!answer) return none('server', `none answers at ${url}`);
  const { status, checks = {} } = (await answer.json().catch(() => ({}))) as {
    status?: string;
    checks?: Record<string, boolean>;
  };
  if (status === 'ready') return good('server', `ready at ${url}`);
  const failing = Object.keys(checks).filter((check) => !checks[check]);
  return bad(
    'server',
    `${url} is not ready: ${failing.join(', ') || `status ${answer.status}`}`,
    'See its log.',
  );
}
