// Real orders and returns, sent by the real command line.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

const limit = 200;
const msMax = 120_000;
/** The whole dataset where it is at hand, else the demo shop's part of it. */
const files = (folder, ending) => ({
  orders: `${folder}/orders.${ending}`,
  returns: `${folder}/returns.${ending}`,
});
const dataset = files('../shared/data/online-retail', 'ndjson.gz');
const sample = files('apps/all/demo', 'ndjson');

export async function replay({ api }, step) {
  const history = existsSync(dataset.orders) ? dataset : sample;
  const figures = await step(`vuelta replay --limit ${limit} of ${history.orders}`, () =>
    runReplay(history, api),
  );
  await step('accounts for every line', () => {
    const { orders, returnLines, accepted, declined, review, unaccounted, refunds } = figures;
    assert.equal(unaccounted, 0);
    assert.ok(orders > 0 && returnLines > 0 && refunds > 0);
    return JSON.stringify({ orders, returnLines, accepted, declined, review, refunds });
  });
  await step('leaves the ledger at zero', () => {
    for (const sum of Object.values(figures.ledgerSum)) assert.equal(sum, 0);
    return `${figures.returnsPerSecond} returns a second`;
  });
}

/** The last line that the command prints. Throws what it says when it does not succeed in time. */
async function runReplay({ orders, returns }, { url, key }) {
  const options = [
    `--orders=${orders}`,
    `--returns=${returns}`,
    `--limit=${limit}`,
    '--assume-delivery-days=2',
    `--url=${url}`,
  ];
  const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'replay', ...options], {
    env: { PATH: process.env.PATH, VUELTA_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), msMax);
  let printed = '';
  let said = '';
  child.stdout.on('data', (text) => (printed += text));
  child.stderr.on('data', (text) => (said += text));
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  assert.equal(code, 0, `vuelta replay ended with ${signal ?? code}:\n${(said + printed).slice(-3000)}`);
  return JSON.parse(printed.trim().split('\n').at(-1));
}
