// A whole installation on this machine: PostgreSQL, Kafka, every service as its own process, a proxy, and a
// storefront that hears webhooks.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Merchants, scopes, startEmbeddedPostgres } from '../../dist/libs/chassis/src/index.js';
import { startKafka } from '../../deploy/kafka/broker.mjs';
import { Api } from './api.mjs';
import { freePorts } from './ports.mjs';
import { startProxy } from './proxy.mjs';
import { ServiceProcess } from './service-process.mjs';
import { Storefront } from './storefront.mjs';
import { until } from './until.mjs';

export class Installation {
  #stops = [];
  #stopping;

  /** Starts everything; whatever was started when something fails is left for `stop`. Resolves with a line of facts. */
  async start() {
    this.folder = await mkdtemp(join(tmpdir(), 'vuelta-kafka-'));
    this.logs = join(this.folder, 'logs');
    await mkdir(this.logs);
    await this.#startDatabase();
    const names = await serviceNames();
    const [kafkaPort, , ...ports] = await freePorts(2 + 2 * names.length);
    this.kafkaPort = kafkaPort;
    const { startMs } = await this.startBroker();
    this.services = names.map((name, index) => this.#service(name, ports.slice(2 * index)));
    this.#stops.push(() => this.#stopServices());
    const startTimes = await Promise.all(this.services.map((service) => service.start()));
    await this.#openDoor();
    return `Kafka ${startMs} ms, ${names.length} services ${Math.max(...startTimes)} ms`;
  }

  /** Starts the broker on the folder and port of this installation, also after it was killed. */
  async startBroker() {
    const kafka = await startKafka({ dataDir: join(this.folder, 'kafka'), port: this.kafkaPort });
    if (!this.kafka) this.#stops.push(() => this.kafka.stop());
    this.kafka = kafka;
    return kafka;
  }

  /** kill -9 of the broker; resolves when it is gone. */
  async killBroker() {
    const { pid } = this.kafka;
    process.kill(pid, 'SIGKILL');
    await until(`the end of process ${pid}`, () => !isAlive(pid));
  }

  /** Rows of the database, as its owner: past every wall. */
  async sql(text) {
    const { rows } = await this.owner.query(text);
    return rows;
  }

  /** How many rows a query has. */
  async count(query) {
    const [{ count }] = await this.sql(`select count(*)::int as count from (${query}) as found`);
    return count;
  }

  /** Stops everything that was started, last first, each by its own process id. Throws what went wrong on the way. */
  stop() {
    return (this.#stopping ??= this.#stopAll());
  }

  async #stopAll() {
    const failures = [];
    for (const stop of this.#stops.toReversed()) await stop().catch((error) => failures.push(error.message));
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }

  removeFolder() {
    return rm(this.folder, { recursive: true, force: true });
  }

  async #startDatabase() {
    // Processes are killed here, not machines: nothing needs to be forced to the disk.
    const postgres = await startEmbeddedPostgres({ dataDir: join(this.folder, 'postgres'), fsync: false });
    this.#stops.push(() => postgres.stop());
    this.databaseUrl = postgres.url;
    this.owner = new pg.Client({ connectionString: postgres.url });
    await this.owner.connect();
    this.#stops.push(() => this.owner.end());
  }

  #service(name, [port, managementPort]) {
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: this.databaseUrl,
      KAFKA_BROKERS: `127.0.0.1:${this.kafkaPort}`,
      VUELTA_SECRET: (this.secret ??= randomBytes(32).toString('hex')),
      DATA_DIR: this.folder,
      WEBHOOKS_TO_PRIVATE_ADDRESSES: 'true',
    };
    return new ServiceProcess(name, { port, managementPort, env, logs: this.logs });
  }

  async #stopServices() {
    const results = await Promise.allSettled(this.services.map((service) => service.stop()));
    const failed = results.filter(({ status }) => status === 'rejected');
    if (failed.length > 0) throw new Error(failed.map(({ reason }) => reason.message).join('\n'));
  }

  async #openDoor() {
    const proxy = await startProxy((name) => this.services.find((service) => service.name === name)?.port);
    this.#stops.push(() => proxy.stop());
    this.key = await Merchants.using(this.databaseUrl, async (merchants) => {
      const merchantId = await merchants.create('kafka', 'Kafka');
      return merchants.createKey({ merchantId, name: 'kafka', scopes });
    });
    this.api = new Api(proxy.url, this.key);
    this.storefront = new Storefront();
    await this.storefront.start();
    this.#stops.push(() => this.storefront.stop());
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Every folder of apps/ with a service's module and a main.ts of its own. */
async function serviceNames() {
  const folders = await readdir('dist/apps');
  const isService = (name) =>
    existsSync(`dist/apps/${name}/src/main.js`) && existsSync(`dist/apps/${name}/src/${name}.module.js`);
  return folders.filter(isService).sort();
}
