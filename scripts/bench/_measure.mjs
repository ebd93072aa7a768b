import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';

/**
 * Runs every contestant in turn, `rounds` times over, so that a busy machine slows all alike. A contestant is
 * `{ name, run(times) }`. Returns for each its µs per call: median, least and most, of CPU (all threads of this
 * process, which a busy machine hardly changes) and the median of the clock.
 */
export async function measure(contestants, { rounds = 7, roundMs = 400 } = {}) {
  const samples = new Map(contestants.map(({ name }) => [name, []]));
  const times = new Map();
  for (const { name, run } of contestants) times.set(name, await timesFor(run, roundMs));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contestants) samples.get(name).push(await timed(run, times.get(name)));
  }
  return contestants.map(({ name }) => ({ name, ...summary(samples.get(name)) }));
}

/** Warms up, and finds how many calls fill a round. */
async function timesFor(run, roundMs) {
  let times = 1;
  for (;;) {
    const { cpu } = await timed(run, times);
    if (cpu * times >= (roundMs * 1000) / 4) return Math.max(1, Math.round((roundMs * 1000) / cpu));
    times *= 4;
  }
}

async function timed(run, times) {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await run(times);
  const clock = ((performance.now() - start) * 1000) / times;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpu: (user + system) / times, clock };
}

function summary(samples) {
  const cpu = samples.map((sample) => sample.cpu).toSorted(ascending);
  const clock = samples.map((sample) => sample.clock).toSorted(ascending);
  return { median: middle(cpu), least: cpu[0], most: cpu.at(-1), clock: middle(clock) };
}

const ascending = (left, right) => left - right;
const middle = (sorted) => sorted[sorted.length >> 1];

/** Figures of one run, beside what they were measured on. */
export async function save(name, figures) {
  await mkdir('bench-results', { recursive: true });
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  await writeFile(`bench-results/${name}.json`, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
}
