import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { calendars } from '#calendars';
import { compilePolicy, defaultPolicy, Simulation } from '#policy-engine';
import type { CompiledPolicy, PastReturn, SimulationReport } from '#policy-engine';
import { Api } from '../api/api.js';
import type { PolicyInForceView } from '../api/views.js';
import { connectionOf, wholeNumber, WrongUsage } from '../options.js';
import { showBar } from '../replay/progress.js';
import { survey } from '../replay/survey.js';
import { changesCsv } from '../simulate/changes-csv.js';
import { datasetPast } from '../simulate/dataset-returns.js';
import { pastDecisions } from '../simulate/past-decisions.js';
import { simulationText } from '../simulate/report.js';
import { readLaw, readPolicy } from './files.js';

interface SimulateOptions {
  base?: string;
  law?: string;
  limit?: number;
  data?: string;
  assumeDeliveryDays: number;
  ordersBackAfter?: number;
  json?: string;
  csv?: string;
}

/** Where past returns come from, and what judges them unless --base says otherwise. */
interface Past {
  returns: AsyncIterable<PastReturn>;
  total: number;
  policy: CompiledPolicy;
}

const help = `
FILE is the draft, JSON or YAML; without it the policy stays as it is and --law alone differs. Both policies judge the same
facts: the last decisions of a server (--url, --key), or the history in a folder as 'vuelta replay' reads it (--data:
orders.ndjson and returns.ndjson, plain or .gz). The base is --base, else the policy in force on the server; for a folder
the default policy. Nothing is written but the files of --json and --csv.

A line in review counts as accepted, and its money as refunded. In a folder, what history took back counts as returned for
whatever is asked back later, an order without a country as British, and no reason is known. --orders-back-after judges
each order of the folder too, as if all its goods were asked back so many days after delivery.

Exit codes: 0 done; 1 a policy cannot be used, or the server does not answer; 2 wrong usage.`;

export function addPolicySimulate(policy: Command): void {
  policy
    .command('simulate')
    .description('what another policy, or another law, would have made of past returns')
    .argument('[file]', 'the draft, JSON or YAML')
    .option('--base <file>', 'the policy to compare with')
    .option(
      '--law <dir>',
      'law packs that the draft is judged with; the base keeps those that came with Vuelta',
    )
    .option(
      '--limit <n>',
      'decisions of a server (default 1000), or orders of a folder (default all)',
      wholeNumber,
    )
    .option('--data <dir>', 'the history in this folder instead of a server')
    .option('--assume-delivery-days <n>', 'days from an order of the folder to its delivery', wholeNumber, 2)
    .option(
      '--orders-back-after <days>',
      'judge each order of the folder too, as if it came back',
      wholeNumber,
    )
    .option('--json <file>', 'write the whole report there')
    .option('--csv <file>', 'write every line that changes there')
    .addHelpText('after', help)
    .action((file: string | undefined, options: SimulateOptions, command: Command) =>
      simulate(file, options, command),
    );
}

async function simulate(file: string | undefined, options: SimulateOptions, command: Command): Promise<void> {
  const { base, law, json, csv } = options;
  if (file === undefined && law === undefined) throw new WrongUsage('give a policy, --law, or both');
  const draft = file === undefined ? null : readPolicy(file);
  const ownLaw = readLaw();
  const draftLaw = law === undefined ? ownLaw : readLaw(law);
  const past =
    options.data === undefined ? await onServer(options, command) : await inFolder(options, options.data);
  const policy = base === undefined ? past.policy : readPolicy(base);
  const simulation = new Simulation(
    { policy, law: ownLaw },
    { policy: draft ?? policy, law: draftLaw },
    calendars(),
  );
  await addAll(simulation, past);
  const report = simulation.report();
  await writeReport(report, { json, csv });
  process.stdout.write(`${simulationText(report)}\n`);
}

async function addAll(simulation: Simulation, { returns, total }: Past): Promise<void> {
  const progress = showBar();
  progress.begin('returns', total);
  for await (const one of returns) {
    simulation.add(one);
    progress.advance();
  }
  progress.end();
}

async function onServer({ limit = 1000 }: SimulateOptions, command: Command): Promise<Past> {
  const { url, key } = await connectionOf(command);
  const api = new Api(url, key());
  const { name, document } = await api.get<PolicyInForceView>('/v1/policies/in-force');
  return { returns: pastDecisions(api, limit), total: limit, policy: compilePolicy(document, name) };
}

async function inFolder(options: SimulateOptions, folder: string): Promise<Past> {
  const { limit = Infinity, assumeDeliveryDays: deliveryDays, ordersBackAfter = null } = options;
  const files = { orders: fileIn(folder, 'orders'), returns: fileIn(folder, 'returns'), limit };
  const seen = await survey(files);
  for (const line of seen.unreadable.slice(0, 10)) process.stderr.write(`left out: ${line}\n`);
  return {
    returns: datasetPast({ files, survey: seen, deliveryDays, ordersBackAfterDays: ordersBackAfter }),
    total: seen.requests + (ordersBackAfter === null ? 0 : seen.orders),
    policy: compilePolicy(defaultPolicy, 'default-1'),
  };
}

function fileIn(folder: string, name: string): string {
  const plain = join(folder, `${name}.ndjson`);
  return existsSync(plain) ? plain : `${plain}.gz`;
}

async function writeReport(
  report: SimulationReport,
  { json, csv }: { json: string | undefined; csv: string | undefined },
): Promise<void> {
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  if (csv !== undefined) await writeFile(csv, changesCsv(report.changes));
}
