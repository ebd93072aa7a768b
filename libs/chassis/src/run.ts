import { serve } from './serve.js';
import type { Running, ServeOptions } from './serve.js';
import type { ServiceDefinition } from './service-definition.js';
import { WrongSettings } from './settings.js';

/** Milliseconds a stop may take before the process gives up and leaves the rest to the next start. */
const stopLimitMs = 25_000;

/** The whole of a `main.ts`: serves, and stops cleanly on SIGTERM and SIGINT. Wrong settings end it with a sentence. */
export async function run(
  services: readonly ServiceDefinition[],
  options: ServeOptions = {},
): Promise<Running> {
  const running = await serve(services, options).catch((error: unknown) => {
    if (!(error instanceof WrongSettings)) throw error;
    process.stderr.write(`Vuelta cannot start, because of its settings:\n${error.message}\n`);
    process.exit(78);
  });
  running.log.info({ url: running.url, services: services.map(({ name }) => name) }, 'serving');
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void leave(running, signal));
  return running;
}

async function leave(running: Running, signal: string): Promise<void> {
  running.log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await running.stop().catch((error: unknown) => running.log.error({ error }, 'stop failed'));
  process.exit(0);
}
