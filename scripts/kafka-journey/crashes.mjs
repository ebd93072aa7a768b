// Processes that are killed while returns are under way. Nothing may be lost and nothing doubled: see proofs.mjs.
import assert from 'node:assert/strict';
import { until } from './until.mjs';
import { Way } from './way.mjs';

const perRound = 10;
/** Events a service has handled, or recorded, of the round when it is killed: it has begun, and is far from done. */
const eventsAtKill = 3;
/** From the end of a return's way to its beginning, so that each has work when its turn comes. */
const turns = ['notifications', 'analytics', 'refunds', 'receiving', 'returns', 'labels'];

/** Kills every service once, then the broker and a service, with ten more returns under way each time. */
export async function crashes(installation, step) {
  const burst = new Burst(installation);
  for (const service of turnsOf(installation.services)) {
    await step(`${service.name} is killed in the middle`, async () => {
      await burst.reach(service.name);
      const underWay = burst.underWay();
      await service.kill();
      return `${underWay} returns under way, ready again after ${await service.start()} ms`;
    });
  }
  await step('every return is closed', () => burst.end());
  await step('the broker is killed in the middle, then a service with events for it', async () => {
    const returns = installation.services.find(({ name }) => name === 'returns');
    await burst.reach('labels');
    await installation.killBroker();
    await burst.reach('returns', 'outbox');
    const underWay = burst.underWay();
    await returns.kill();
    const { startMs } = await installation.startBroker();
    return `${underWay} returns under way, broker back after ${startMs} ms, service after ${await returns.start()} ms`;
  });
  await step('every return is closed', () => burst.end());
}

const turnsOf = (services) => services.toSorted((a, b) => turns.indexOf(a.name) - turns.indexOf(b.name));

/** Returns on their way side by side, more in each round. */
class Burst {
  #walks = [];

  constructor(installation) {
    this.installation = installation;
  }

  /** Sends ten more returns on their way; resolves when `service` is in the middle of them. */
  async reach(service, table = 'inbox') {
    const events = () => this.installation.count(`select from ${service}.${table}`);
    const before = await events();
    for (let index = 0; index < perRound; index += 1) this.#walks.push(this.#walk());
    await until(`${service} at work`, async () => (await events()) >= before + eventsAtKill);
  }

  underWay() {
    return this.#walks.filter(({ closed }) => !closed).length;
  }

  /** Resolves when all are closed; throws what the first ones say that are not. */
  async end() {
    const began = performance.now();
    await Promise.all(this.#walks.map(({ ended }) => ended));
    const failures = this.#walks.flatMap(({ failure }) => failure ?? []);
    assert.equal(
      failures.length,
      0,
      `${failures.length} of ${this.#walks.length}: ${failures.slice(0, 3).join('\n')}`,
    );
    return `${this.#walks.length}, the last ${Math.round((performance.now() - began) / 1000)} s later`;
  }

  #walk() {
    const walk = { closed: false };
    const way = new Way(this.installation.api, `C-${this.#walks.length + 1}`);
    walk.ended = way.walk().then(
      () => (walk.closed = true),
      ({ message }) => (walk.failure = message),
    );
    return walk;
  }
}
