import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Merchants, scopes, serve } from '#chassis';
import { services } from '../../all/src/services.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

export interface OwnServer {
  url: string;
  key: string;
  dataDir: string;
  stop(): Promise<void>;
}

/**
 * All services in this process on an empty database of their own, which `stop` removes unless it is to be kept. Ctrl-C
 * stops it too, and ends the process.
 */
export async function startOwnServer(keep: boolean): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vuelta-replay-'));
  const { LOG_LEVEL = 'silent', PG_BIN = '' } = process.env;
  const env = { LOG_LEVEL, PG_BIN, DATA_DIR: dataDir, PORT: '0', MANAGEMENT_PORT: '0' };
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  const running = await serve(services, { env }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const stop = async (): Promise<void> => {
    for (const signal of signals) process.off(signal, leave);
    await running.stop();
    if (!keep) await remove();
  };
  const leave = (): void => void stop().finally(() => process.exit(1));
  for (const signal of signals) process.once(signal, leave);
  const key = await Merchants.using(running.databaseUrl, async (merchants) => {
    const merchantId = await merchants.create('replay', 'Replay');
    return merchants.createKey({ merchantId, name: 'replay', scopes });
  });
  return { url: running.url, key, dataDir, stop };
}
