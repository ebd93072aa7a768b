import { Option } from 'commander';
import type { Command } from 'commander';
import { Api } from '../api/api.js';
import { startOwnServer } from '../own-server.js';
import { showProgress } from '../replay/progress.js';
import { Replay } from '../replay/replay.js';
import { declineTable, outcomeTable, summary, surveyTable, workTable } from '../replay/report.js';
import type { Finished } from '../replay/report.js';
import { survey } from '../replay/survey.js';
import type { Survey } from '../replay/survey.js';
import { connectionOf, Failed, wholeNumber } from '../options.js';

interface ReplayOptions {
  orders: string;
  returns: string;
  limit: number;
  assumeDeliveryDays: number;
  parallel: number;
  dryRun?: boolean;
  keep?: boolean;
}

const help = `
The files are NDJSON, plain or .gz, one order or one return a line, in the format of the demo shop's sample
(apps/all/demo). Without --url all services start in this process on an empty database that is removed afterwards.
What was sent before is found again and not doubled: every key derives from the files.

How it counts. Each line of a return counts once. Where its pieces came from several orders, or only some of
them from any, they are asked for apart; the line then counts by the best outcome (accepted, review, declined,
refused) and the pieces by their own. A line declined for several reasons counts by the first code. Lines that a
person approved after review count as review. "Refused" are requests that the API answers with a problem.
"Unaccounted" are lines with pieces without an outcome, or accepted ones whose return never closed. The table of declines counts portions: the pieces of a line that came from one
order. Under each rule stand the rights of the law that speak of such a sale and why they did not give it.

What it assumes. An order was delivered --assume-delivery-days after it was placed, at the same hour; returns
before that are declined as not_yet_delivered. Times are those of London; the law is that of the customer's country, and
days are counted there. An order without a country is taken as GB, bought online by a consumer who was told their rights.
People and addresses are invented. One card payment covers each order.

Exit codes: 0 every piece is accounted for and the ledger sums to zero; 1 not so; 2 wrong usage; 78 wrong settings.`;

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description("send a shop's orders and returns through the HTTP API and account for every line")
    .requiredOption('--orders <file>', 'orders, NDJSON, plain or .gz')
    .requiredOption('--returns <file>', 'returns, NDJSON, plain or .gz')
    .option('--limit <n>', 'only the first n orders and their returns', wholeNumber, Infinity)
    .option('--assume-delivery-days <n>', 'days from an order to its delivery', wholeNumber, 0)
    .addOption(
      new Option('--parallel <n>', 'requests, then returns, under way at once')
        .argParser(wholeNumber)
        .default(24),
    )
    .option('--dry-run', 'read and check the files, send nothing')
    .option('--keep', "keep the own server's data folder")
    .addHelpText('after', help)
    .action((options: ReplayOptions, command: Command) => replay(options, command));
}

async function replay(options: ReplayOptions, command: Command): Promise<void> {
  const seen = await survey(options);
  process.stdout.write(`${surveyTable(seen)}\n`);
  for (const line of seen.unreadable.slice(0, 10)) process.stderr.write(`${line}\n`);
  if (options.dryRun) {
    process.stdout.write(
      `Nothing was sent. It would be ${seen.orders} orders and ${seen.requests} returns.\n`,
    );
    if (seen.unreadable.length > 0) throw new Failed('some lines cannot be read');
    return;
  }
  const finished = await onServer(options, command, (api) => send(api, options, seen));
  report(finished);
}

/** Runs `work` against the server of --url, or one of our own. */
async function onServer<T>(
  { keep = false }: ReplayOptions,
  command: Command,
  work: (api: Api) => Promise<T>,
): Promise<T> {
  const given = await connectionOf(command);
  if (given.isUrlGiven) return work(new Api(given.url, given.key()));
  const server = await startOwnServer(keep);
  try {
    return await work(new Api(server.url, server.key));
  } finally {
    await server.stop();
    if (keep)
      process.stderr.write(`The data is in ${server.dataDir}: DATA_DIR=${server.dataDir} npm start\n`);
  }
}

async function send(api: Api, options: ReplayOptions, seen: Survey): Promise<Finished> {
  const { assumeDeliveryDays: deliveryDays, parallel: width } = options;
  const replayed = new Replay(api, { files: options, survey: seen, deliveryDays, width }, showProgress());
  const beganAt = performance.now();
  await replayed.sendOrders();
  const ordersSentAt = performance.now();
  await replayed.sendReturns();
  const endedAt = performance.now();
  return {
    survey: seen,
    replay: replayed,
    ledgerSum: await replayed.ledgerSums(),
    seconds: (endedAt - beganAt) / 1000,
    returnSeconds: (endedAt - ordersSentAt) / 1000,
  };
}

function report(finished: Finished): void {
  const figures = summary(finished);
  const { failures } = finished.replay;
  const tables = [outcomeTable(finished), declineTable(finished), workTable(finished)];
  process.stdout.write(`${tables.join('\n')}\n${JSON.stringify(figures)}\n`);
  for (const failure of failures.slice(0, 10)) process.stderr.write(`${failure}\n`);
  const unbalanced = Object.values(figures.ledgerSum).some((sum) => sum !== 0);
  if (unbalanced) throw new Failed('the ledger does not sum to zero');
  if (figures.unaccounted > 0) throw new Failed(`${figures.unaccounted} lines are not accounted for`);
}
