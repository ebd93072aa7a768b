// One PostgreSQL for the whole run. It imports the compiled launcher, so the build comes first (`npm test` does both).
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../dist/libs/chassis/src/embedded-postgres.js';

export default async function globalSetup() {
  // Part of every test database's name: on a server that outlives the run, nothing of an earlier run is used again.
  process.env.TEST_RUN ??= randomBytes(4).toString('hex');
  if (process.env.TEST_DATABASE_URL) return;

  const dataDir = await mkdtemp(join(tmpdir(), 'vuelta-test-'));
  const starting = startEmbeddedPostgres({ dataDir, fsync: false });
  const stop = async () => {
    const postgres = await starting.catch(() => undefined);
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  globalThis.stopTestPostgres = stop;
  // Jest skips its teardown when it is interrupted, and the server would live on.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  }
  process.env.TEST_DATABASE_URL = (await starting).url;
}
