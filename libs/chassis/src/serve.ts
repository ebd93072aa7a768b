import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { allEvents, topicOf } from '#contracts';
import { InProcessTransport, KafkaTransport } from '#messaging';
import type { Transport } from '#messaging';
import { HostModule } from './host.module.js';
import { Host } from './host.js';
import { configureHttp, servePages } from './http.js';
import { createLog, NestLog } from './log.js';
import type { Log } from './log.js';
import { listenForMetrics } from './management.js';
import { Metrics } from './metrics.js';
import { migrate } from './migrate.js';
import { openDatabase } from './open-database.js';
import { Readiness } from './readiness.js';
import { keptSecret } from './secret.js';
import type { ServiceDefinition } from './service-definition.js';
import { ServiceRuntime } from './service-runtime.js';
import { readSettings } from './settings.js';
import type { Settings } from './settings.js';

export interface ServeOptions {
  /** Environment to read the settings from. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Folder of the built pages, when this process serves them. */
  pages?: string;
}

/** A running process. */
export interface Running {
  /** Where the API answers, such as `http://127.0.0.1:3000`. */
  url: string;
  databaseUrl: string;
  settings: Settings;
  log: Log;
  /** Stops taking requests, finishes what is in hand, closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Runs `services` in this process until `stop`. Throws WrongSettings before anything is touched. */
export async function serve(
  services: readonly ServiceDefinition[],
  options: ServeOptions = {},
): Promise<Running> {
  const settings = readSettings(options.env ?? process.env);
  const log = createLog(settings.LOG_LEVEL, services.length === 1 ? services[0]!.name : 'vuelta');
  const closers: (() => Promise<void>)[] = [];
  const stop = onlyOnce(() => closeAll(closers));
  try {
    const database = await openDatabase(settings);
    closers.push(() => database.stop());
    await migrate(database.url, services);
    const host = new Host(settings, log, database.url, services);
    closers.push(() => host.close());
    await host.open();
    const url = await listen(host, services, options, closers);
    return { url, databaseUrl: database.url, settings, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Mounts the modules, joins them to the transport and opens the door. Adds what must be closed to `closers`. */
async function listen(
  host: Host,
  services: readonly ServiceDefinition[],
  options: ServeOptions,
  closers: (() => Promise<void>)[],
): Promise<string> {
  const { settings } = host;
  const metrics = new Metrics();
  const transport = transportFor(host);
  const app = await createApp(host, services);
  configureHttp(app, host, metrics);
  if (options.pages) servePages(app, options.pages);
  await app.init();
  const runtimes: ServiceRuntime[] = [];
  for (const service of services)
    runtimes.push(await ServiceRuntime.join(app, service, { host, metrics, transport }));
  closers.push(() => transport.stop());
  await transport.start();
  closers.push(() => Promise.all(runtimes.map((runtime) => runtime.stop())).then(() => undefined));

  const databases = new Map(services.map(({ name }) => [name, host.databaseOf(name)]));
  metrics.watch(databases);
  metrics.watchInvariants(services, databases);
  closers.push(await listenForMetrics(metrics, settings));
  closers.push(() => app.close());
  await app.listen(settings.PORT, settings.HOST);
  for (const runtime of runtimes) runtime.start();
  const readiness = app.get(Readiness);
  readiness.eventsFlow = () => transport.healthy();
  readiness.open = true;
  closers.push(async () => {
    readiness.open = false;
    await new Promise((resolve) => setTimeout(resolve, settings.SHUTDOWN_DELAY_MS));
  });
  return addressOf(app, settings.HOST);
}

/** The Nest application of `services`, not yet initialised: enough to describe it, nothing is connected. */
export async function createApp(
  host: Host,
  services: readonly ServiceDefinition[],
): Promise<NestExpressApplication> {
  const secret = host.settings.VUELTA_SECRET ?? (await keptSecret(host.settings.DATA_DIR));
  return NestFactory.create<NestExpressApplication>(HostModule.with({ host, secret, services }), {
    logger: new NestLog(host.log),
    abortOnError: false,
    // Signatures of webhooks are over the bytes as they came.
    rawBody: true,
    forceCloseConnections: true,
  });
}

function transportFor({ settings, log }: Host): Transport {
  if (settings.KAFKA_BROKERS.length === 0) return new InProcessTransport();
  const topics = [...new Set(allEvents().map(({ info }) => topicOf(info)))];
  const clientId = settings.KAFKA_CLIENT_ID ?? 'vuelta';
  return new KafkaTransport({ brokers: settings.KAFKA_BROKERS, clientId, topics, log });
}

function addressOf(app: NestExpressApplication, host: string): string {
  const { port } = app.getHttpServer().address() as { port: number };
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Closes in the opposite order of opening; one that fails does not keep the others open. */
async function closeAll(closers: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.reverse()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'not everything closed cleanly');
}

function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
