import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.mjs';

const startMsMax = 60_000;
const stopMsMax = 30_000;

/** One service as a process of its own, on ports that stay the same over its restarts. */
export class ServiceProcess {
  #child;
  #wasReady = false;

  constructor(name, { port, managementPort, env, logs }) {
    this.name = name;
    this.port = port;
    this.log = join(logs, `${name}.log`);
    this.env = { ...env, PORT: String(port), MANAGEMENT_PORT: String(managementPort), KAFKA_CLIENT_ID: name };
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Starts it and waits until it takes requests. Resolves with the milliseconds that took. */
  async start() {
    const began = performance.now();
    const log = openSync(this.log, 'a');
    // In a process group of its own: Ctrl-C reaches this script only, which then stops what it started in order.
    this.#child = spawn(process.execPath, [`dist/apps/${this.name}/src/main.js`], {
      env: this.env,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    await once(this.#child, 'spawn');
    await until(`${this.name} ready`, () => this.#isReady(), startMsMax);
    this.#wasReady = true;
    return Math.round(performance.now() - began);
  }

  /** kill -9: no chance to finish anything. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** SIGTERM; kills what does not leave in time. Throws when a process that was ready did not end well. */
  async stop() {
    if (!this.#child || hasEnded(this.#child)) return;
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopMsMax);
    await this.#end('SIGTERM');
    clearTimeout(timer);
    const { exitCode, signalCode } = this.#child;
    if (this.#wasReady && exitCode !== 0)
      throw new Error(`${this.name} ended with ${signalCode ?? exitCode} on SIGTERM; see ${this.log}`);
  }

  async #end(signal) {
    if (hasEnded(this.#child)) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill(signal);
    await ended;
  }

  async #isReady() {
    if (hasEnded(this.#child)) throw new Error(`${this.name} ended while starting; see ${this.log}`);
    return fetch(`http://127.0.0.1:${this.port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

const hasEnded = ({ exitCode, signalCode }) => exitCode !== null || signalCode !== null;
