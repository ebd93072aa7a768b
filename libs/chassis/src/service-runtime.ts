import type { INestApplication } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  DeadLetterReplay,
  everyMerchant,
  Inbox,
  Relay,
  repetitionsOf,
  subscriptionsOf,
  Worker,
} from '#messaging';
import type { Database, Message, Outcome, Transport } from '#messaging';
import type { Host } from './host.js';
import type { Metrics } from './metrics.js';
import type { ServiceDefinition } from './service-definition.js';

/** Milliseconds between looks at the outbox when no commit of this process woke the relay. */
const relayEveryMs = 250;
const replayEveryMs = 2000;
const tidyEveryMs = 3_600_000;

export interface RuntimeParts {
  host: Host;
  metrics: Metrics;
  transport: Transport;
}

/** One hosted service at work: its inbox, its relay and its workers. */
export class ServiceRuntime {
  private readonly workers: Worker[];
  private readonly relay: Relay;

  private constructor(
    private readonly database: Database,
    relay: Relay,
    workers: { woken: Worker[]; housekeeping: Worker[] },
  ) {
    this.relay = relay;
    this.workers = [...workers.woken, ...workers.housekeeping];
    database.onWork(() => workers.woken.forEach((worker) => worker.wake()));
  }

  /** Finds the service's subscriptions and workers and joins them to the transport. Nothing runs before `start`. */
  static async join(
    app: INestApplication,
    service: ServiceDefinition,
    parts: RuntimeParts,
  ): Promise<ServiceRuntime> {
    const { host, metrics, transport } = parts;
    const database = host.databaseOf(service.name);
    const providers = providersOf(app, service);
    const subscriptions = providers.flatMap(subscriptionsOf);
    const inbox = new Inbox(database, subscriptions, host.log);
    const deliver = async (message: Message): Promise<Outcome> => {
      const outcome = await inbox.deliver(message);
      metrics.eventSettled(service.name, outcome);
      return outcome;
    };
    const topics = [...new Set(subscriptions.map(({ topic }) => topic))];
    await transport.listen({ name: service.name, topics, deliver });

    const relay = new Relay(service.name, database, transport);
    const replay = new DeadLetterReplay(database, deliver);
    const workerFor = (work: ReturnType<typeof repetitionsOf>[number]): Worker =>
      new Worker({ ...work, name: `${service.name}/${work.name}`, log: host.log });
    const woken = [
      { name: 'relay', everyMs: relayEveryMs, work: () => relay.publishBatch() },
      ...providers.flatMap(repetitionsOf),
    ].map(workerFor);
    // No commit makes work for these two, and a look at every one would cost more than the commits.
    const housekeeping = [
      { name: 'replay', everyMs: replayEveryMs, work: () => replay.replayBatch() },
      { name: 'tidy', everyMs: tidyEveryMs, work: () => tidy(database) },
    ].map(workerFor);
    return new ServiceRuntime(database, relay, { woken, housekeeping });
  }

  start(): void {
    for (const worker of this.workers) worker.start();
  }

  /** Finishes the work in hand and gives the relay's lock back. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.stop()));
    await this.relay.release();
  }
}

function providersOf(app: INestApplication, service: ServiceDefinition): object[] {
  const wrappers = app.get(DiscoveryService).getProviders({ include: [service.module] });
  return wrappers
    .map((wrapper) => wrapper.instance as unknown)
    .filter((it) => typeof it === 'object' && it !== null);
}

/**
 * Forgets what no repetition can ask for again: replies to writes after 7 days, longer than an offline scanner's
 * weekend; published events and their marks after 30 days, the longest a topic keeps them.
 */
async function tidy(database: Database): Promise<number> {
  await database.transaction(everyMerchant, (tx) =>
    tx.query(
      `with replies as (delete from idempotency_key where created_at < now() - interval '7 days'),
            published as (delete from outbox where published_at < now() - interval '30 days')
       delete from inbox where handled_at < now() - interval '30 days'`,
    ),
  );
  return 0;
}
