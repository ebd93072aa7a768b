import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import type { Settings } from './settings.js';

/** The database of DATABASE_URL, or an embedded one in the data folder that `stop` shuts down. */
export async function openDatabase(settings: Settings): Promise<{ url: string; stop(): Promise<void> }> {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: join(settings.DATA_DIR, 'postgres') });
}
