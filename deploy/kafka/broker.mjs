// One real Apache Kafka on 127.0.0.1, started and stopped by its own process id.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { fetchJars, findJava } from './jars.mjs';
import { isRunning } from './process-identity.mjs';

const startMsMax = 60_000;
const stopMsMax = 30_000;
const jvm = ['-Xms64m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * Starts the broker unless this data folder's broker already runs, and waits until it answers.
 * The controller listens on port + 1. Throws MissingTool without Java 17 or Maven.
 * @param {{ dataDir: string, port: number }} where
 * @returns {Promise<{ address: string, pid: number, startMs: number, stop: () => Promise<boolean> }>}
 */
export async function startKafka({ dataDir, port }) {
  const began = performance.now();
  const home = resolve(dataDir);
  const running = await findBroker(home);
  const { pid, port: actualPort } = running ?? (await launch(home, port));
  const address = `127.0.0.1:${actualPort}`;
  await untilItAnswers(home, pid, address);
  return { address, pid, startMs: Math.round(performance.now() - began), stop: () => stopKafka(home) };
}

/** Stops the broker of this data folder and waits for its end. Answers false when none was running. */
export async function stopKafka(dataDir) {
  const home = resolve(dataDir);
  const broker = await findBroker(home);
  if (broker) {
    process.kill(broker.pid, 'SIGTERM');
    const deadline = Date.now() + stopMsMax;
    while (Date.now() < deadline && (await isRunning(broker.pid, propertiesOf(home)))) await wait(50);
    if (await isRunning(broker.pid, propertiesOf(home))) process.kill(broker.pid, 'SIGKILL');
  }
  await rm(pidFileOf(home), { force: true });
  return broker !== undefined;
}

const propertiesOf = (home) => join(home, 'server.properties');
const pidFileOf = (home) => join(home, 'broker.pid');
const logOf = (home) => join(home, 'broker.log');

/** The running broker that wrote this folder's pid file; a stale file, or a pid given to another program, is none. */
async function findBroker(home) {
  const written = await readFile(pidFileOf(home), 'utf8').catch(() => '');
  if (!written) return undefined;
  const broker = JSON.parse(written);
  return (await isRunning(broker.pid, propertiesOf(home))) ? broker : undefined;
}

async function launch(home, port) {
  const java = await findJava();
  const lib = await fetchJars();
  await requireFree(port);
  await requireFree(port + 1);
  await writeProperties(home, port);
  const kafka = [...jvm, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-cp', join(lib, '*')];
  if (!existsSync(join(home, 'log', 'meta.properties'))) await format(home, java, kafka);

  const log = await open(logOf(home), 'w');
  const child = spawn(java, [...kafka, 'kafka.Kafka', propertiesOf(home)], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  await once(child, 'spawn');
  await log.close();
  await writeFile(pidFileOf(home), JSON.stringify({ pid: child.pid, port }));
  return { pid: child.pid, port };
}

async function writeProperties(home, port) {
  const values = { dataDir: join(home, 'log'), port, controllerPort: port + 1 };
  const template = await readFile(join(import.meta.dirname, 'server.properties'), 'utf8');
  await mkdir(home, { recursive: true });
  await writeFile(
    propertiesOf(home),
    template.replace(/\{(dataDir|port|controllerPort)\}/g, (_, name) => values[name]),
  );
}

async function format(home, java, kafka) {
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const arguments_ = ['format', '-t', clusterId, '-c', propertiesOf(home)];
  const child = spawn(java, [...kafka, 'kafka.tools.StorageTool', ...arguments_], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Kafka could not format its storage in ${home} (exit code ${code})`);
}

async function requireFree(port) {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error) => {
    throw new Error(`Kafka cannot listen on 127.0.0.1:${port}: ${error.code}. Set KAFKA_PORT.`);
  });
  server.close();
  await once(server, 'close');
}

async function untilItAnswers(home, pid, address) {
  const deadline = Date.now() + startMsMax;
  while (!(await answers(address))) {
    const alive = await isRunning(pid, propertiesOf(home));
    if (alive && Date.now() < deadline) {
      await wait(100);
      continue;
    }
    const log = await readFile(logOf(home), 'utf8');
    throw new Error(
      `Kafka ${alive ? 'does not answer' : 'ended'}; its log (${logOf(home)}):\n${log.slice(-4000)}`,
    );
  }
}

async function answers(address) {
  const { Kafka, logLevel } = kafkajs;
  const client = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  const admin = client.admin();
  try {
    await admin.connect();
    await admin.listTopics();
    return true;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}
