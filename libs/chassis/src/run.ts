import { allEvents } from '#contracts';
import { serve } from './serve.js';
import type { Running, ServeOptions } from './serve.js';
import type { ServiceDefinition } from './service-definition.js';
import { readSettings, WrongSettings } from './settings.js';

/** Milliseconds a stop may take before the process gives up and leaves the rest to the next start. */
const stopLimitMs = 25_000;

/** The whole of a `main.ts`: serves, and stops cleanly on SIGTERM and SIGINT. Wrong settings end it with a sentence. */
export async function run(
  services: readonly ServiceDefinition[],
  options: ServeOptions = {},
): Promise<Running> {
  const running = await start(services, options).catch((error: unknown) => {
    if (!(error instanceof WrongSettings)) throw error;
    process.stderr.write(`Vuelta cannot start, because of its settings:\n${error.message}\n`);
    process.exit(78);
  });
  running.log.info({ url: running.url, services: services.map(({ name }) => name) }, 'serving');
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void leave(running, signal));
  return running;
}

async function start(services: readonly ServiceDefinition[], options: ServeOptions): Promise<Running> {
  const { KAFKA_BROKERS } = readSettings(options.env ?? process.env);
  const missing = KAFKA_BROKERS.length === 0 ? notHosted(services) : [];
  if (missing.length > 0) {
    const others = missing.join(', ');
    throw new WrongSettings(
      `KAFKA_BROKERS is needed: this process runs without ${others}, and events must reach them.`,
    );
  }
  return serve(services, options);
}

/** Services that record events but do not run here: without a broker their events and ours would never meet. */
function notHosted(services: readonly ServiceDefinition[]): string[] {
  const owners = new Set(allEvents().map(({ info }) => info.type.split('.')[0]!));
  return [...owners].filter((owner) => !services.some(({ name }) => name === owner));
}

async function leave(running: Running, signal: string): Promise<void> {
  running.log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await running.stop().catch((error: unknown) => running.log.error({ error }, 'stop failed'));
  process.exit(0);
}
